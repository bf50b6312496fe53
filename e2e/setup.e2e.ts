import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerDialogs, expect, kill, launch, test } from './support/application.ts';
import { startSample } from './support/start-sample.ts';

/** What a station with a name and two officers still lacks, and the control it is entered through. */
const whereEntered: readonly { readonly what: string; readonly control: (page: Page) => Locator }[] = [
  { what: '地址、邮政编码、联系人、联系电话', control: (page) => page.getByLabel('地址', { exact: true }) },
  { what: '法制审核人员', control: (page) => page.getByRole('button', { name: '添加人员' }) },
  { what: '行政复议机关', control: (page) => page.getByLabel('行政复议机关') },
  { what: '收款银行和账号', control: (page) => page.getByLabel('代收银行') },
  { what: '集体讨论的数额标准', control: (page) => page.getByRole('button', { name: '添加标准' }) },
  { what: '印章图', control: (page) => page.getByRole('button', { name: '导入印章图' }) },
  { what: '签名证书', control: (page) => page.getByRole('button', { name: /^导入证书文件/ }) },
  { what: '第一个管理员的账户', control: (page) => page.getByRole('button', { name: '设立账户…' }) },
];

test('a station is set up by keyboard, closed midway, gone on with, and the desk says what is lacking', async ({
  running,
}) => {
  const { page, folder } = running;
  const step = (name: string, of = page) => of.getByRole('heading', { name, level: 1 });
  await page.getByRole('button', { name: /从空白开始/ }).press('Enter');
  await expect(step('本机关')).toBeFocused();
  await page.getByLabel('全称').fill('示例市交通运输局');
  await page.keyboard.press('Control+Enter');
  await expect(step('人员')).toBeFocused();
  const list = join(folder, '名单.csv');
  writeFileSync(
    list,
    '姓名,执法证号,有效期起,有效期止\n张三,示01,2024-01-01,2099-12-31\n李四,示02,2024-01-01,2099-12-31\n',
  );
  await answerDialogs(running, { open: [list] });
  await page.getByRole('button', { name: '从名单导入（CSV、XLSX）' }).click();
  await page.getByRole('button', { name: '导入 2 人' }).click();
  await expect(page.getByRole('group', { name: '李四' })).toBeVisible();
  // Two officers are enough; whoever approves and reviews is still lacking.
  await expect(page.getByText('还缺执法部门负责人、法制审核人员')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByLabel('全称')).toHaveValue('示例市交通运输局');
  await page.getByRole('button', { name: /数额标准/ }).click();
  await expect(step('数额标准')).toBeVisible();

  await kill(running);
  const again = await launch(folder);
  try {
    await expect(step('数额标准', again.page)).toBeVisible();
    await again.page.getByRole('button', { name: '以后再说' }).click();
    const missing = again.page.getByRole('region', { name: '本站还缺什么' });
    await expect(missing).toContainText('管辖法院');
    await expect(missing).toContainText('行政处罚决定书');
    await expect(missing).not.toContainText('第二名执法人员');
    await missing.getByTitle('去填写：管辖法院').click();
    // The field itself takes the caret: what is typed next is the court.
    await expect(again.page.getByLabel('管辖法院')).toBeFocused();
    await again.page.keyboard.type('示例市示例区');
    await again.page.keyboard.press('Alt+1');
    await expect(missing).not.toContainText('管辖法院');
    for (const { what, control } of whereEntered) {
      await missing.getByTitle(`去填写：${what}`).press('Enter');
      await expect(control(again.page)).toBeFocused();
      await again.page.keyboard.press('Alt+1');
    }
    await missing.getByRole('button', { name: '收起' }).click();
    await expect(missing.getByRole('list')).toHaveCount(0);
  } finally {
    await again.app.close();
  }
});

test('the trial with the sample station is wiped in one act, typed, and setting up begins', async ({
  running,
}) => {
  const { page } = running;
  await startSample(page);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: '清除试用数据，正式使用…' }).click();
  const dialog = page.getByRole('dialog', { name: '清除试用数据' });
  await expect(dialog).toContainText('示例案件 4 件');
  await expect(dialog.getByRole('button', { name: /^清除/ })).toBeDisabled();
  await dialog.getByLabel('请输入“清除试用数据”').fill('清除试用数据');
  await dialog.getByRole('button', { name: /^清除/ }).click();
  await expect(page.getByRole('heading', { name: '本机关', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '以后再说' }).click();
  await expect(page.getByText('还没有案件')).toBeVisible();
  await expect(page.getByText('示例站', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Alt+5');
  await page.getByRole('tab', { name: '备份' }).click();
  await expect(page.getByRole('cell', { name: '清除试用数据之前' })).toBeVisible();
});

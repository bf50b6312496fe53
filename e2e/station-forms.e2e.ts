import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerDialogs, call, expect, test } from './support/application.ts';

test('a form of the station’s own is installed after an explicit yes, offered in a case, and removed', async ({
  running,
}) => {
  const { page } = running;
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-own-form-'));
  const grant = async (path: string) => {
    await answerDialogs(running, { open: [path], save: path });
    const chosen = await page.evaluate(() =>
      window.anjuan.shell.saveAs({ title: '', name: 'x', filters: [] }),
    );
    if (!chosen.ok || !chosen.value) throw new Error('no token');
    return chosen.value.token;
  };
  await page.getByRole('button', { name: /从示例站开始/ }).press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  const form = await grant(join(folder, 'vehicle-handover'));
  const target = join(folder, '车辆交接单.anjuan-form');
  await call(page, 'formFolder/make', { id: 'vehicle-handover', title: '车辆交接单', folder: form });
  await call(page, 'formFolder/pack', { folder: form, target: await grant(target), identity: 'none' });
  expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');

  await page.getByRole('button', { name: '本站', exact: true }).click();
  await page.getByRole('tab', { name: '文书式样' }).click();
  await answerDialogs(running, { open: [target] });
  await page.getByRole('button', { name: /从文件安装/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '安装式样《车辆交接单》' });
  await expect(dialog.getByRole('button', { name: /^安装/ })).toBeDisabled();
  await dialog.getByRole('checkbox').press('Space');
  await page.keyboard.press('Control+Enter');
  const installed = page.getByRole('list', { name: '已安装的式样' });
  await expect(installed).toContainText('经管理员确认');

  await page.getByRole('button', { name: '文书库', exact: true }).click();
  await expect(page.getByText('车辆交接单').first()).toBeVisible();

  await page.getByRole('button', { name: '本站', exact: true }).click();
  await page.getByRole('tab', { name: '文书式样' }).click();
  await page.getByRole('button', { name: '移除' }).press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(installed).toContainText('已移除');
});

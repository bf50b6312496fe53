import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answerDialogs,
  expect,
  kill,
  launch,
  picture,
  type Running,
  resize,
  screenshot,
  test,
} from './support/application.ts';
import { violations } from './support/axe.ts';
import { makeSigningKeys, password, type SigningKeys } from './support/signing-keys.ts';
import { openDecision, startSample } from './support/start-sample.ts';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first();

/** Takes a certificate file in, in the settings. */
async function importKey(running: Running, file: string): Promise<void> {
  const { page } = running;
  await answerDialogs(running, { open: [file] });
  await button(page, /^导入证书文件/).press('Enter');
  await enter(page, password);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Answers the question for a certificate's password. */
async function enter(page: Page, text: string): Promise<void> {
  await page.getByRole('dialog', { name: '证书密码' }).locator('input').fill(text);
  await page.keyboard.press('Enter');
}

async function openExport(page: Page): Promise<void> {
  await openDecision(page, '吴强');
  await button(page, /^违法行为通知书 已签发/).click();
  await page.getByRole('heading', { name: '违法行为通知书', level: 1 }).first().waitFor();
  await page.keyboard.press('Control+e');
  await page.getByRole('group', { name: '签名人，按先后' }).waitFor();
}

/** What pdfsig says of each signature of the only PDF in `folder`. */
function pdfsigOf(folder: string, { trusted }: SigningKeys): readonly string[] {
  const pdf = readdirSync(folder).find((name) => name.endsWith('.pdf')) ?? '';
  return execFileSync('pdfsig', ['-nssdir', `sql:${trusted}`, join(folder, pdf)], { encoding: 'utf8' })
    .split(/^Signature #\d+:$/m)
    .slice(1);
}

test('two sign in order, each with a file and a password of their own; pdfsig finds both', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page } = running;
  const keys = makeSigningKeys();
  const out = mkdtempSync(join(tmpdir(), 'anjuan-signed-'));
  await resize(running, 1366, 768);
  await startSample(page);
  await button(page, '本站').click();
  await page.getByRole('tab', { name: /证书/ }).click();
  for (const file of [keys.officer, keys.agency, keys.sm2]) await importKey(running, file);
  await expect(page.locator('.identity', { hasText: '国密 SM2（SM3）' })).toHaveCount(1);
  await screenshot(page, 'settings-identities');
  expect(await violations(page)).toEqual([]);

  // The SM2 key was chosen last: for a DOCX it is refused before anything is asked, and said why.
  await openExport(page);
  await expect(page.getByRole('alert')).toContainText('不能签 Word 文件');
  await expect(button(page, '选择文件夹并导出')).toBeDisabled();
  await screenshot(page, 'export-sm2');
  await page.getByRole('checkbox', { name: 'Word（DOCX）' }).press('Space');
  await expect(page.getByRole('dialog')).toContainText('通用的 PDF 阅读器多不认识它');
  await expect(button(page, '选择文件夹并导出')).toBeEnabled();

  const option = (name: string) => page.getByRole('combobox', { name });
  await option('第 1 个签名的证书').selectOption({ label: '某县交通运输局' });
  await button(page, '增加签名人').press('Enter');
  await option('第 1 个签名的证书').selectOption({ label: '张三' });
  await option('第 1 个签名的身份').selectOption({ label: '执法人员' });
  await option('第 2 个签名的身份').selectOption({ label: '执法部门' });
  await screenshot(page, 'export-signers');
  expect(await violations(page)).toEqual([]);
  await page.evaluate(() => window.anjuan.shell.setZoom({ zoom: 2 }));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(683);
  expect(await violations(page)).toEqual([]);
  await picture(running, 'export-signers-200');
  await button(page, '选择文件夹并导出').scrollIntoViewIfNeeded();
  await expect(button(page, '选择文件夹并导出')).toBeInViewport();
  await page.evaluate(() => window.anjuan.shell.setZoom({ zoom: 1 }));

  await answerDialogs(running, { open: [out] });
  await button(page, '选择文件夹并导出').press('Enter');
  await expect(page.locator('.exported li')).toHaveCount(1, { timeout: 60_000 });
  await expect(page.locator('.exported')).toContainText('已签名并验证');
  const said = pdfsigOf(out, keys);
  expect(said.map((text) => /Common Name: (.*)/.exec(text)?.[1])).toEqual(['张三', '某县交通运输局']);
  for (const text of said) {
    expect(text).toContain('Signature is Valid.');
    expect(text).toContain('Certificate is Trusted.');
  }
  await screenshot(page, 'export-signed');

  // After a start nothing is unlocked: a wrong password writes nothing, the right ones sign as the last time.
  await kill(running);
  const again = await launch(running.folder);
  const later = mkdtempSync(join(tmpdir(), 'anjuan-signed-'));
  try {
    await answerDialogs(again, { open: [later] });
    await openExport(again.page);
    await button(again.page, '选择文件夹并导出').press('Enter');
    await expect(again.page.getByRole('dialog', { name: '证书密码' })).toContainText('张三');
    await enter(again.page, '错的密码');
    await expect(again.page.getByText('证书密码不对')).toBeVisible();
    await screenshot(again.page, 'export-wrong-password');
    expect(readdirSync(later)).toEqual([]);
    await enter(again.page, password);
    await expect(again.page.getByRole('dialog', { name: '证书密码' })).toContainText('某县交通运输局');
    await enter(again.page, password);
    await expect(again.page.locator('.exported li')).toHaveCount(2, { timeout: 60_000 });
    expect(pdfsigOf(later, keys).filter((text) => text.includes('Signature is Valid.'))).toHaveLength(2);
  } finally {
    await again.app.close();
  }
});

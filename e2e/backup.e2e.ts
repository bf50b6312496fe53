import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answerDialogs,
  test as base,
  expect,
  freshFolder,
  launch,
  type Running,
  resize,
  screenshot,
} from './support/application.ts';
import { violations } from './support/axe.ts';
import { startSample } from './support/start-sample.ts';

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern.
  folder: async ({}, use) => {
    const folder = freshFolder();
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
});

const told = (page: Page, text: string | RegExp) =>
  page.locator('.notice', { hasText: text }).last().waitFor();

async function openBackups(page: Page): Promise<void> {
  await page.getByRole('button', { name: '本站', exact: true }).click();
  await page.getByRole('tab', { name: '备份' }).click();
  await page.getByRole('button', { name: '立即备份' }).waitFor();
}

/** The facts of the sample's case: its summary, which the restore takes back. */
async function openSummary(page: Page) {
  await page.getByRole('button', { name: '案件', exact: true }).first().click();
  await page.getByText('吴强').first().click();
  await page.getByRole('tab', { name: '案件事实' }).click();
  return page.getByLabel('案件基本情况').first();
}

const safe = (page: Page) =>
  expect(page.locator('[data-safety]').first()).toHaveAttribute('data-safety', 'safe');

test('a backup is made, here and on a second place, looked into before it is restored, and restored; what was there before is a backup too', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { page, folder } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await openBackups(page);
  await page.getByRole('button', { name: '立即备份' }).click();
  await told(page, '已备份并核对');
  const second = freshFolder();
  await answerDialogs(running, { open: [second] });
  await page.getByRole('button', { name: '设第二位置…' }).click();
  await page.getByRole('button', { name: '备份到第二位置' }).click();
  await expect(page.getByRole('row', { name: /第二位置/ })).toHaveCount(1);
  await screenshot(page, 'backup-made');
  expect(await violations(page)).toEqual([]);

  // The audit is held against the checkpoint that lies there.
  const [stamp = ''] = readdirSync(join(second, '案卷备份')).filter((name) => /^\d{4}-/.test(name));
  await answerDialogs(running, { open: [join(second, '案卷备份', stamp, 'audit-checkpoint.json')] });
  await page.getByRole('button', { name: '与核对点核对…' }).click();
  await expect(page.getByText(/条，全部相符/)).toBeVisible();
  await expect(page.getByText(/它没有签名/)).toBeVisible();

  const summary = await openSummary(page);
  const before = await summary.inputValue();
  await summary.fill('备份以后写的一句话');
  await page.keyboard.press('Tab');
  await safe(page);
  await openBackups(page);
  await page
    .getByRole('row', { name: /第二位置/ })
    .getByRole('button', { name: '恢复…' })
    .click();
  const dialog = page.getByRole('dialog', { name: '从备份恢复' });
  await expect(dialog.getByText(/恢复会改变 1 个案件/)).toBeVisible();
  await expect(dialog.getByRole('row', { name: /吴强/ })).toBeVisible();
  await screenshot(page, 'backup-look');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(await openSummary(page)).toHaveValue('备份以后写的一句话');
  await openBackups(page);
  await page
    .getByRole('row', { name: /第二位置/ })
    .getByRole('button', { name: '恢复…' })
    .click();
  await dialog.getByText(/核对完好/).waitFor();
  await page.keyboard.press('Control+Enter');
  await told(page, '已恢复');
  await expect(await openSummary(page)).toHaveValue(before);
  await openBackups(page);
  await expect(page.getByRole('row', { name: /恢复之前/ })).toHaveCount(1);
  expect(readdirSync(join(folder, 'station', 'backups')).length).toBeGreaterThan(0);
  rmSync(second, { recursive: true, force: true });
});

/** Overwrites the file's first page: SQLite then knows it for no database. */
function spoil(folder: string): void {
  const file = join(folder, 'station', 'anjuan.sqlite');
  writeFileSync(file, readFileSync(file).fill(0x5a, 0, 4096));
}

test('a damaged database is said, repaired with what was saved told, and opened; or a backup takes its place', async ({
  folder,
}) => {
  test.setTimeout(120_000);
  const first: Running = await launch(folder);
  await startSample(first.page);
  await openBackups(first.page);
  await first.page.getByRole('button', { name: '立即备份' }).click();
  await told(first.page, '已备份并核对');
  await first.app.close();

  spoil(folder);
  const damaged = await launch(folder);
  await resize(damaged, 1366, 768);
  await damaged.page.getByRole('heading', { name: '没有打开案卷' }).waitFor();
  await screenshot(damaged.page, 'rescue');
  expect(await violations(damaged.page)).toEqual([]);
  await damaged.page.getByRole('button', { name: '修复数据库' }).press('Enter');
  await expect(damaged.page.getByText(/案件：救出 \d+ 条/)).toBeVisible();
  await screenshot(damaged.page, 'rescue-repaired');
  await damaged.page.getByRole('button', { name: '打开修复后的数据库' }).press('Enter');
  await damaged.page.getByText('吴强').first().waitFor();
  await damaged.app.close();
  // The damaged file is kept.
  expect(readdirSync(join(folder, 'station')).some((name) => name.includes('replaced'))).toBe(true);

  spoil(folder);
  const again = await launch(folder);
  await again.page.getByRole('button', { name: /的备份$/ }).press('Enter');
  await again.page.getByText('吴强').first().waitFor();
  await again.app.close();
});

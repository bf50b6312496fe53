import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialogs, expect, freshFolder, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { lockFile } from './support/lock-file.ts';
import { startSample } from './support/start-sample.ts';

test('a save that fails is told at once; what was typed stays, can be written elsewhere, and reaches the disk by itself', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { page, folder } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await page.getByRole('button', { name: '案件', exact: true }).first().click();
  await page.getByText('吴强').first().click();
  await page.getByRole('tab', { name: '案件事实' }).click();
  const summary = page.getByLabel('案件基本情况').first();
  const safety = page.locator('[data-safety]').first();
  await expect(safety).toHaveAttribute('data-safety', 'safe');

  const release = await lockFile(join(folder, 'station', 'anjuan.sqlite'));
  await summary.fill('磁盘不听话时写的一句话');
  await page.keyboard.press('Tab');
  const told = page.getByRole('alert').filter({ hasText: '数据库正被另一个程序使用' });
  await expect(told).toContainText('尚未存盘，正在自动重试');
  await expect(safety).not.toHaveAttribute('data-safety', 'safe');
  await expect(summary).toHaveValue('磁盘不听话时写的一句话');
  await screenshot(page, 'failed-save');
  expect(await violations(page)).toEqual([]);

  const elsewhere = freshFolder();
  await answerDialogs(running, { open: [elsewhere] });
  await told.getByRole('button', { name: '另存应急副本…' }).press('Enter');
  await page.locator('.notice', { hasText: '已另存到' }).waitFor();
  const files = readdirSync(elsewhere).map((name) => readFileSync(join(elsewhere, name), 'utf8'));
  expect(files.filter((text) => text.includes('磁盘不听话时写的一句话'))).toHaveLength(1);
  rmSync(elsewhere, { recursive: true, force: true });

  await release();
  await expect(told).toBeHidden();
  await expect(safety).toHaveAttribute('data-safety', 'safe');
  await expect(summary).toHaveValue('磁盘不听话时写的一句话');
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialogs, expect, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { startSample } from './support/start-sample.ts';

test('the whole record: what is missing is found, filled from the recorder’s card, undone and explained, by keyboard', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { page, folder } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await page.keyboard.press('Control+5');
  const stages = page.getByRole('list', { name: '全过程记录' });
  await expect(stages.getByRole('heading', { level: 2 })).toHaveText([
    ...['立案', '调查取证', '行政强制', '告知', '听证', '审核', '决定', '送达', '执行'],
  ]);
  await expect(page.getByText('没有缺少的记录。')).toBeVisible();

  // 民事诉讼法第八十九条: left without a witness, it has to be recorded.
  await page.keyboard.press('Control+3');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('记录什么').selectOption('service');
  await dialog.getByLabel(/^文书/).selectOption({ index: 1 });
  await dialog.getByLabel(/^送达方式/).selectOption('retention');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+5');
  const gap = page.locator('.record-gap');
  await expect(gap).toContainText('《中华人民共和国民事诉讼法》第八十九条');
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'record');

  const film = join(folder, '20260326_101500.mp4');
  writeFileSync(film, Buffer.alloc(2000, 7));
  await answerDialogs(running, { open: [film] });
  await page.keyboard.press('n');
  await expect(gap.getByRole('button', { name: '归入录音录像' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '取入录音录像文件…' }).click();
  await expect(dialog.getByRole('checkbox', { name: /20260326_101500\.mp4/ })).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'record-link');
  await expect(dialog.getByRole('button', { name: /^归入/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect(gap).toHaveCount(0);

  // Taken off again, then put right by Ctrl+Z.
  await page.getByTitle(/^归入留置送达/).click();
  await dialog.getByRole('checkbox', { name: /20260326_101500\.mp4/ }).press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(gap).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(gap).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(gap).toHaveCount(1);

  // Or somebody says why there is none.
  await gap.getByRole('button', { name: '说明原因' }).press('Enter');
  await dialog.getByLabel(/^内容/).fill('执法记录仪电量耗尽，已另行拍照。');
  await page.keyboard.press('Control+Enter');
  await expect(gap).toHaveCount(0);
  await expect(page.getByText('没有音像记录，原因：执法记录仪电量耗尽')).toBeVisible();
});

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { answerDialogs, expect, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';

const signed = new URL('../engine/export/signing/fixtures/libreoffice-signed.docx', import.meta.url);

/** As the system drags files: the page gets File objects, never a path. */
async function drag(page: Page, files: readonly string[], ...steps: ('dragEnter' | 'dragOver' | 'drop')[]) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await session.detach();
}

test('files and folders dropped on the verify page are judged, each for itself, without a case', async ({
  running,
}) => {
  const { page } = running;
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-drop-'));
  const inFolder = (name: string) => join(folder, name);
  copyFileSync(signed, inFolder('完好.docx'));
  const parts = unzipSync(readFileSync(signed));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = { ...parts, 'word/document.xml': strToU8(text.replace('决定书', '通知书')) };
  writeFileSync(inFolder('改过.docx'), zipSync(changed));
  writeFileSync(inFolder('说明.txt'), '不是文书');
  mkdirSync(inFolder('空文件夹'));

  await page.getByRole('button', { name: /从示例站开始/ }).press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await page.keyboard.press('Alt+4');
  await page.getByRole('heading', { name: '验证文件' }).waitFor();
  const names = ['完好.docx', '改过.docx', '说明.txt', '空文件夹'];
  await drag(page, names.map(inFolder), 'dragEnter', 'dragOver');
  await expect(page.getByText('松开鼠标，开始验证')).toBeVisible();
  await screenshot(page, 'verify-held');
  await drag(page, names.map(inFolder), 'drop');
  const card = (name: string) => page.locator('.verdict-card', { has: page.getByRole('heading', { name }) });
  await expect(page.locator('.verdict-card')).toHaveCount(4);
  await expect(card('完好.docx').locator('.verdict-sum')).toContainText('签名后没有改动，但');
  await expect(card('改过.docx').locator('.verdict-sum')).toHaveText('签名不成立，原因见下');
  await expect(card('改过.docx')).toContainText('签名之后“/word/document.xml”被改动过');
  await expect(card('说明.txt').locator('.verdict-sum')).toHaveText('不能验证');
  await expect(card('空文件夹').locator('.verdict-sum')).toHaveText('不能验证');
  await screenshot(page, 'verify-dropped');
  expect(await violations(page)).toEqual([]);

  // Dropped once more, and chosen by keyboard: a file stands once.
  await drag(page, [inFolder('完好.docx')], 'dragEnter', 'dragOver', 'drop');
  await answerDialogs(running, { open: [inFolder('改过.docx')] });
  await page.keyboard.press('o');
  await expect(page.locator('.verdict-card').first()).toContainText('改过.docx');
  await expect(page.locator('.verdict-card')).toHaveCount(4);
  await page.getByRole('button', { name: '清空' }).press('Enter');
  await expect(page.locator('.verdict-card')).toHaveCount(0);
});

test('a page cannot make up a file: what no drop or choice gave has no path', async ({ running }) => {
  const taken = await running.page.evaluate(() =>
    window.anjuan.takeFiles([new File(['x'], '/etc/passwd'), { path: '/etc/passwd' } as unknown as File]),
  );
  expect(taken).toEqual({ ok: true, value: [] });
});

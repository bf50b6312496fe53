import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialogs, expect, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { checkout } from './support/packaged.ts';

/** A second of silence: RIFF, 8 kHz, 8 bits, one channel. */
function silence(): Buffer {
  const rate = 8_000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + rate, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(rate, 40);
  return Buffer.concat([head, Buffer.alloc(rate, 128)]);
}

test('evidence is taken in, looked at, played, checked and handed out as a copy', async ({ running }) => {
  test.setTimeout(120_000);
  const { page, folder } = running;
  await resize(running, 1366, 768);
  await page.getByRole('button', { name: /从示例站开始/ }).click();
  await page.getByRole('tab', { name: '案件事实' }).click();
  await page.getByRole('button', { name: '证据', exact: true }).click();
  // The list scrolls to its part, and the window stays where it is.
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  const before = await page.getByRole('button', { name: '附文件' }).count();
  const sound = join(folder, 'scene.wav');
  writeFileSync(sound, silence());
  for (const file of [join(checkout, 'e2e', 'fixtures', 'photo.jpg'), sound]) {
    await answerDialogs(running, { open: [file] });
    await page.getByRole('button', { name: '附文件' }).first().click();
    await page
      .getByRole('button', { name: /^看文件|^看 / })
      .first()
      .waitFor();
  }
  await expect(page.getByRole('button', { name: '附文件' })).toHaveCount(before - 2);

  // The picture is drawn, its record is said beside what was typed.
  await page.getByRole('button', { name: '看 photo.jpg' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expect
    .poll(() => dialog.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(800);
  await expect(dialog.getByText('ACME DSJ-7')).toBeVisible();
  await expect(dialog.getByText('37.43583, 116.29917')).toBeVisible();
  await page.keyboard.press('+');
  await expect(dialog.getByText('150%')).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.press('-');
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog.getByText('与收存时一致')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'evidence');
  await answerDialogs(running, { open: [folder] });
  await dialog.getByRole('button', { name: '存一份副本' }).click();
  await expect(page.getByText('已存为 photo.jpg。')).toBeVisible();

  // The sound plays, in the page that may load nothing but its own.
  await page.keyboard.press('ArrowRight');
  const player = dialog.locator('audio');
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.readyState > 0 && audio.duration))
    .toBe(1);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await screenshot(page, 'evidence-list');
});

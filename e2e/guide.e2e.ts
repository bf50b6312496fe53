import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialogs, expect, test } from './support/application.ts';

test('the guide opens in a window of its own, and its links lead from page to page', async ({ running }) => {
  const { app, page } = running;
  const opening = app.waitForEvent('window');
  const outcome = await page.evaluate(() => window.anjuan.shell.openGuide({}));
  expect(outcome).toEqual({ ok: true, value: { opened: true } });
  const guide = await opening;
  await expect(guide.locator('h1')).toBeVisible();
  expect(await guide.evaluate(() => typeof Reflect.get(window, 'anjuan'))).toBe('undefined');
  const last = guide.locator('nav a').last();
  const target = await last.getAttribute('href');
  await last.click();
  await expect.poll(() => new URL(guide.url()).pathname).toBe(`/guide/${encodeURI(target ?? '')}`);
  for (const picture of await guide.locator('img').all()) {
    expect(await picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(
      true,
    );
  }
});

test('F1 opens the page that fits, a search leads to the row of an error, Escape leads back', async ({
  running,
}) => {
  const { page } = running;
  await page.getByRole('button', { name: /从示例站开始/ }).press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await page.keyboard.press('Alt+3');
  await page.getByRole('heading', { name: '文书库', level: 1 }).waitFor();
  await page.keyboard.press('F1');
  const article = page.getByRole('article');
  await expect(article.getByRole('heading').first()).toHaveText('文书库和空白文书');
  await page.keyboard.press('/');
  await page.keyboard.type('IDENTITY_LOCKED');
  await expect(page.getByRole('navigation', { name: '使用说明目录' }).getByRole('button')).not.toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(article.locator('.help-here')).toContainText('IDENTITY_LOCKED');
  await expect(article.locator('.help-here')).toBeInViewport();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '文书库', level: 1 })).toBeVisible();
});

test('the notice of an error has a way to what to do', async ({ running }) => {
  const { page, folder } = running;
  await page.getByRole('button', { name: /从示例站开始/ }).press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  const file = join(folder, 'broken.anjuan');
  writeFileSync(file, 'no bundle');
  await answerDialogs(running, { open: [file] });
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByRole('button', { name: '怎么办' }).click();
  await expect(page.getByRole('article').locator('.help-here')).toContainText('BUNDLE_');
});

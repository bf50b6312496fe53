import { expect, test } from './support/application.ts';

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

import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  test as base,
  expect,
  freshFolder,
  kill,
  launch,
  type Running,
  screenshot,
} from './support/application.ts';
import { startSample } from './support/start-sample.ts';

/** A long text of the document's own: what is typed there changes no fact and asks nothing. */
const ownLongText = '.paper-sheet .paper-field:not(.paper-bound) > .paper-host[aria-multiline="true"]';

/** The sample station's case with a penalty decision still in draft. */
async function openDraft(page: Page): Promise<string> {
  await page.getByText('吴强').first().click();
  await page
    .locator('main')
    .getByRole('button', { name: /行政处罚决定书.*吴强/ })
    .first()
    .click();
  const pointer = await page.locator(ownLongText).first().getAttribute('data-pointer');
  if (pointer === null) throw new Error('the decision has no long text of its own');
  return pointer;
}

/** The text of a place and whether the page says that all is on the disk, read in one moment. */
function seen(page: Page, pointer: string): Promise<{ text: string; safety: string | undefined }> {
  return page.evaluate(
    (at) => ({
      text: document.querySelector(`.paper-sheet [data-pointer="${at}"]`)?.textContent ?? '',
      safety: document.querySelector<HTMLElement>('[data-safety]')?.dataset.safety,
    }),
    pointer,
  );
}

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern.
  folder: async ({}, use) => {
    const folder = freshFolder();
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
});

/** Types, and answers the last text that the page called saved; more keys are on their way when it answers. */
async function typeUntilMidway(page: Page, pointer: string): Promise<string> {
  let acknowledged = '';
  for (let round = 0; round < 12 || acknowledged === ''; round += 1) {
    await page.keyboard.type(`第${round}次检查`, { delay: 15 });
    // People pause; keys without a pause keep the mark at 未保存, as it should be.
    if (round % 4 === 3) await page.waitForTimeout(200);
    const now = await seen(page, pointer);
    if (now.safety === 'safe') acknowledged = now.text;
    if (round > 200) throw new Error('the page never said 已保存');
  }
  return acknowledged;
}

test('what was called saved is there after a power cut in mid-typing, and can still be undone', async ({
  folder,
}) => {
  const before: Running = await launch(folder);
  const { page } = before;
  await startSample(page);
  await page.getByRole('button', { name: '案件', exact: true }).first().click();
  const pointer = await openDraft(page);
  const place = `.paper-sheet [data-pointer="${pointer}"]`;
  await page.locator(place).first().click();
  await page.keyboard.press('Control+End');
  const original = (await seen(page, pointer)).text;
  const acknowledged = await typeUntilMidway(page, pointer);
  expect(acknowledged.length).toBeGreaterThan(original.length);
  const rest = page.keyboard.type('断电时正在输入的字句', { delay: 20 }).catch(() => undefined);
  await page.waitForTimeout(60);
  await kill(before);
  await rest;

  const after = await launch(folder);
  try {
    await after.page.getByText('吴强').first().waitFor();
    expect(await openDraft(after.page)).toBe(pointer);
    await after.page.locator(place).first().waitFor();
    expect((await seen(after.page, pointer)).text.startsWith(acknowledged)).toBe(true);
    await screenshot(after.page, 'after-power-cut');
    await after.page.locator(place).first().click();
    await expect
      .poll(async () => {
        await after.page.keyboard.press('Control+z');
        return (await seen(after.page, pointer)).text;
      })
      .toBe(original);
  } finally {
    await after.app.close().catch(() => undefined);
  }
});

import type { Page } from '@playwright/test';
import { answerDialogs, expect, type Running, resize, test } from './support/application.ts';
import { currentStop, tabTo } from './support/keyboard.ts';
import { tabWalk } from './support/tab-walk.ts';

/** Walks where one is; what is wrong is told at the end, for all screens together. */
async function walk(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300);
  const { stops, wrong } = await tabWalk(page);
  expect.soft(stops.length, `${name}: stops`).toBeGreaterThan(1);
  expect.soft(wrong, name).toEqual([]);
}

/** Opens a dialog by the keyboard, walks through it, and leaves it by Escape: the keyboard is where it was. */
async function dialogBehind(page: Page, button: string | RegExp): Promise<void> {
  const opener = await tabTo(page, button, { limit: 600 });
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await walk(page, `dialog behind ${opener.name}`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect.soft((await currentStop(page)).name, 'focus after the dialog').toBe(opener.name);
}

/** The sample station, begun by keyboard, in the smallest window that is promised. */
async function begin(running: Running): Promise<void> {
  const { page } = running;
  await resize(running, 1366, 768);
  await answerDialogs(running, {});
  await page.getByRole('button', { name: /从示例站开始/ }).waitFor();
  await tabTo(page, /从示例站开始/);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
}

test('the case and every place of the rail are gone through by Tab alone', async ({ running }) => {
  test.slow();
  const { page } = running;
  await page.getByRole('button', { name: /从示例站开始/ }).waitFor();
  await walk(page, 'first-run');
  await begin(running);
  for (const [index, name] of ['way', 'facts', 'acts', 'findings'].entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await walk(page, `case ${name}`);
  }
  await page.keyboard.press('Control+1');
  await dialogBehind(page, /^新建《/);
  await dialogBehind(page, '登记不计入期限的时间');
  await page.keyboard.press('Control+3');
  await dialogBehind(page, /^记录经过/);
  await dialogBehind(page, /^附扫描件/);
  for (const [key, name] of [
    ['Alt+1', 'cases'],
    ['Alt+2', 'review'],
    ['Alt+6', 'publications'],
    ['Alt+3', 'forms'],
    ['Alt+4', 'verify'],
    ['F1', 'help'],
  ] as const) {
    await page.keyboard.press(key);
    await walk(page, name);
  }
  await page.keyboard.press('Alt+1');
  await dialogBehind(page, '清除试用数据，正式使用…');
  await dialogBehind(page, /^导出/);
  await dialogBehind(page, /^新建案件/);
});

test('every part of the settings is gone through by Tab alone', async ({ running }) => {
  test.slow();
  const { page } = running;
  await begin(running);
  await page.keyboard.press('Alt+5');
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  for (let index = 0; index < (await tabs.count()); index += 1) {
    await tabTo(page, ({ role }) => role === 'tab', { back: true, limit: 600 });
    if (index > 0) await page.keyboard.press('ArrowRight');
    await walk(page, `settings ${await page.getByRole('tab', { selected: true }).textContent()}`);
  }
});

test('the paper, what stands beside it, its history and its publication are gone through by Tab alone', async ({
  running,
}) => {
  test.slow();
  const { page } = running;
  await begin(running);
  await page.keyboard.press('Alt+1');
  await page.getByRole('searchbox', { name: '搜索案件' }).waitFor();
  await page.keyboard.insertText('吴强');
  await page.getByRole('row', { name: /吴强/ }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await tabTo(page, /^行政处罚决定书/);
  await page.keyboard.press('Enter');
  await page.locator('.paper-host').first().waitFor();
  for (const panel of [1, 2, 3, 4, 5]) {
    await page.keyboard.press(`Control+${panel}`);
    await walk(page, `document panel ${panel}`);
  }
  await page.keyboard.press('F4');
  await walk(page, 'document beside');
  await page.keyboard.press('F4');
  for (const [key, name] of [
    ['Control+e', 'export'],
    ['Control+p', 'print'],
  ] as const) {
    const before = await currentStop(page);
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    // Its foot waits until it knows what would be written or printed.
    await expect(page.locator('dialog[open] footer button').last()).toBeEnabled();
    await walk(page, name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect.soft((await currentStop(page)).name, `focus after ${name}`).toBe(before.name);
  }
  await page.keyboard.press('Control+h');
  await page.locator('.history-paper .paper-sheet').first().waitFor();
  await walk(page, 'history');
  await page.keyboard.press('Alt+6');
  await tabTo(page, '状态');
  await page.keyboard.press('End');
  await page.locator('tbody button').first().waitFor();
  await tabTo(page, '搜索公示', { back: true });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.publication .paper-removed').first().waitFor();
  await walk(page, 'publication');
});

test('what the keyboard was on goes away: it is never left on nothing', async ({ running }) => {
  const { page } = running;
  await begin(running);
  /** Where it goes is decided once the screen has changed. */
  const arrives = (wanted: Partial<Record<'tag' | 'name' | 'text', unknown>>) =>
    expect.poll(() => currentStop(page)).toMatchObject(wanted);
  await page.keyboard.press('Control+2');
  // A card deleted with another after it: on in that one's first field, where no key too many deletes it too.
  await tabTo(page, /^删除证据/, { limit: 600 });
  await page.keyboard.press('Enter');
  await arrives({ tag: 'SELECT', name: expect.stringContaining('种类') });
  // The only card of its kind: on the button that adds one.
  await tabTo(page, /^删除车辆/, { back: true, limit: 600 });
  await page.keyboard.press('Enter');
  await arrives({ tag: 'BUTTON', name: '添加车辆' });
  // Undone to the end, the button can't be pressed; what holds it does nothing by a key too many.
  await tabTo(page, /^撤销/, { back: true, limit: 600 });
  for (let more = 0; more < 40 && (await currentStop(page)).tag === 'BUTTON'; more += 1) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(150);
  }
  await arrives({ tag: 'HEADER' });
  await tabTo(page, /^重做/, { limit: 5 });
  // A screen that gives way to another: on its heading, also where it opens a moment later.
  await page.keyboard.press('Control+1');
  await tabTo(page, /^行政处罚决定书/, { limit: 600 });
  await page.keyboard.press('Enter');
  await page.locator('.paper-host').first().waitFor();
  await arrives({ tag: 'H1', text: '行政处罚决定书' });
  // A button that vanishes with what it showed.
  await page.keyboard.press('Alt+6');
  await page.getByRole('searchbox', { name: '搜索公示' }).waitFor();
  await tabTo(page, '搜索公示');
  await page.keyboard.insertText('没有这样的决定');
  await tabTo(page, '看全部决定');
  await page.keyboard.press('Enter');
  await page.locator('tbody button').first().waitFor();
  await arrives({ tag: expect.not.stringMatching('BODY') });
});

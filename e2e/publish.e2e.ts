import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { anotherCase } from './support/another-case.ts';
import {
  answerDialogs,
  call,
  expect,
  type Running,
  resize,
  screenshot,
  test,
} from './support/application.ts';
import { violations } from './support/axe.ts';
import { importCase } from './support/import-case.ts';
import { fill } from './support/keyboard.ts';
import { startSample } from './support/start-sample.ts';

/** Brings a decided case that is not public yet into the station, as its file. */
async function importDecided(running: Running): Promise<void> {
  const whole = anotherCase();
  await importCase(running, { ...whole, acts: (whole.acts ?? []).filter(({ id }) => id !== 'publication') });
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first();

/** Opens the step's dialog, fills it and does it by keyboard. */
async function step(page: Page, name: string, fields: readonly (readonly [string, string])[]): Promise<void> {
  await button(page, name).click();
  await page.getByRole('dialog').waitFor();
  await fill(page, fields);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Selects a text on the decision, as a mouse drawn over it would. */
async function selectOnPaper(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const paper = document.querySelector('.history-paper');
    const walker = document.createTreeWalker(paper ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
  }, text);
}

const state = (page: Page, word: string) =>
  expect(page.locator('.screen-head .badge').filter({ hasText: word })).toBeVisible();

test('a decision goes to the public: people decided, confirmed by an outsider, packed, published, withdrawn', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { page, folder } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await importDecided(running);

  // The queue, by keyboard: what is due first.
  await page.keyboard.press('Alt+6');
  await page.getByRole('searchbox', { name: '搜索公示' }).click();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('tbody tr').first()).toContainText('郑磊');
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'publication-queue');
  await page.keyboard.press('Enter');

  // Both papers, with what goes and what takes its place.
  await page.locator('.paper-removed', { hasText: '郑磊' }).first().waitFor();
  await page.locator('.history-side').nth(1).locator('.paper-added', { hasText: '郑某' }).first().waitFor();
  await expect(button(page, '提交公开稿')).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await step(page, '去掉“周敏”', [['经办人', '王芳']]);
  await page.locator('.paper-added', { hasText: '周某' }).first().waitFor();

  // What is selected on the paper goes by a key, and comes back by another.
  await selectOnPaper(page, '示例汽车站');
  await expect(button(page, '去掉选中的文字')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'publication-selected');
  await page.keyboard.press('Delete');
  await page.getByRole('dialog', { name: '去掉“示例汽车站”' }).waitFor();
  await fill(page, [['经办人', '王芳']]);
  await page.keyboard.press('Control+Enter');
  const gone = page.locator('.history-side').first().locator('.paper-removed', { hasText: '示例汽车站' });
  await gone.first().waitFor();
  await page.keyboard.press('Control+z');
  await expect(gone).toHaveCount(0);

  await step(page, '提交公开稿', [['经办人', '王芳']]);
  await state(page, '待确认');

  // Who handled the case, or prepared the copy, is not even offered.
  await button(page, '确认公开稿').click();
  const people = page.getByRole('dialog').getByRole('combobox', { name: /审核人/ });
  await expect(people.locator('option', { hasText: '孙丽' })).toHaveCount(1);
  await expect(people.locator('option', { hasText: /李明|陈静|王芳/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await step(page, '确认公开稿', [['审核人', '孙丽']]);
  await state(page, '已确认');

  // The package, signed by the trial identity of the agency.
  await call(page, 'identity/makeTrial', {});
  const target = join(folder, 'public');
  mkdirSync(target);
  await answerDialogs(running, { open: [target] });
  await button(page, '制作公示包').click();
  await page.getByRole('dialog').waitFor();
  await fill(page, [['制作人', '王芳']]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: '公示包已制成' }).waitFor({ timeout: 90_000 });
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'publication-made');
  await page.keyboard.press('Escape');
  await state(page, '已制包');
  const [made = ''] = readdirSync(target);
  const names = readdirSync(join(target, made));
  expect(names).toEqual(
    expect.arrayContaining(['index.html', 'manifest.json', 'manifest.p7s', 'record.csv', 'record.json']),
  );
  expect(readFileSync(join(target, made, 'record.json'), 'utf8')).not.toContain('郑磊');

  // Published with its receipt, then withdrawn with its reason.
  await step(page, '登记已公示', [
    ['公示网站', '示例市人民政府网站'],
    ['回执', '示例编号0001'],
    ['经办人', '王芳'],
  ]);
  await state(page, '已公示');
  await step(page, '登记撤回', [
    ['撤回的理由', '行政复议决定撤销'],
    ['经办人', '王芳'],
  ]);
  await state(page, '已撤回');
  const steps = page.getByRole('region', { name: '经过' });
  for (const word of ['提交公开稿', '确认公开稿', '制成公示包', '示例编号0001', '行政复议决定撤销'])
    await expect(steps).toContainText(word);
  await screenshot(page, 'publication-withdrawn');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '公示', exact: true }).waitFor();
});

test('the settings say that a choice without its source does not count', async ({ running }) => {
  const { page } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await button(page, '本站').click();
  await page.getByRole('tab', { name: '公示' }).click();
  await page.getByRole('combobox', { name: '公开稿中' }).first().selectOption('keep');
  await expect(page.getByText('没有出处，仍按规则办理。')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

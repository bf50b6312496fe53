import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answerDialogs,
  call,
  expect,
  freshFolder,
  launch,
  type Running,
  resize,
  screenshot,
  test,
} from './support/application.ts';
import { newDocument } from './support/case-steps.ts';
import { fill } from './support/keyboard.ts';
import { openDecision, openUndecided, startSample } from './support/start-sample.ts';

const panel = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const state = (page: Page, word: string) =>
  expect(page.locator('.review .badge').filter({ hasText: word })).toBeVisible();

async function inDialog(page: Page, values: Parameters<typeof fill>[1]): Promise<void> {
  await page.getByRole('dialog').waitFor();
  await fill(page, values);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Packs the open case, signed, from the menu of its screen; answers the bundle's path. */
async function packed(running: Running, label: string): Promise<string> {
  const { page, folder } = running;
  const to = join(folder, label);
  mkdirSync(to);
  await answerDialogs(running, { open: [to] });
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: label }).click();
  await expect(page.locator('.notice').filter({ hasText: '签名' }).last()).toContainText('由 ');
  const [file = ''] = readdirSync(to).filter((name) => name.endsWith('.anjuan'));
  return join(to, file);
}

/** Looks at a bundle on the import screen and takes it in; answers what the screen said of its signature. */
async function taken(running: Running, bundle: string): Promise<string> {
  const { page } = running;
  await answerDialogs(running, { open: [bundle] });
  await page.getByRole('button', { name: '案件', exact: true }).first().click();
  await page.locator('main').getByRole('button', { name: /^导入/ }).click();
  await page.getByRole('button', { name: '另选文件' }).click();
  const said = page.locator('.staged');
  await expect(said).toContainText('郑磊');
  const text = (await said.textContent()) ?? '';
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  return text;
}

async function openOpinion(page: Page): Promise<void> {
  await page
    .locator('main')
    .getByRole('button', { name: /^法制审核意见书/ })
    .first()
    .click();
  await page.locator('.paper-sheet').first().waitFor();
}

async function toCase(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
}

test('a review goes to another machine and comes back as signed bundles, with its annotation, its conclusion and the opinion composed there', async ({
  running: station,
}) => {
  test.setTimeout(420_000);
  const { page } = station;
  await resize(station, 1366, 768);
  await openUndecided(station);
  await call(page, 'identity/makeTrial', {});
  await panel(page, '审核');
  await page.getByRole('button', { name: '提交审核' }).click();
  await inDialog(page, [
    ['提交人', '李明'],
    ['日期', '2026-06-22'],
  ]);
  await state(page, '审核中');
  await toCase(page);
  const out = await packed(station, '导出送审包…');

  const folder = freshFolder();
  const reviewer = await launch(folder);
  const there = reviewer.page;
  await resize(reviewer, 1366, 768);
  await startSample(there);
  await call(there, 'identity/makeTrial', {});
  expect(await taken(reviewer, out)).toContain('送审');
  await openDecision(there, '郑磊');

  // The reviewer annotates, answers the list, and composes the opinion from both.
  await there.locator('.paper-sheet [data-pointer="/facts"]').first().click();
  await there.keyboard.press('Control+m');
  await inDialog(there, [
    ['批注人', '孙丽'],
    ['批注', '写明订单编号。'],
  ]);
  await panel(there, '审核');
  await there.getByRole('combobox', { name: '审核人' }).selectOption('孙丽');
  const yes = there.getByRole('radio', { name: '是', exact: true });
  for (let index = 0; index < (await yes.count()); index++) {
    await yes.nth(index).click();
    await expect(yes.nth(index)).toBeChecked();
  }
  await toCase(there);
  await newDocument(there, '法制审核意见书');
  await panel(there, '审核');
  await there.getByRole('button', { name: '按清单和批注拟写' }).click();
  await expect(
    there.getByRole('dialog').locator('.compose-text').filter({ hasText: '写明订单编号。' }),
  ).toBeVisible();
  await screenshot(there, 'review-composed');
  await there.keyboard.press('Control+Enter');
  await there.getByRole('dialog').waitFor({ state: 'detached' });
  const opinion = there.locator('.paper-sheet [data-pointer="/opinion"]').first();
  await expect(opinion).toContainText('写明订单编号。');
  await opinion.click();
  await there.keyboard.press('Control+End');
  await there.keyboard.insertText('改好后再报。');
  await there.keyboard.press('Tab');
  await expect(opinion).toContainText('改好后再报。');
  await toCase(there);
  await openDecision(there, '郑磊');
  await panel(there, '审核');
  await there.getByRole('button', { name: '退回', exact: true }).click();
  await inDialog(there, [
    ['审核人', '孙丽'],
    ['日期', '2026-06-23'],
    ['审核意见', '请补写订单编号。'],
  ]);
  await state(there, '审核退回');
  await toCase(there);

  // The opinion takes who reviewed and when from the conclusion; it is issued, and leaves sealed and signed.
  await openOpinion(there);
  await expect(there.locator('.paper-sheet [data-pointer="/reviewerName"]').first()).toHaveText('孙丽');
  const section = there.locator('.paper-sheet [data-pointer="/legalSection"][data-stop]').first();
  await section.locator('xpath=..').click();
  await there.keyboard.insertText('法制科');
  await there.keyboard.press('Tab');
  await there.getByRole('button', { name: '签发', exact: true }).click();
  await inDialog(there, [
    ['签发日期', '2026-06-23'],
    ['签发人', '孙丽'],
  ]);
  await answerDialogs(reviewer, { open: [folder] });
  await there.keyboard.press('Control+e');
  await there.getByRole('dialog', { name: '导出' }).waitFor();
  await there.keyboard.press('Control+Enter');
  await expect(there.getByText('已签名并验证').first()).toBeVisible({ timeout: 60_000 });
  await screenshot(there, 'review-opinion-signed');
  await there.keyboard.press('Escape');
  await there.getByRole('dialog').waitFor({ state: 'detached' });
  await toCase(there);
  const back = await packed(reviewer, '导出审核结果…');

  expect(await taken(station, back)).toContain('审核结果');
  await openDecision(page, '郑磊');
  await panel(page, '审核');
  await state(page, '审核退回');
  await expect(page.getByRole('list', { name: '审核经过' })).toContainText('请补写订单编号。');
  await panel(page, '批注');
  await expect(page.getByRole('list', { name: '批注' })).toContainText('写明订单编号。');
  await toCase(page);
  await openOpinion(page);
  await expect(page.locator('.paper-sheet [data-pointer="/opinion"]').first()).toContainText('改好后再报。');
  await screenshot(page, 'review-came-back');
  await reviewer.app.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

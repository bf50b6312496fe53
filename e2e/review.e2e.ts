import type { Page } from '@playwright/test';
import { answerDialogs, call, expect, resize, screenshot, test } from './support/application.ts';
import { fill } from './support/keyboard.ts';
import { openDecision, openUndecided, startSample } from './support/start-sample.ts';
import { importUndecided } from './support/undecided-case.ts';

const panel = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const facts = (page: Page) => page.locator('.paper-sheet [data-pointer="/facts"]').first();
const state = (page: Page, word: string) =>
  expect(page.locator('.review .badge').filter({ hasText: word })).toBeVisible();

async function submit(page: Page, on: string): Promise<void> {
  await panel(page, '审核');
  await page.getByRole('button', { name: /提交审核|再次提交/ }).click();
  await page.getByRole('dialog').waitFor();
  await fill(page, [
    ['提交人', '李明'],
    ['日期', on],
  ]);
  await page.keyboard.press('Control+Enter');
  await state(page, '审核中');
}

async function conclude(page: Page, button: '通过' | '退回', opinion: string, on: string): Promise<void> {
  await panel(page, '审核');
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await fill(page, [
    ['审核人', '孙丽'],
    ['日期', on],
    ['审核意见', opinion],
  ]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('a decision is submitted, annotated, returned, mended, compared, passed; a changed word voids the pass, a number does not', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page } = running;
  await resize(running, 1366, 768);
  await openUndecided(running);
  await submit(page, '2026-06-22');

  // The reviewer annotates the facts and returns.
  await facts(page).click();
  await page.keyboard.press('Control+m');
  await page.getByRole('dialog').waitFor();
  await fill(page, [
    ['批注人', '孙丽'],
    ['批注', '写明没有运输证。'],
  ]);
  await page.keyboard.press('Control+Enter');
  await page.getByText('写明没有运输证。').waitFor();
  await conclude(page, '退回', '违法事实请补写一句。', '2026-06-22');
  await state(page, '审核退回');

  // The clerk mends a word and submits again; the reviewer sees just that.
  await facts(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('以上事实清楚。');
  await page.keyboard.press('Tab');
  await submit(page, '2026-06-23');
  await page.getByRole('button', { name: '与上次送审比较' }).click();
  await expect(page.getByRole('list', { name: '改动' }).getByRole('button')).toHaveCount(1);
  await expect(page.locator('.paper-sheet ins')).toHaveText('以上事实清楚。');
  await page.keyboard.press('F7');
  await screenshot(page, 'review-compared');
  await page.keyboard.press('F9');
  await expect(page.locator('.paper-sheet ins')).toHaveCount(0);

  // Changed while it is under review: said above the paper, and F9 shows just that.
  const note = page.getByText('送审以后正文又有改动');
  await expect(note).toHaveCount(0);
  await facts(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('另有照片。');
  await page.keyboard.press('Tab');
  await note.waitFor();
  await page.keyboard.press('F9');
  await expect(page.locator('.paper-sheet ins')).toHaveText('另有照片。');
  await screenshot(page, 'review-changed-since');
  await page.keyboard.press('F9');
  await page.keyboard.press('Control+z');
  await expect(note).toHaveCount(0);
  await conclude(page, '通过', '事实清楚，同意。', '2026-06-23');
  await state(page, '审核通过');

  // A number lies outside the substance; a word of the facts does not.
  await page.getByRole('button', { name: '取文号' }).click();
  await expect(page.locator('.document-head .head-title p')).toHaveText(/〔\d{4}〕\d+号$/);
  await state(page, '审核通过');
  await facts(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('情节轻微。');
  await page.keyboard.press('Tab');
  await panel(page, '审核');
  await state(page, '须重新审核');
  await screenshot(page, 'review-void');
  await page.keyboard.press('Control+z');
  await state(page, '审核通过');

  // Its date, the signature and the seal void nothing either.
  await call(page, 'identity/makeTrial', {});
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await fill(page, [
    ['签发日期', '2026-06-25'],
    ['签发人', '李明'],
  ]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect(page.locator('.document-head .badge').filter({ hasText: '已签发' })).toBeVisible();
  await answerDialogs(running, { open: [running.folder] });
  await page.keyboard.press('Control+e');
  await page.getByRole('dialog', { name: '导出' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已签名并验证').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await state(page, '审核通过');
});

test('the reviewer reads facts, evidence and other papers beside the decision, and goes by key to the places that a question speaks of', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { page } = running;
  await resize(running, 1366, 768);
  await openUndecided(running);
  const beside = page.getByRole('region', { name: '对照', exact: true });
  const painted = (paper: 'here' | 'beside') =>
    page.evaluate((name) => {
      const [range] = CSS.highlights.get(`place-${name}`) ?? [];
      if (!(range instanceof Range)) return null;
      const { top, bottom } = range.getBoundingClientRect();
      return { text: range.toString(), seen: top >= 0 && bottom <= window.innerHeight };
    }, paper);
  await expect(beside).toHaveCount(0);
  await page.keyboard.press('F4');
  await expect(beside.getByText('鲁N20230001')).toBeVisible();
  await screenshot(page, 'review-beside-facts');

  // By keyboard to the choice of what stands beside, and there to the evidence and to another paper.
  const choice = beside.getByRole('combobox', { name: '对照什么' });
  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await expect(beside.getByRole('listitem').first()).toContainText('证明');
  await choice.selectOption(
    (await choice.locator('option', { hasText: '现场笔录' }).getAttribute('value')) ?? '',
  );
  await expect(beside.locator('.paper-title')).toHaveText('现场笔录');

  // F3 and Shift+F3 go through what the question looks at, on this paper and beside it.
  await panel(page, '审核');
  const question = page.locator('.checklist-item').filter({ hasText: '执法人员是否不少于两人' });
  await question.getByRole('button', { name: /^看说到的/ }).click();
  await expect(beside.locator('[data-marked]').filter({ hasText: '鲁N20230001' })).toBeVisible();
  const places = question.getByRole('list', { name: '说到的地方' }).getByRole('button');
  await expect(places.first()).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Shift+F3');
  await expect(places.last()).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => painted('beside')).toMatchObject({ seen: true });
  await page.keyboard.press('F3');
  await expect(places.first()).toHaveAttribute('aria-current', 'true');
  const fine = page.locator('.checklist-item').filter({ hasText: '罚款是否在法定幅度之内' });
  await fine.getByRole('button', { name: /^看说到的/ }).click();
  await fine
    .getByRole('button', { name: /^行政处罚决定书第/ })
    .last()
    .click();
  await expect.poll(() => painted('here')).toMatchObject({ seen: true });
  await screenshot(page, 'review-beside-places');

  // The paper beside stays when one goes on to another document; F4 puts it away.
  await page.keyboard.press('F4');
  await expect(beside).toHaveCount(0);
});

test('a dialog or another view asked for while a fact is typed over waits for the question that the typing raised', async ({
  running,
}) => {
  const { page } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  const { caseId } = await importUndecided(running);
  const edits = ['/facts', '/prohibition'].map((pointer) => ({ kind: 'rebind', pointer }));
  await call(page, 'documents/edit', { caseId, documentId: 'decision', editId: 'bound', edits });
  await openDecision(page, '郑磊');
  const open = page.locator('dialog[open]');
  const question = page.getByRole('dialog', { name: /取自案件事实/ });
  /** Types over what the decision cites, presses a key, and answers the one question that then stands there. */
  const ask = async (key: string, place: string) => {
    await page.locator(`.paper-sheet [data-pointer="${place}"]`).first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('。');
    await page.keyboard.press(key);
    await question.waitFor();
    await expect(open).toHaveCount(1);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
  };
  const close = async (name: string) => {
    await page.getByRole('dialog', { name }).waitFor();
    await expect(open).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(open).toHaveCount(0);
  };
  await ask('Control+m', '/facts');
  await close('加批注');
  await ask('F2', '/prohibition');
  await close('引用的条文');
  await ask('Control+e', '/facts');
  await close('导出');
  await ask('F9', '/facts');
  await page.getByText('还没有送审过').waitFor();
  await expect(open).toHaveCount(0);
  await ask('Control+h', '/facts');
  await page.locator('.history-paper .paper-sheet').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.paper-host').first().waitFor();
  await ask('Escape', '/facts');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
});

import type { CDPSession, Locator, Page } from '@playwright/test';
import { call, expect, test } from './support/application.ts';
import { startSample } from './support/start-sample.ts';

/** What a person sees while composing, and what the input method commits. */
const composed = 'nihao';
const committed = '你好';

type Case = { readonly page: Page; readonly devtools: CDPSession; readonly caseId: string };

/**
 * Composes in a field as an input method does. While the letters stand there uncommitted, facts change elsewhere: the
 * edit is committed to the disk, and findings arrive at the open screens. Nothing of that may touch the composition.
 */
async function composeIn({ page, devtools, caseId }: Case, field: Locator, name: string): Promise<string> {
  // An empty place on the paper has no width of its own: its rule is clicked; in a cell that has none, Tab comes to it.
  const place = (await field.getAttribute('data-stop')) === null ? field : field.locator('xpath=..');
  await ((await place.isVisible()) ? place.click() : field.focus());
  await expect.poll(() => isFocused(field), name).toBe(true);
  await page.keyboard.press('End');
  const before = await textOf(field);
  await devtools.send('Input.imeSetComposition', {
    text: composed,
    selectionStart: composed.length,
    selectionEnd: composed.length,
  });
  await expect.poll(() => textOf(field), name).toContain(composed);
  await changeElsewhere(page, caseId);
  expect(await textOf(field), `${name}: what is being composed`).toContain(composed);
  expect(await isFocused(field), `${name}: the focus`).toBe(true);
  await devtools.send('Input.insertText', { text: committed });
  await expect.poll(() => textOf(field), `${name}: what was committed`).toContain(committed);
  const after = await textOf(field);
  expect(after, name).not.toContain(composed);
  expect(after.length - before.length, `${name}: nothing but what was committed`).toBe(committed.length);
  return after;
}

const textOf = (field: Locator): Promise<string> =>
  field.evaluate((one) => ('value' in one ? String(one.value) : (one.textContent ?? '')));
const isFocused = (field: Locator): Promise<boolean> =>
  field.evaluate((one) => one === document.activeElement);

let round = 0;

/** Changes the party's ID number to a wrong one and back: a finding comes, or goes, at every document that shows it. */
async function changeElsewhere(page: Page, caseId: string): Promise<void> {
  round += 1;
  const value = round % 2 === 1 ? '370101198805121014' : '370101198805121013';
  const durable = page.evaluate(
    () =>
      new Promise<void>((done) => {
        const stop = window.anjuan.onEvent((event) => {
          if (event.kind !== 'durable') return;
          stop();
          done();
        });
      }),
  );
  await call(page, 'facts/edit', {
    caseId,
    editId: crypto.randomUUID(),
    changes: [{ pointer: '/facts/parties/0/idNumber', value }],
  });
  await durable;
  // Two frames: whatever the news does to the page, it has done.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function caseOf(page: Page, name: string): Promise<string> {
  const list = (await call(page, 'cases/list', {
    query: name,
    state: 'all',
    sort: 'changed',
    offset: 0,
    limit: 1,
  })) as { value: { cases: readonly { id: string }[] } };
  return list.value.cases[0]?.id ?? '';
}

/** Makes a document of the case and opens it, as its screen's button would. */
async function newDocument(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: '办案进程' }).click();
  await page.getByTitle(`新建《${title}》`).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /^新建/ }).click();
  await page.locator('.paper-sheet [data-stop]').first().waitFor();
}

const onPaper = (page: Page, pointer: string) =>
  page.locator(`.paper-sheet [data-pointer="${pointer}"][data-stop]`).first();

test('an input method is never disturbed, in any kind of text field, by a commit or a finding that arrives', async ({
  running,
}) => {
  test.setTimeout(300_000);
  const { page } = running;
  await startSample(page);
  const caseId = await caseOf(page, '吴强');
  const at: Case = { page, devtools: await page.context().newCDPSession(page), caseId };
  await page.getByRole('button', { name: '案件', exact: true }).first().click();

  await composeIn(at, page.getByRole('searchbox', { name: '搜索案件' }), 'search');
  await page.getByRole('searchbox', { name: '搜索案件' }).fill('');
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog');
  await composeIn(at, dialog.getByRole('combobox', { name: '案由' }), 'search in a list');
  await composeIn(at, dialog.getByRole('textbox', { name: '已选案由' }), 'line in a dialog');
  await page.keyboard.press('Escape');

  await page.getByText('吴强').first().click();
  await page.getByRole('tab', { name: '案件事实' }).click();
  for (const label of ['案由', '地点', '查明的违法事实', '罚款（元）', '裁量基准']) {
    await composeIn(at, page.getByLabel(label, { exact: false }).first(), `fact ${label}`);
  }
  await page.getByRole('tab', { name: /经过/ }).click();
  await page.getByRole('button', { name: /记录经过/ }).click();
  await dialog.getByLabel('记录什么').selectOption('审批');
  await composeIn(at, dialog.getByRole('combobox', { name: '审批人', exact: true }), 'name with suggestions');
  await composeIn(at, dialog.getByLabel('意见'), 'long text in a dialog');
  await page.keyboard.press('Escape');

  await newDocument(page, '询问笔录');
  const record = {
    text: await composeIn(at, onPaper(page, '/place'), 'text on paper'),
    moment: await composeIn(at, onPaper(page, '/startedAt'), 'moment on paper'),
    whole: await composeIn(at, onPaper(page, '/sequence'), 'whole number on paper'),
    question: await composeIn(at, onPaper(page, '/questions/0/question'), 'question on paper'),
    answer: await composeIn(at, onPaper(page, '/questions/0/answer'), 'answer on paper'),
  };
  await expect(page.locator('[data-safety]')).toHaveAttribute('data-safety', 'safe');
  await page.keyboard.press('Escape');
  await newDocument(page, '现场笔录');
  await composeIn(at, onPaper(page, '/content'), 'long text on paper');

  // With the facts beside the paper, which the news redraws; then an annotation and an answer to it.
  await page.keyboard.press('F4');
  await page.getByRole('region', { name: '对照', exact: true }).waitFor();
  const written = await composeIn(at, onPaper(page, '/content'), 'long text with the facts beside it');
  await page.keyboard.press('F4');
  await page.keyboard.press('Control+m');
  await composeIn(at, dialog.getByRole('textbox', { name: '批注', exact: true }), 'annotation');
  await dialog.getByLabel(/^写出建议改成的文字/).check();
  await composeIn(at, dialog.getByRole('textbox', { name: '建议改成', exact: true }), 'proposed text');
  await dialog.getByRole('combobox', { name: '批注人' }).selectOption('孙丽');
  await page.keyboard.press('Control+Enter');
  await composeIn(at, page.getByRole('textbox', { name: '回复' }).first(), 'answer to an annotation');
  await page.keyboard.press('Escape');
  await call(page, 'documents/create', { caseId, form: 'evidence-preservation-list' });
  await page
    .locator('main')
    .getByRole('button', { name: /^证据登记保存清单/ })
    .first()
    .click();
  await page.locator('.paper-sheet [data-stop]').first().waitFor();
  await composeIn(at, onPaper(page, '/items/0/name'), 'table cell on paper');
  await page.keyboard.press('Escape');

  const file = (await call(page, 'cases/asFile', { caseId })) as {
    value: { documents: readonly { form: string; content: Readonly<Record<string, unknown>> }[] };
  };
  const contents = file.value.documents
    .filter(({ form }) => form === 'interview-record')
    .map((one) => one.content);
  expect(contents.at(-1)).toMatchObject({
    place: record.text,
    questions: [{ question: record.question, answer: record.answer }],
  });
  const scene = file.value.documents.findLast(({ form }) => form === 'scene-record');
  expect(scene?.content).toMatchObject({ content: written });
  await page.getByRole('button', { name: '本站', exact: true }).click();
  await composeIn(at, page.getByLabel('联系人').first(), 'setting');
});

import { expect, type Page } from '@playwright/test';
import type { Act, CaseFile } from '../../contract/case-file.generated.ts';
import { currentStop, fill, tabTo, type } from './keyboard.ts';
import { writePaper } from './paper.ts';

type Document = CaseFile['documents'][number];

/** What the screen calls the values that this case uses. */
const titles: Readonly<Record<string, string>> = {
  approval: '审批',
  signature: '签名',
  service: '送达',
  statement: '陈述、申辩',
  payment: '缴款',
  note: '记事',
  filing: '立案',
  penalty: '处罚、不予处罚',
  closing: '结案',
  section: '经办机构负责人',
  head: '执法部门负责人',
  approved: '同意',
  interviewee: '被询问人',
  officer: '执法人员',
  recorder: '记录人',
  reviewer: '审核人',
  recipient: '受送达人',
  direct: '直接送达',
  yes: '采纳',
  bank: '银行',
  publication: '公示',
};
const titleOf = (value: string): string => titles[value] ?? value;

/** Waits for the notice that a step is done. */
async function told(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.notice', { hasText: text }).last().waitFor();
}

/** On the case's screen: makes a document; its empty paper opens. */
export async function newDocument(page: Page, title: string, about: readonly string[] = []): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.getByRole('tab', { name: /办案进程/, selected: true }).waitFor();
  await tabTo(page, `新建《${title}》`);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  for (const served of about) {
    await tabTo(page, (stop) => stop.type === 'checkbox' && stop.name.startsWith(served));
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Control+Enter');
  await page.locator('.paper-sheet').first().waitFor();
}

/** On a document's screen: writes all of it on its paper. */
export async function writeDocument(page: Page, document: Document): Promise<void> {
  await writePaper(page, document.form, document.content);
  await expect(page.locator('[data-safety]')).toHaveAttribute('data-safety', 'safe');
}

/** On a document's screen: takes its number from the series, and answers it as the head shows it. */
export async function takeNumber(page: Page): Promise<string> {
  await toHead(page);
  await tabTo(page, '取文号');
  await page.keyboard.press('Enter');
  const shown = page.locator('.document-head .head-title p');
  await expect(shown).toHaveText(/〔\d{4}〕\d+号$/);
  return (await shown.textContent()) ?? '';
}

/** On a document's screen: issues it on a day. */
export async function issue(page: Page, title: string, on: string, by: string): Promise<void> {
  await toHead(page);
  await tabTo(page, '签发');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await fill(page, [
    ['签发日期', on],
    ['签发人', by],
  ]);
  await page.keyboard.press('Control+Enter');
  await told(page, `《${title}》已签发`);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The first thing in the head of a document's screen. */
async function toHead(page: Page): Promise<void> {
  await tabTo(page, /^回到案件/, { back: true, limit: 400 });
}

/** Back from a document to its case. */
export async function backToCase(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /办案进程/ }).waitFor();
}

/** On the case's screen: opens one of its documents. */
export async function openDocument(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await tabTo(page, (stop) => stop.tag === 'BUTTON' && stop.name.startsWith(title));
  await page.keyboard.press('Enter');
  await page.locator('.paper-sheet').first().waitFor();
}

/** On the case's screen: records an act. `documentTitle` names the document it is about as the list names it. */
export async function recordAct(page: Page, act: Act, documentTitle: (id: string) => string): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: /经过/, selected: true }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('dialog').waitFor();
  await fill(page, [['记录什么', titleOf(act.kind)], ...answersOf(act, documentTitle)]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

type Answers = readonly (readonly [label: string, value: string])[];

/** The answers to the questions of the act's form, in their order. */
function answersOf(act: Act, documentTitle: (id: string) => string): Answers {
  const given = (rows: readonly (readonly [string, string | undefined])[]): Answers =>
    rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  switch (act.kind) {
    case 'approval':
      return given([
        ['审批事项', titleOf(act.subject)],
        ['文书', act.document && documentTitle(act.document)],
        ['审批人身份', titleOf(act.role)],
        ['审批人', act.by],
        ['决定', titleOf(act.decision)],
        ['日期', act.on],
        ['意见', act.opinion],
      ]);
    case 'signature':
      return given([
        ['文书', documentTitle(act.document)],
        ['签名人身份', titleOf(act.role)],
        ['姓名', act.name],
        ['时刻', act.at],
      ]);
    case 'service':
      return given([
        ['文书', documentTitle(act.document)],
        ['送达方式', titleOf(act.method)],
        ['日期', act.on],
        ['送达地点', act.place],
        ['收件人', act.recipient],
        ['送达人（用顿号分开）', act.servers?.join('、')],
        ['代收人与受送达人的关系', act.relation],
      ]);
    case 'statement':
      return given([
        ['日期', act.on],
        ['陈述人', act.by],
        ['陈述申辩内容', act.content],
        ['复核日期', act.reviewedOn],
        ['是否采纳', act.adopted && titleOf(act.adopted)],
        ['复核意见', act.reviewOpinion],
      ]);
    case 'payment':
      return given([
        ['日期', act.on],
        ['金额（元）', String(act.amount / 100)],
        ['方式', act.method && titleOf(act.method)],
        ['票据号', act.receiptNumber],
      ]);
    case 'note':
      return given([
        ['事项', titleOf(act.subject)],
        ['日期', act.on],
        ['内容', act.text],
        ['记录人', act.by],
      ]);
    default:
      throw new Error(`the dialog does not record ${act.kind}`);
  }
}

/** On a document's screen: the panel of the review, with the keyboard in it. */
async function toReviewPanel(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  // What the keyboard was on may just have gone: where it goes is decided a frame later.
  await page.waitForTimeout(200);
  const inPanel = () => page.evaluate(() => document.activeElement?.closest('.side-panel') !== null);
  // F6 goes between paper and panel; into the panel it comes to the tab.
  if ((await currentStop(page)).role !== 'tab' && (await inPanel())) {
    await page.keyboard.press('F6');
    await expect.poll(inPanel).toBe(false);
  }
  if ((await currentStop(page)).role !== 'tab') await page.keyboard.press('F6');
  await expect.poll(async () => (await currentStop(page)).role).toBe('tab');
}

/** On a document's screen: submits it for legal review. */
export async function submitForReview(page: Page, by: string, on: string): Promise<void> {
  await toReviewPanel(page);
  await tabTo(page, '提交审核');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await fill(page, [
    ['提交人', by],
    ['日期', on],
  ]);
  await page.keyboard.press('Control+Enter');
  await told(page, '已提交审核');
}

/** On a document's screen: answers what the checklist leaves to a person, and passes. */
export async function passReview(page: Page, by: string, on: string, opinion: string): Promise<void> {
  await toReviewPanel(page);
  await fill(page, [['审核人', by]]);
  const questions = await page.locator('.checklist-item').count();
  for (let answered = 0; answered < questions; answered += 1) {
    await tabTo(page, ({ type: kind, name }) => kind === 'radio' && name === '是');
    await page.keyboard.press('Space');
    await expect.poll(async () => (await currentStop(page)).checked).toBe(true);
    await page.keyboard.press('Tab');
  }
  await tabTo(page, '通过', { back: true, limit: 200 });
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await fill(page, [
    ['审核人', by],
    ['日期', on],
    ['审核意见', opinion],
  ]);
  await page.keyboard.press('Control+Enter');
  await told(page, '审核已通过');
}

/** Types over what a place on the paper holds. */
export async function overwrite(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await type(page, text);
}

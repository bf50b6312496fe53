import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CaseFile } from '../contract/case-file.generated.ts';
import { anotherCase } from './support/another-case.ts';
import { answerDialogs, call, expect, type Running, screenshot, test } from './support/application.ts';
import * as steps from './support/case-steps.ts';
import { currentStop, fill, tabTo } from './support/keyboard.ts';
import { checkout } from './support/packaged.ts';

const wanted = anotherCase();
const wantedActs = wanted.acts ?? [];
const titleOf = (form: string): string =>
  (JSON.parse(readFileSync(join(checkout, 'templates', form, 'form.json'), 'utf8')) as { title: string })
    .title;
/** Numbers come from the station's series: what the example calls a document, and what it is called here. */
const numbers = new Map<string, string>();
const renumbered = <Value>(value: Value): Value => {
  let text = JSON.stringify(value);
  for (const [example, own] of numbers) text = text.replaceAll(example, own);
  return JSON.parse(text) as Value;
};
const document = (id: string) => {
  const found = wanted.documents.find((one) => one.id === id);
  if (!found) throw new Error(`the example has no document ${id}`);
  return renumbered(found);
};
const documentTitle = (id: string) => titleOf(document(id).form);

/** No mouse is touched in this test: what it does, a person can do who has only a keyboard. */
test('a case from filing to its end, by keyboard alone: nine documents, findings mended, reviewed, issued, exported, verified', async ({
  running,
}) => {
  test.setTimeout(600_000);
  const { page } = running;
  await page.getByRole('button', { name: /从示例站开始/ }).waitFor();
  await tabTo(page, /从示例站开始/);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await page.keyboard.press('Escape');
  await newCase(page);
  await writeFacts(page, wanted);
  await screenshot(page, 'written-facts');

  // The scene record is the first paper: the wrong ID number is met there, and mended; the fact on the next one.
  await steps.newDocument(page, documentTitle('scene'));
  await mendOnSceneRecord(page);
  await steps.writeDocument(page, document('scene'));
  await takeNumber(page, 'scene');
  await steps.backToCase(page);
  await acts(page, 'sign-scene-1', 'sign-scene-2', 'sign-scene-3', 'sign-scene-4');

  await steps.newDocument(page, documentTitle('filing'));
  await mendTheFact(page);
  await steps.writeDocument(page, document('filing'));
  expect(withoutIds((await caseFile(page)).facts)).toEqual(withoutIds(wanted.facts));
  await steps.backToCase(page);
  // Not before: a record whose number is not the case's is not issued without a reason.
  await issue(page, 'scene');
  await write(page, 'interview');
  await steps.backToCase(page);
  for (const id of ['filing', 'interview']) {
    await acts(page, ...actsAbout(id));
    await issue(page, id);
  }
  await write(page, 'report');
  await steps.backToCase(page);
  await acts(page, 'sign-report-1', 'sign-report-2', 'approval-penalty-section', 'sign-report-3');
  await write(page, 'notice');
  await takeNumber(page, 'notice');
  await steps.backToCase(page);
  await issue(page, 'notice');
  await acts(page, 'service-notice', 'statement');

  await write(page, 'decision');
  await takeNumber(page, 'decision');
  await steps.submitForReview(page, '李明', day('review-submitted'));
  await screenshot(page, 'written-decision-in-review');
  await steps.passReview(page, '孙丽', day('review-passed'), opinionOf('review-passed'));
  await steps.backToCase(page);
  await write(page, 'review');
  await steps.backToCase(page);
  await acts(page, 'sign-review-1');
  await issue(page, 'review');
  await acts(page, 'approval-penalty-head', 'sign-report-4');
  await issue(page, 'report');
  await issue(page, 'decision');
  await acts(page, 'service-decision');
  await write(page, 'receipt', ['违法行为通知书', '行政处罚决定书']);
  await steps.backToCase(page);
  await acts(page, 'sign-receipt-1');
  await issue(page, 'receipt');
  await acts(page, 'publication', 'payment');
  await write(page, 'closing');
  await steps.backToCase(page);
  await acts(page, ...actsAbout('closing'));
  await issue(page, 'closing');
  await screenshot(page, 'written-case');

  const written = await caseFile(page);
  for (const { form, content } of wanted.documents) {
    const mine = written.documents.find((one) => one.form === form);
    expect(mine?.state, form).toBe('issued');
    expect(mine?.content, form).toEqual(renumbered(content));
  }
  expect(await page.getByRole('tab', { name: /^问题/ }).textContent()).toBe('问题');
  await exportAndVerify(running);
});

async function takeNumber(page: Page, id: string): Promise<void> {
  const own = await steps.takeNumber(page);
  expect(own).toMatch(/^鲁德交.+〔\d{4}〕\d+号$/);
  numbers.set(document(id).number ?? '', own);
}

const act = (id: string) => {
  const found = wantedActs.find((one) => one.id === id);
  if (!found) throw new Error(`the example has no act ${id}`);
  return found;
};
const day = (id: string): string => {
  const found = act(id);
  return found.kind === 'signature' ? found.at.slice(0, 10) : found.on;
};
const opinionOf = (id: string): string => {
  const found = act(id);
  return found.kind === 'review' ? (found.opinion ?? '') : '';
};
/** The signatures and approvals of a document, in the order of the example. */
const actsAbout = (id: string): readonly string[] =>
  wantedActs
    .filter((one) => (one.kind === 'signature' || one.kind === 'approval') && one.document === id)
    .map((one) => one.id);

const write = (page: Page, id: string, about: readonly string[] = []) =>
  test.step(`write ${id}`, async () => {
    await steps.newDocument(page, documentTitle(id), about);
    await steps.writeDocument(page, document(id));
  });

async function acts(page: Page, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await test.step(`act ${id}`, () => steps.recordAct(page, act(id), documentTitle));
}

/** Opens the document, issues it on the day of the example, and goes back to the case. */
const issue = (page: Page, id: string) =>
  test.step(`issue ${id}`, async () => {
    await steps.openDocument(page, documentTitle(id));
    await steps.issue(page, documentTitle(id), document(id).issuedOn ?? '', '王芳');
    await steps.backToCase(page);
  });

/** Has a trial identity made in the settings, and goes back to the case. */
async function trialIdentity(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+5');
  await page.getByRole('tab', { name: '印章和证书' }).waitFor();
  await tabTo(page, ({ role }) => role === 'tab');
  const wantedTab = page.getByRole('tab', { name: '印章和证书' });
  for (let press = 0; (await wantedTab.getAttribute('aria-selected')) !== 'true'; press += 1) {
    expect(press).toBeLessThan(12);
    await page.keyboard.press('ArrowRight');
  }
  await tabTo(page, '生成试用证书');
  await page.keyboard.press('Enter');
  await page.getByText('正在使用').waitFor();
  await page.keyboard.press('Alt+1');
  await page.getByRole('searchbox', { name: '搜索案件' }).waitFor();
  await tabTo(page, '搜索案件');
  await page.keyboard.insertText('郑磊');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: /办案进程/ }).waitFor();
}

/** All nine as PDF and DOCX, signed with the trial identity, and each verified from the disk. */
async function exportAndVerify(running: Running): Promise<void> {
  const { page, folder } = running;
  const out = join(folder, 'exported');
  mkdirSync(out);
  await trialIdentity(page);
  await answerDialogs(running, { open: [out] });
  for (const { id } of wanted.documents) {
    await steps.openDocument(page, documentTitle(id));
    await page.keyboard.press('Control+e');
    await page.getByRole('dialog', { name: '导出' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('已签名并验证')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await steps.backToCase(page);
  }
  const files = readdirSync(out).sort();
  expect(files).toHaveLength(18);
  await answerDialogs(running, { open: files.map((file) => join(out, file)) });
  await page.keyboard.press('Alt+4');
  await page.getByRole('heading', { name: '验证文件' }).waitFor();
  await page.keyboard.press('o');
  await expect(page.locator('.verdict-sum', { hasText: '签名后没有改动' })).toHaveCount(18);
  await screenshot(page, 'written-verified');
}

/** F8 goes to the place of a finding. */
async function goToFinding(page: Page, pointer: string): Promise<void> {
  for (let press = 0; (await currentStop(page)).pointer !== pointer; press += 1) {
    expect(press, `F8 to ${pointer}`).toBeLessThan(20);
    await page.keyboard.press('F8');
  }
}

/** On the scene record the number is its own: typed over, and then put in its one spelling by the mend's key. */
async function mendOnSceneRecord(page: Page): Promise<void> {
  const wrong = page.locator('.findings').getByText(/校验/);
  await wrong.first().waitFor();
  await goToFinding(page, '/presentIdNumber');
  await steps.overwrite(page, '370101 19880512 2155');
  await expect(wrong).toHaveCount(0);
  const mendable = page.locator('.findings').getByText(/写法不规范/);
  await mendable.waitFor();
  await page.keyboard.press('Alt+Enter');
  await expect(mendable).toHaveCount(0);
}

/** On the register the number is the fact: typed over there, it is asked on leaving whether the fact changes. */
async function mendTheFact(page: Page): Promise<void> {
  const wrong = page.locator('.findings').getByText(/校验/);
  await wrong.first().waitFor();
  await goToFinding(page, '/personIdNumber');
  await steps.overwrite(page, wanted.facts.parties?.[0]?.idNumber ?? '');
  await page.keyboard.press('Tab');
  await page.getByRole('dialog', { name: /取自案件事实/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  await expect(wrong).toHaveCount(0);
}

async function newCase(page: Page): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.insertText('未取得 网络预约出租汽车运输证');
  await page.getByRole('option', { name: wanted.facts.cause }).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page, (stop) => stop.text === wanted.facts.cause);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('tab', { name: '案件事实', selected: true }).waitFor();
}

type Fields = (readonly [label: string, value: string | boolean | undefined])[];

/** Fills what the case says; what it does not say is passed by. */
const fillKnown = (page: Page, fields: Fields) =>
  fill(
    page,
    fields.filter((field): field is [string, string | boolean] => field[1] !== undefined),
  );

async function add(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await currentStop(page)).name).not.toBe(name);
}

async function writeFacts(page: Page, { facts, evidence }: CaseFile): Promise<void> {
  await fillKnown(page, [
    ['案号', facts.caseNumber],
    ['受案时间', facts.acceptedOn],
    ['案件来源', '行政检查中发现'],
    ['案件基本情况', facts.summary],
  ]);
  const [party] = facts.parties ?? [];
  await add(page, '添加个人');
  await fillKnown(page, [
    ['姓名', party?.name],
    ['联系电话', party?.phone],
    ['性别', party?.sex],
    ['证件种类', '居民身份证'],
    ['证件号', wrongNumber],
    ['与本案的关系', party?.relation],
    ['工作单位及职务', party?.employer],
    ['住址', party?.address],
  ]);
  const [vehicle] = facts.vehicles ?? [];
  await add(page, '添加车辆');
  await fillKnown(page, [
    ['号牌', vehicle?.plate],
    ['类别', '小型客车'],
    ['车型', vehicle?.type],
    ['颜色', vehicle?.color],
    ['行驶证所有人', vehicle?.owner],
  ]);
  for (const officer of facts.officers ?? []) {
    await tabTo(page, (stop) => stop.type === 'checkbox' && stop.name.startsWith(officer.name));
    await page.keyboard.press('Space');
  }
  await fillKnown(page, [
    ['查获时刻', facts.violation?.startedAt],
    ['检查结束时刻', facts.violation?.endedAt],
    ['地点', facts.violation?.place],
    ['查明的违法事实', facts.violation?.facts],
    ['违反的条款', facts.violation?.prohibition],
    ['发现之日', facts.violation?.discoveredOn],
    ['违法所得（元）', '0'],
    ['初次违法', true],
    ['主动配合调查', true],
    ['涉嫌犯罪', false],
    ['警告', true],
    ['罚款', true],
    ['罚款（元）', '3000'],
    ['处罚依据', facts.penalty?.basis],
    ['处罚内容', facts.penalty?.content],
    ['裁量基准', facts.penalty?.discretionStandard],
    ['裁量档次', facts.penalty?.discretionStep],
    ['其他执行方式和期限', facts.penalty?.otherPerformance],
    ['裁量理由', facts.penalty?.discretionReason],
  ]);
  for (const one of evidence ?? []) {
    await add(page, '添加证据');
    await fillKnown(page, [
      ['种类', evidenceKinds[one.kind]],
      ['名称', one.name],
      ['规格', one.specification],
      ['数量', one.count],
      ['来源', one.source],
      ['取得时刻', one.collectedAt],
      ['取证人', one.collectedBy?.join('、')],
      ['证明内容', one.proves],
      ['备注', one.note],
      ['复制件与原件核对无误', one.checkedAgainstOriginal],
    ]);
  }
}

/** One digit off: the check digit of GB 11643 no longer fits. */
const wrongNumber = '370101198805122156';

const evidenceKinds: Readonly<Record<string, string>> = {
  documentary: '书证',
  electronic: '电子数据',
  testimony: '证人证言',
  statement: '当事人的陈述',
  audioVisual: '视听资料',
  record: '勘验笔录、现场笔录',
};

/** The case as a file, as the program would export it. */
async function caseFile(page: Page): Promise<CaseFile> {
  const list = (await call(page, 'cases/list', {
    query: '郑磊',
    state: 'all',
    sort: 'changed',
    offset: 0,
    limit: 2,
  })) as { value: { cases: readonly { id: string }[] } };
  expect(list.value.cases).toHaveLength(1);
  const [found] = list.value.cases;
  const file = (await call(page, 'cases/asFile', { caseId: found?.id })) as { value: CaseFile };
  return file.value;
}

/** Ids are the program's own, and an unticked box says what no box says; everything else is compared. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one) =>
      key === 'id' || key === 'document' || (key === 'suspectedCrime' && one === false) ? undefined : one,
    ),
  );
}

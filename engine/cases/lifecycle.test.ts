import { expect, test } from 'vitest';
import { openTestStation, type TestStation } from './test-station.ts';
import { newCase, newDocument } from './test-steps.ts';

/** Forms that the case offers first: those on its way, and the others that fit where it stands. */
async function offeredFirst(station: TestStation, caseId: string): Promise<readonly string[]> {
  const { lifecycle } = await station.handlers['cases/open']({ caseId });
  return lifecycle.filter((step) => step.fits).map((step) => step.form);
}

async function stepOf(station: TestStation, caseId: string, form: string) {
  const { lifecycle } = await station.handlers['cases/open']({ caseId });
  return lifecycle.find((step) => step.form === form);
}

test('a case that begins is offered what stands near its filing, nothing of execution or coercion', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const caseId = await newCase(station);
  const first = await offeredFirst(station, caseId);
  expect(first).toContain('case-filing-register');
  // 先行登记保存（行政处罚法第五十六条）是调查中的事，立案前后就可能用到。
  expect(first).toContain('evidence-preservation-approval');
  for (const late of [
    'fine-deferral-approval',
    'enforcement-announcement',
    'court-enforcement-application',
  ]) {
    expect(first, late).not.toContain(late);
  }
});

test('what is offered first moves on with the case: after the decision, execution; no longer the investigation', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const caseId = await newCase(station);
  for (const form of ['case-filing-register', 'violation-notice', 'penalty-decision', 'service-receipt']) {
    await newDocument(station, caseId, form);
  }
  const first = await offeredFirst(station, caseId);
  // 行政处罚法第六十六条第二款：暂缓或者分期缴纳以处罚决定为前提。
  expect(first).toContain('fine-deferral-approval');
  expect(first).not.toContain('evidence-preservation-approval');
  // 什么都不隐藏：不合时的文书仍在全部文书之中。
  expect(await stepOf(station, caseId, 'evidence-preservation-approval')).toMatchObject({
    state: 'optional',
    fits: false,
  });
});

test('service and binding wait for something to serve and for the end of the case', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const caseId = await newCase(station);
  const states = async () => {
    const { lifecycle } = await station.handlers['cases/open']({ caseId });
    return lifecycle.filter((step) => step.state === 'next').map((step) => step.form);
  };
  // 送达回证证明送达（民事诉讼法第八十七条）；结案以后才立卷。
  expect(await states()).toEqual(['case-filing-register', 'interview-record', 'scene-record']);
  expect(await stepOf(station, caseId, 'service-receipt')).toMatchObject({ state: 'later' });
  expect(await stepOf(station, caseId, 'dossier-cover')).toMatchObject({
    state: 'later',
    missing: ['还没有《结案报告》'],
  });
  await newDocument(station, caseId, 'case-filing-register');
  expect(await states()).not.toContain('service-receipt');
  await newDocument(station, caseId, 'investigation-report');
  await newDocument(station, caseId, 'violation-notice');
  expect(await states()).toContain('service-receipt');
  expect(await states()).not.toContain('dossier-cover');
  for (const form of ['penalty-decision', 'case-closing-report']) await newDocument(station, caseId, form);
  expect(await states()).toContain('dossier-cover');
});

test('what lacks the document it follows says so and is not the next step', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const caseId = await newCase(station);
  // 行政处罚法第四十四条：作出处罚决定之前应当告知。
  const decision = await stepOf(station, caseId, 'penalty-decision');
  expect(decision?.state).toBe('later');
  expect(decision?.missing.join()).toContain('违法行为通知书');
  expect((await stepOf(station, caseId, 'case-filing-register'))?.state).toBe('next');
  await newDocument(station, caseId, 'case-filing-register');
  expect((await stepOf(station, caseId, 'case-filing-register'))?.state).toBe('draft');
  expect((await stepOf(station, caseId, 'investigation-report'))?.state).toBe('next');
});

test('a case that ends without a fine, or with one on the spot, comes to its closing report too', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  // 程序规定第八章：不予处罚、移送的案件以相应文书为准结案。
  for (const end of ['no-penalty-decision', 'summary-penalty-decision', 'case-transfer-letter']) {
    const caseId = await newCase(station);
    await newDocument(station, caseId, 'case-filing-register');
    expect(await stepOf(station, caseId, 'case-closing-report'), end).toMatchObject({
      state: 'later',
      missing: expect.arrayContaining([
        expect.stringMatching(/^还没有《行政处罚决定书》.*《不予行政处罚决定书》.*之一/),
      ]),
    });
    await newDocument(station, caseId, end);
    const step = await stepOf(station, caseId, 'case-closing-report');
    expect(step?.state, end).toBe('next');
    expect(step?.missing.join(), end).not.toContain('决定书》');
  }
});

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importCase } from '../cases/case-commands.ts';
import { caseFileReader } from '../cases/read-case-file.ts';
import { openTestStation, type TestStation } from '../cases/test-station.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { type Change, changed } from '../law/testing/changed-case.ts';
import { publicationHandlers } from './commands.ts';

const root = resolve(import.meta.dirname, '..', '..');
const readCase = caseFileReader(root, loadFormLibrary(root));
const example = readFileSync(join(root, 'examples', 'ride-hailing-person.json'));
const opened: TestStation[] = [];
afterEach(() => {
  for (const station of opened.splice(0)) station.close();
});

/** A station on `today` with the sound case, decided on 26 March 2026 and not yet public. */
function publishing(today: string, more: readonly Change[] = []) {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const station = openTestStation(undefined, () => new Date(year, month - 1, day, 9, 30));
  opened.push(station);
  const file = changed(readCase('case', new Uint8Array(example)), [{ remove: 'acts/publication' }, ...more]);
  const { id } = importCase(station.cases, file);
  const place = { caseId: id, documentId: 'decision' };
  const publish = publicationHandlers({
    cases: station.cases,
    identity: () => Promise.reject(new Error('no identity here')),
    makers: () => Promise.reject(new Error('no printing here')),
    grantedPath: () => null,
    progress: () => undefined,
  });
  const queue = async () => publish['publication/queue']({ filter: 'all', query: '', limit: 100 });
  const removed = async () =>
    publish['publication/choose']({ ...place, text: '周敏', treatment: 'remove', reason: '', by: '王芳' });
  const submit = async (by = '王芳', on = today) => publish['publication/submit']({ ...place, by, on });
  const judge = async (result: 'confirmed' | 'returned' | 'withheld', by: string, reason = '') =>
    publish['publication/judge']({ ...place, result, reason, by, on: today });
  return { station, place, publish, queue, removed, submit, judge };
}

const published = {
  id: 'p1',
  kind: 'publication',
  document: 'decision',
  step: 'published',
  on: '2026-03-30',
  by: '王芳',
};

describe('the queue of publication', () => {
  it('holds a decision with its seven working days, over 清明 4 to 6 April (国办发〔2018〕118号)', async () => {
    const [item] = (await publishing('2026-04-02').queue()).items;
    expect(item).toMatchObject({
      state: 'open',
      due: { what: 'publish', on: '2026-04-07', daysLeft: 5 },
      number: '鲁德交罚〔2026〕9号',
    });
    const [late] = (await publishing('2026-04-09').queue()).items;
    expect(late?.due?.daysLeft).toBe(-2);
  });

  it('asks for withdrawal within three working days of a revocation (行政处罚法48、85)', async () => {
    const revoked: Change[] = [
      { set: 'documents/decision/state', to: 'withdrawn' },
      { add: 'acts', value: published },
      {
        add: 'acts',
        value: { id: 'w1', kind: 'stateChange', document: 'decision', to: 'withdrawn', on: '2026-04-03' },
      },
    ];
    const [item] = (await publishing('2026-04-03', revoked).queue()).items;
    expect(item).toMatchObject({ state: 'toWithdraw', due: { what: 'withdraw', on: '2026-04-09' } });
  });

  it('shows what a person under eighteen did as never to be public, and as to be withdrawn where it is', async () => {
    // Eighteen on 10 March 2026, the day of the violation, is who was born on 10 March 2008.
    const minor: Change = { set: 'facts/parties/0/idNumber', to: '370101200803111014' };
    expect((await publishing('2026-04-02', [minor]).queue()).items[0]).toMatchObject({
      state: 'minor',
      due: null,
    });
    const both: Change[] = [minor, { add: 'acts', value: published }];
    expect((await publishing('2026-04-02', both).queue()).items[0]?.state).toBe('toWithdraw');
  });

  it('counts what is to do, public and closed, and finds by number and party', async () => {
    const { publish } = publishing('2026-04-02', [{ add: 'acts', value: published }]);
    const asked = async (filter: 'work' | 'public', query: string) =>
      publish['publication/queue']({ filter, query, limit: 10 });
    expect((await asked('work', '')).counts).toEqual({ work: 0, public: 1, closed: 0, all: 1 });
    expect((await asked('public', '2026 9号')).items).toHaveLength(1);
    expect((await asked('public', '没有这个人')).items).toEqual([]);
  });

  it('takes a note of publication in a case written by hand for the step', async () => {
    const note = { id: 'n', kind: 'note', subject: 'publication', on: '2026-04-01', text: '已在网站公开' };
    const [item] = (await publishing('2026-04-02', [{ add: 'acts', value: note }]).queue()).items;
    expect(item).toMatchObject({ state: 'published', since: '2026-04-01' });
  });
});

describe('the steps of a publication', () => {
  it('a copy is submitted when nobody in it is undecided, and confirmed by an outsider alone', async () => {
    const { submit, removed, judge, publish, place } = publishing('2026-04-02');
    await expect(submit()).rejects.toMatchObject({ code: 'PUBLICATION_UNDECIDED' });
    expect((await removed()).questions).toEqual([]);
    expect((await submit()).item.state).toBe('submitted');
    // 陈静 handled the case, 王芳 prepared the copy.
    await expect(judge('confirmed', '陈静')).rejects.toMatchObject({ code: 'PUBLICATION_SELF' });
    await expect(judge('confirmed', '王芳')).rejects.toMatchObject({ code: 'PUBLICATION_SELF' });
    await expect(judge('returned', '孙丽')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const view = await judge('confirmed', '孙丽');
    expect([view.item.state, view.may]).toEqual(['confirmed', ['make', 'return', 'withhold']]);
    await expect(removed()).rejects.toMatchObject({ code: 'PUBLICATION_STATE' });
    expect((await publish['publication/open'](place)).steps.map(({ step, by }) => [step, by])).toEqual([
      ['submitted', '王芳'],
      ['confirmed', '孙丽'],
    ]);
  });

  it('a copy that has changed since, by the station’s settings, is confirmed by nobody', async () => {
    const { station, submit, removed, judge } = publishing('2026-04-02');
    await removed();
    await submit();
    const settings = station.cases.context.station();
    station.cases.context.setStation({
      ...settings,
      publication: {
        site: '',
        period: null,
        agencyIdentities: [],
        redaction: [{ kind: 'personName', treatment: 'keep', source: '本地规定 示例1号' }],
      },
    });
    await expect(judge('confirmed', '孙丽')).rejects.toMatchObject({ code: 'PUBLICATION_CHANGED' });
    expect((await submit()).item.state).toBe('submitted');
    expect((await judge('confirmed', '孙丽')).item.state).toBe('confirmed');
  });

  it('a setting without a source changes nothing', async () => {
    const { station, publish, place } = publishing('2026-04-02');
    const before = JSON.stringify((await publish['publication/open'](place)).redacted);
    station.cases.context.setStation({
      ...station.cases.context.station(),
      publication: {
        site: '',
        period: null,
        agencyIdentities: [],
        redaction: [{ kind: 'personName', treatment: 'keep', source: ' ' }],
      },
    });
    expect(JSON.stringify((await publish['publication/open'](place)).redacted)).toBe(before);
  });

  it('withheld needs a reason and leaves the queue of work; it can still be submitted', async () => {
    const { judge, queue, removed, submit } = publishing('2026-04-02');
    await expect(judge('withheld', '孙丽')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect((await judge('withheld', '孙丽', '没有社会影响')).item.state).toBe('withheld');
    expect((await queue()).counts).toMatchObject({ work: 0, closed: 1 });
    await removed();
    expect((await submit()).item.state).toBe('submitted');
  });

  it('published, withdrawn and ended are recorded with receipt and reason, on no day ahead', async () => {
    const { publish, place } = publishing('2026-04-02', [
      { add: 'acts', value: { ...published, step: 'made', sha256: 'a'.repeat(64) } },
    ]);
    const record = async (step: 'published' | 'withdrawn' | 'ended', more: object = {}) =>
      publish['publication/record']({
        ...place,
        step,
        on: '2026-04-01',
        site: '',
        receipt: '',
        reason: '',
        by: '王芳',
        ...more,
      });
    await expect(record('published')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const receipt = { site: '德州市德城区人民政府网站', receipt: '示例编号1' };
    await expect(record('published', { ...receipt, on: '2026-04-03' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect((await record('published', receipt)).steps.at(-1)).toMatchObject({
      step: 'published',
      ...receipt,
    });
    await expect(record('ended')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect((await record('ended', { reason: '公示期满' })).item.state).toBe('ended');
    await expect(record('withdrawn', { reason: 'x' })).rejects.toMatchObject({ code: 'PUBLICATION_STATE' });
  });
});

describe('the two papers', () => {
  const partsOf = (blocks: unknown, kind: string) =>
    [...JSON.stringify(blocks).matchAll(/\{"kind":"(added|removed|same)","text":"([^"]*)"\}/g)].flatMap(
      ([, found, text]) => (found === kind ? [text] : []),
    );

  it('mark what goes and what takes its place, in the same number of places', async () => {
    const { publish, place, removed } = publishing('2026-04-02');
    await removed();
    const { original, redacted } = await publish['publication/open'](place);
    expect(partsOf(original, 'removed')).toEqual(expect.arrayContaining(['张伟', '周敏', '鲁N12345']));
    expect(partsOf(redacted, 'added')).toEqual(expect.arrayContaining(['张某', '周某', '鲁N***45']));
    expect(partsOf(redacted, 'added')).toHaveLength(partsOf(original, 'removed').length);
    expect(JSON.stringify(redacted)).not.toContain('张伟');
  });

  it('keep what a person keeps with a reason, and say so', async () => {
    const { publish, place } = publishing('2026-04-02');
    const choose = async (reason: string) =>
      publish['publication/choose']({ ...place, text: '鲁N12345', treatment: 'keep', reason, by: '王芳' });
    await expect(choose(' ')).rejects.toMatchObject({ code: 'PUBLICATION_REASON' });
    const view = await choose('营运车辆');
    expect(view.choices).toMatchObject([
      { text: '鲁N12345', treatment: 'keep', reason: '营运车辆', by: '王芳' },
    ]);
    expect(partsOf(view.original, 'removed')).not.toContain('鲁N12345');
    const undone = await publish['publication/choose']({
      ...place,
      text: '鲁N12345',
      treatment: null,
      reason: '',
      by: '王芳',
    });
    expect([undone.choices, partsOf(undone.original, 'removed').includes('鲁N12345')]).toEqual([[], true]);
  });
});

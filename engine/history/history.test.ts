import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HistoryEntry } from '../../contract/commands/history.ts';
import { documentHandlers } from '../cases/document-commands.ts';
import { actFor } from '../people/acting.ts';
import { stationWithDraft } from '../review/testing/station-with-draft.ts';
import { historyHandlers } from './commands.ts';

let given: ReturnType<typeof stationWithDraft>;
let edits = 0;
beforeEach(() => {
  given = stationWithDraft();
});
afterEach(() => given.station.close());

const history = () => historyHandlers(given.station.cases);
const by = <Result>(name: string, work: () => Result) => actFor({ connection: {}, name }, work);
const place = () => given.place;

/** Types as a person, who then pauses. */
async function write(name: string, pointer: string, text: string) {
  await by(name, () =>
    documentHandlers(given.station.cases)['documents/edit']({
      ...place(),
      editId: `edit-${++edits}`,
      edits: [{ kind: 'type', pointer, text }],
    }),
  );
  given.station.cases.flush();
}
const facts = () => {
  const { cases } = given.station;
  return cases.view(cases.session(place().caseId)).document('decision')?.text('/facts') ?? '';
};
const entries = async (documentId?: string | null): Promise<readonly HistoryEntry[]> => {
  const input = documentId === undefined ? {} : { documentId };
  return (await history()['history/list']({ caseId: place().caseId, ...input })).entries;
};
const code = async (work: () => unknown) => {
  try {
    await work();
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('every state stands there with who wrote it, the newest first, and what stands now on top', async () => {
  const before = facts();
  await write('李明', '/facts', `${before}甲`);
  await write('孙丽', '/facts', `${before}乙`);
  const listed = await entries('decision');
  expect(listed.map(({ reason, who, same }) => [reason, who, same])).toEqual([
    ['now', '', true],
    ['left', '孙丽', true],
    ['left', '李明', false],
    ['imported', '', false],
  ]);
  expect(listed.map(({ former }) => former)).toEqual([
    ...[listed[2]?.revision, listed[2]?.revision, listed[3]?.revision, null],
  ]);
  const all = await entries();
  expect(all.filter(({ document }) => document === null).map(({ title }) => title)).toContain('案件事实');
  expect(all.length).toBeGreaterThan(listed.length);
});

test('who writes before the pause is named, though another works when it comes', async () => {
  const edit = (name: string, text: string) =>
    by(name, () =>
      documentHandlers(given.station.cases)['documents/edit']({
        ...place(),
        editId: `edit-${++edits}`,
        edits: [{ kind: 'type', pointer: '/facts', text }],
      }),
    );
  await edit('李明', '一');
  await edit('孙丽', '二');
  by('周伟', () => given.station.cases.flush());
  expect((await entries('decision'))[1]?.who).toBe('李明、孙丽');
});

test('two states side by side: taken out is marked in the earlier, put in in the later', async () => {
  const before = facts();
  await write('李明', '/facts', before.replace('该车未取得', '该车至今未取得'));
  const [, later] = await entries('decision');
  const compared = await history()['history/compare']({
    ...place(),
    before: later?.former ?? null,
    after: later?.revision ?? null,
  });
  expect(compared.differences.map(({ pointer }) => pointer)).toEqual(['/facts']);
  const [left, right] = [JSON.stringify(compared.before), JSON.stringify(compared.after)];
  expect(left).not.toContain('至今');
  expect(right).toContain('{"kind":"added","text":"至今"}');
  const back = await history()['history/compare']({
    ...place(),
    before: later?.revision ?? null,
    after: later?.former ?? null,
  });
  expect(JSON.stringify(back.before)).toContain('{"kind":"removed","text":"至今"}');
  expect(JSON.stringify(back.after)).not.toContain('至今');
  const first = await history()['history/compare']({
    ...place(),
    before: null,
    after: later?.former ?? null,
  });
  expect([first.before, first.differences]).toEqual([null, []]);
});

test('a state is brought back as a revision of its own, and undo takes that back', async () => {
  const before = facts();
  await write('李明', '/facts', '全部删掉了');
  const wanted = (await entries('decision')).find(({ same }) => !same)?.revision ?? '';
  const restored = { ...place(), revision: wanted, editId: 'restore-1' };
  await by('孙丽', () => history()['history/restore'](restored));
  expect(facts()).toBe(before);
  const [now, newest] = await entries('decision');
  expect([now?.same, newest?.reason, newest?.who, newest?.same]).toEqual([true, 'restored', '孙丽', true]);
  // Sent again after a restart it changes nothing.
  await history()['history/restore'](restored);
  expect((await entries('decision'))[1]?.revision).toBe(newest?.revision);
  await documentHandlers(given.station.cases)['documents/undo']({ ...place(), editId: 'undo-1' });
  expect(facts()).toBe('全部删掉了');
  expect((await entries('decision')).some(({ reason }) => reason === 'restored')).toBe(true);
});

test('what was under review comes back tied to the facts where it said what they say', async () => {
  const { review, station } = given;
  const bound = () => station.cases.paper(station.cases.session(place().caseId), 'decision').bound;
  const before = bound();
  await review['review/submit']({ ...place(), by: '李明', on: '2026-03-12' });
  await review['review/conclude']({
    ...place(),
    ...{ result: 'returned', opinion: '写明。', by: '孙丽', on: '2026-03-12' },
  });
  await write('李明', '/facts', '改了');
  const submitted = (await entries('decision')).find(({ reason }) => reason === 'submitted');
  await history()['history/restore']({
    ...place(),
    revision: submitted?.revision ?? '',
    editId: 'restore-2',
  });
  expect(bound()).toEqual(expect.arrayContaining([...before]));
  expect(facts()).not.toBe('改了');
});

test('facts are compared in words and brought back; an issued document is not written over', async () => {
  const { cases, handlers } = given.station;
  const { caseId } = place();
  const summary = () => cases.session(caseId).file.facts.parties?.[0]?.name;
  const before = summary();
  await by('李明', () =>
    handlers['facts/edit']({
      caseId,
      editId: 'fact-1',
      changes: [{ pointer: '/facts/parties/0/name', value: '王小明' }],
    }),
  );
  const [now, , former] = await entries(null);
  const compared = await history()['history/compare']({
    caseId,
    documentId: null,
    before: former?.revision ?? null,
    after: now?.revision ?? null,
  });
  expect(compared.differences.map(({ parts }) => parts.map(({ kind }) => kind))).toContainEqual(
    expect.arrayContaining(['added', 'removed']),
  );
  await history()['history/restore']({
    caseId,
    documentId: null,
    revision: former?.revision ?? '',
    editId: 'restore-3',
  });
  expect(summary()).toBe(before);
  await handlers['facts/undo']({ caseId, editId: 'undo-2' });
  expect(summary()).toBe('王小明');
  const issued = cases.session(caseId).file.documents.find(({ state }) => state === 'issued');
  const kept = (await entries(issued?.id))[1]?.revision ?? '';
  const tried = { caseId, documentId: issued?.id ?? null, revision: kept, editId: 'restore-4' };
  expect(await code(() => history()['history/restore'](tried))).toBe('DOCUMENT_STATE');
  expect(await code(() => history()['history/restore']({ ...tried, revision: 'nothing' }))).toBe('NOT_FOUND');
});

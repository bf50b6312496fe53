import { expect, test, vi } from 'vitest';
import { dataFolder, openTestStation, type TestStation } from './test-station.ts';
import { addParty, editId, newCase, newDocument, typed } from './test-steps.ts';

test('an edit is told to be on the disk after the commit, and stands there when the store is opened again', async () => {
  const folder = dataFolder();
  const first = openTestStation(folder);
  const caseId = await newCase(first);
  const documentId = await newDocument(first, caseId, 'interview-record');
  await typed(first, caseId, documentId, '/place', '示例汽车站');
  expect(first.durable()).toEqual([]);
  await vi.waitFor(() => expect(first.durable()).toHaveLength(1), { timeout: 200 });
  first.close();
  const second = openTestStation(folder);
  const [document] = (await second.handlers['cases/asFile']({ caseId })).documents;
  expect(document?.content.place).toBe('示例汽车站');
});

test('undo and redo go on after a restart', async () => {
  const folder = dataFolder();
  const times = [0, 5, 10, 15, 20, 25, 30].map((second) => new Date(2026, 2, 12, 9, 30, second));
  let tick = 0;
  const clock = () => times[Math.min(tick++, times.length - 1)] ?? new Date(2026, 2, 12);
  const first = openTestStation(folder, clock);
  const caseId = await newCase(first);
  const documentId = await newDocument(first, caseId, 'interview-record');
  await first.handlers['documents/edit']({
    caseId,
    documentId,
    editId: editId(),
    edits: [{ kind: 'type', pointer: '/place', text: '车站' }],
  });
  first.close();
  const second = openTestStation(folder);
  await second.handlers['documents/undo']({ caseId, documentId, editId: editId() });
  const place = async (station: TestStation) =>
    (await station.handlers['cases/asFile']({ caseId })).documents[0]?.content.place;
  expect(await place(second)).toBeUndefined();
  second.close();
  const third = openTestStation(folder);
  const answer = await third.handlers['documents/redo']({ caseId, documentId, editId: editId() });
  expect([await place(third), answer.canUndo, answer.canRedo, answer.focus]).toEqual([
    '车站',
    true,
    false,
    '/place',
  ]);
});

test('the same edit sent twice changes nothing more, and is told to be durable again', async () => {
  const folder = dataFolder();
  const first = openTestStation(folder);
  const caseId = await newCase(first);
  const documentId = await newDocument(first, caseId, 'interview-record');
  const edit = {
    caseId,
    documentId,
    editId: editId(),
    edits: [{ kind: 'insertRow' as const, pointer: '/questions', index: 0 }],
  };
  const rows = async (station: TestStation) =>
    (await station.handlers['cases/asFile']({ caseId })).documents[0]?.content.questions;
  await first.handlers['documents/edit'](edit);
  const once = await rows(first);
  first.close();
  const second = openTestStation(folder);
  await second.handlers['documents/edit'](edit);
  expect(await rows(second)).toEqual(once);
  await vi.waitFor(() => expect(second.durable()).toEqual([edit.editId]));
});

test('an edit that changes nothing is answered as durable too', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  const documentId = await newDocument(station, caseId, 'interview-record');
  await typed(station, caseId, documentId, '/place', '');
  await vi.waitFor(() => expect(station.durable()).toHaveLength(1));
});

test('while the disk is full edits are kept and the page is told; once there is room they go to the disk', async () => {
  const folder = dataFolder();
  const station = openTestStation(folder);
  const caseId = await newCase(station);
  const documentId = await newDocument(station, caseId, 'interview-record');
  station.store.raw('PRAGMA max_page_count = 1', []);
  await typed(station, caseId, documentId, '/place', '长'.repeat(60_00));
  await vi.waitFor(() =>
    expect(station.events).toContainEqual(
      expect.objectContaining({
        kind: 'storeTrouble',
        error: expect.objectContaining({ code: 'DISK_FULL' }),
      }),
    ),
  );
  expect(station.durable()).toEqual([]);
  expect((await station.handlers['cases/asFile']({ caseId })).documents[0]?.content.place).toHaveLength(6000);
  station.store.raw('PRAGMA max_page_count = 1000000', []);
  await vi.waitFor(() => expect(station.durable()).toHaveLength(1), { timeout: 3000 });
  expect(station.events).toContainEqual({ kind: 'storeTrouble', error: null });
});

test('an act that cannot be written changes nothing', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  station.store.raw('PRAGMA max_page_count = 1', []);
  const act = { kind: 'note', subject: 'other', on: '2026-03-12', text: '长'.repeat(20_000) };
  expect(() => station.handlers['acts/record']({ caseId, act })).toThrowError(
    expect.objectContaining({ code: 'DISK_FULL' }),
  );
  expect((await station.handlers['cases/asFile']({ caseId })).acts).toEqual([]);
});

test('typing into a bound field changes the fact, for every draft; untying gives a document its own', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  await addParty(station, caseId, '张伟');
  const notice = await newDocument(station, caseId, 'violation-notice');
  const decision = await newDocument(station, caseId, 'penalty-decision');
  await typed(station, caseId, notice, '/partyName', '张炜');
  const file = async () => station.handlers['cases/asFile']({ caseId });
  expect((await file()).facts.parties?.[0]?.name).toBe('张炜');
  const name = () =>
    station.cases.view(station.cases.session(caseId)).document(decision)?.text('/personName');
  expect(name()).toBe('张炜');
  await station.handlers['documents/edit']({
    caseId,
    documentId: decision,
    editId: editId(),
    edits: [{ kind: 'unbind', pointer: '/personName', text: '张伟（曾用名）' }],
  });
  await typed(station, caseId, notice, '/partyName', '张维');
  expect(name()).toBe('张伟（曾用名）');
  await station.handlers['documents/edit']({
    caseId,
    documentId: decision,
    editId: editId(),
    edits: [{ kind: 'rebind', pointer: '/personName' }],
  });
  expect(name()).toBe('张维');
});

test('what a fact cannot hold stays with the document as typed, and the case can still be written and read', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  await addParty(station, caseId, '张伟');
  const register = await newDocument(station, caseId, 'case-filing-register');
  await typed(station, caseId, register, '/personAge', '三十来岁');
  await typed(station, caseId, register, '/acceptedOn', '大概上周');
  await typed(station, caseId, register, '/personName', '');
  const file = await station.handlers['cases/asFile']({ caseId });
  expect(file.documents[0]?.content).toMatchObject({ personAge: '三十来岁', acceptedOn: '大概上周' });
  expect(file.facts).toMatchObject({ acceptedOn: '2026-03-12', parties: [{ name: '' }] });
  const reader = station.cases.context.readCase;
  expect(reader('a.json', Buffer.from(JSON.stringify(file)))).toMatchObject({ id: caseId });
});

test('several edits sent together follow one another', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  const documentId = await newDocument(station, caseId, 'interview-record');
  const before = (await station.handlers['cases/asFile']({ caseId })).documents[0]?.content.questions;
  const count = Array.isArray(before) ? before.length : 0;
  await station.handlers['documents/edit']({
    caseId,
    documentId,
    editId: editId(),
    edits: [
      { kind: 'insertRow', pointer: '/questions', index: 0 },
      { kind: 'insertRow', pointer: '/questions', index: 0 },
      { kind: 'type', pointer: '/questions/1/question', text: '第二问' },
    ],
  });
  const questions = (await station.handlers['cases/asFile']({ caseId })).documents[0]?.content.questions;
  expect(questions).toHaveLength(count + 2);
  expect(questions).toMatchObject([{}, { question: '第二问' }]);
});

test('pages are told that a case changed after the answer, once', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  await addParty(station, caseId, '张伟');
  const notice = await newDocument(station, caseId, 'violation-notice');
  await newDocument(station, caseId, 'penalty-decision');
  await station.handlers['documents/open']({ caseId, documentId: notice });
  await new Promise((done) => setImmediate(done));
  station.events.length = 0;
  await station.handlers['facts/edit']({
    caseId,
    editId: 'told',
    changes: [{ pointer: '/facts/parties/0/name', value: '张炜' }],
  });
  const changes = () => station.events.filter((event) => event.kind === 'caseChanged');
  expect(changes()).toEqual([]);
  await new Promise((done) => setImmediate(done));
  expect(changes()).toEqual([{ kind: 'caseChanged', caseId, editId: 'told' }]);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { dataFolder, openTestStation, type TestStation } from './test-station.ts';

let edits = 0;
const editId = () => `edit-${++edits}`;

async function newCase({ handlers }: TestStation) {
  const { caseId } = await handlers['cases/create']({
    causeId: 'ride-hailing-without-vehicle-permit',
    cause: '',
    procedure: 'ordinary',
  });
  return caseId;
}

async function newDocument(station: TestStation, caseId: string, form: string) {
  const { documentId } = await station.handlers['documents/create']({ caseId, form });
  return documentId;
}

function typed(station: TestStation, caseId: string, documentId: string, pointer: string, text: string) {
  return station.handlers['documents/edit']({
    caseId,
    documentId,
    editId: editId(),
    edits: [{ kind: 'type', pointer, text }],
  });
}

const addParty = (station: TestStation, caseId: string, name: string) =>
  station.handlers['facts/edit']({
    caseId,
    editId: editId(),
    changes: [{ pointer: '/facts/parties/-', value: { id: 'party-1', role: 'party', kind: 'person', name } }],
  });

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

test('facts of a wrong shape, acts without their document and acts with a command of their own are refused', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  const before = await station.handlers['cases/asFile']({ caseId });
  const edit = (pointer: string, value: unknown) => () =>
    station.handlers['facts/edit']({ caseId, editId: editId(), changes: [{ pointer, value }] });
  const invalid = expect.objectContaining({ code: 'INPUT_INVALID' });
  expect(edit('/facts/procedure', 'whatever')).toThrowError(invalid);
  expect(edit('/facts/penalty/fine', -1)).toThrowError(invalid);
  expect(edit('/documents/0/state', 'issued')).toThrowError(invalid);
  expect(edit('/facts/__proto__/polluted', true)).not.toThrow();
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  const act = (data: Record<string, unknown>) => () => station.handlers['acts/record']({ caseId, act: data });
  expect(act({ kind: 'payment', on: '2026-02-30', amount: 1 })).toThrowError(invalid);
  expect(
    act({ kind: 'review', document: 'd', round: 1, result: 'passed', by: '甲', on: '2026-03-12' }),
  ).toThrowError(invalid);
  expect(act({ kind: 'service', document: 'nowhere', method: 'direct', on: '2026-03-12' })).toThrowError(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  );
  expect(await station.handlers['cases/asFile']({ caseId })).toEqual(before);
});

test('a scan is taken in once by its content and belongs to its document', async () => {
  const folder = dataFolder();
  const station = openTestStation(folder);
  const caseId = await newCase(station);
  const document = await newDocument(station, caseId, 'interview-record');
  const scan = join(folder, '扫描.pdf');
  writeFileSync(scan, 'scanned');
  const { overview } = await station.handlers['acts/attachScan']({
    caseId,
    document,
    file: station.grant(scan),
    on: '2026-03-12',
  });
  // printf scanned | sha256sum
  const sha256 = '46b1a23984dd3da94257d860fa664348eb038091e7c49daf92c222cea7c56386';
  const [act] = overview.acts;
  expect(act).toMatchObject({ kind: 'scan', document, attachment: { sha256, name: '扫描.pdf', size: 7 } });
  expect(readFileSync(join(folder, 'files', sha256.slice(0, 2), sha256), 'utf8')).toBe('scanned');
  expect(overview.documents[0]?.scans).toBe(1);
});

test('an imported case keeps its documents as issued; later facts touch its drafts only', async () => {
  const station = openTestStation();
  const { caseId } = await station.handlers['cases/import']({
    file: station.grant(station.example('ride-hailing-person.json')),
  });
  const decision = 'decision';
  const before = (await station.handlers['cases/asFile']({ caseId })).documents.find(
    (one) => one.id === decision,
  );
  expect(() => typed(station, caseId, decision, '/facts', '改')).toThrowError(
    expect.objectContaining({ code: 'DOCUMENT_ISSUED' }),
  );
  await station.handlers['facts/edit']({
    caseId,
    editId: editId(),
    changes: [{ pointer: '/facts/parties/0/name', value: '别人' }],
  });
  const after = (await station.handlers['cases/asFile']({ caseId })).documents.find(
    (one) => one.id === decision,
  );
  expect(after).toEqual(before);
});

test('issuing copies every bound value, and needs no open block', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const caseId = await newCase(station);
  const people = station.cases.context.station().people.slice(0, 2);
  await addParty(station, caseId, '张伟');
  await station.handlers['facts/edit']({
    caseId,
    editId: editId(),
    changes: [
      {
        pointer: '/facts/officers',
        value: people.map(({ id, name, certificateNumber }) => ({ id, name, certificateNumber })),
      },
      { pointer: '/facts/violation/place', value: '示例汽车站' },
      { pointer: '/facts/violation/startedAt', value: '2026-03-12T09:00' },
      { pointer: '/facts/violation/endedAt', value: '2026-03-12T09:20' },
      { pointer: '/facts/vehicles', value: [{ id: 'v', plate: '鲁N12345', type: '小型轿车' }] },
    ],
  });
  const documentId = await newDocument(station, caseId, 'scene-record');
  expect(() =>
    station.handlers['documents/issue']({ caseId, documentId, on: '2026-03-12', by: '李明' }),
  ).toThrowError(expect.objectContaining({ code: 'ISSUE_BLOCKED' }));
  const sample = station.cases.context.library.form('scene-record');
  const bound = new Set(Object.keys(sample?.definition.bindings ?? {}));
  const own = Object.fromEntries(
    Object.entries(sample?.sample ?? {}).filter(([name]) => !bound.has(`/${name}`)),
  );
  const session = station.cases.session(caseId);
  station.cases.act(
    session,
    (file) => ({ ...file, documents: file.documents.map((one) => ({ ...one, content: own })) }),
    { who: '', what: '', subject: '' },
  );
  const { number } = await station.handlers['documents/takeNumber']({ caseId, documentId });
  expect(number).toMatch(/^鲁德交现录〔2026〕\d+号$/);
  expect((await station.handlers['documents/takeNumber']({ caseId, documentId })).number).toBe(number);
  const { overview } = await station.handlers['documents/issue']({
    caseId,
    documentId,
    on: '2026-03-12',
    by: '李明',
  });
  expect(overview.documents[0]).toMatchObject({ state: 'issued', number, issuedOn: '2026-03-12' });
  const [issued] = (await station.handlers['cases/asFile']({ caseId })).documents;
  expect(issued?.content).toMatchObject({ place: '示例汽车站', vehiclePlate: '鲁N12345', number });
  expect(() =>
    station.handlers['documents/issue']({ caseId, documentId, on: '2026-03-12', by: '李明' }),
  ).toThrowError(expect.objectContaining({ code: 'DOCUMENT_STATE' }));
});

test('the sample station comes with its cases, once; their numbers are not given again', async () => {
  const station = openTestStation();
  const { caseId } = await station.handlers['station/start']({ with: 'sample' });
  const { cases, total } = await station.handlers['cases/list']({
    query: '',
    state: 'all',
    sort: 'changed',
    offset: 0,
    limit: 50,
  });
  expect([total, cases.some((one) => one.id === caseId)]).toEqual([3, true]);
  expect((await station.handlers['station/get']({})).trial).toBe(true);
  expect(() => station.handlers['station/start']({ with: 'sample' })).toThrowError(
    expect.objectContaining({ code: 'INPUT_INVALID' }),
  );
  const used = cases.flatMap((one) =>
    station.cases.session(one.id).file.documents.map((document) => document.number),
  );
  const mine = await newCase(station);
  const documentId = await newDocument(station, mine, 'penalty-decision');
  const { number } = await station.handlers['documents/takeNumber']({ caseId: mine, documentId });
  expect(used).not.toContain(number);
});

test('one or two characters of a name, part of a plate or number find a case', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const found = async (query: string) => {
    const { cases } = await station.handlers['cases/list']({
      query,
      state: 'all',
      sort: 'changed',
      offset: 0,
      limit: 50,
    });
    return cases.map((one) => one.party);
  };
  for (const query of ['伟', '张伟', 'N12345', '2345', '罚〔2026〕9'])
    expect(await found(query)).toContain('张伟');
  expect(await found('伟张')).toEqual([]);
});

test('a wrong case file is refused with its place, and nothing is written', async () => {
  const folder = dataFolder();
  const station = openTestStation(folder);
  const text = readFileSync(station.example('ride-hailing-person.json'), 'utf8');
  const sound = JSON.parse(text);
  const refused = async (content: string, error: Record<string, unknown>) => {
    const path = join(folder, 'case.json');
    writeFileSync(path, content);
    await expect(station.handlers['cases/import']({ file: station.grant(path) })).rejects.toMatchObject(
      error,
    );
  };
  await refused('{"format": ', { code: 'CASE_NOT_JSON' });
  await refused(JSON.stringify({ ...sound, format: 'anjuan-case/9' }), { code: 'CASE_FORMAT_UNKNOWN' });
  await refused(JSON.stringify({ ...sound, facts: { ...sound.facts, colour: 'red' } }), {
    code: 'CASE_INVALID',
    params: { pointer: '/facts' },
  });
  await refused(JSON.stringify({ ...sound, documents: [{ id: 'a', form: 'no-such-form', content: {} }] }), {
    code: 'CASE_FORM_UNKNOWN',
    params: { form: 'no-such-form', pointer: '/documents/0/form' },
  });
  await refused(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, { code: 'CASE_NOT_JSON' });
  const list = await station.handlers['cases/list']({
    query: '',
    state: 'all',
    sort: 'changed',
    offset: 0,
    limit: 1,
  });
  expect(list.total).toBe(0);
});

test('a copied case begins with cause, officers and law, and with no party, document or act', async () => {
  const station = openTestStation();
  const { caseId } = await station.handlers['cases/import']({
    file: station.grant(station.example('ride-hailing-person.json')),
  });
  const { caseId: copyId } = await station.handlers['cases/copy']({ caseId });
  const copy = await station.handlers['cases/asFile']({ caseId: copyId });
  const original = await station.handlers['cases/asFile']({ caseId });
  expect(copy).toMatchObject({ documents: [], acts: [], evidence: [] });
  expect(copy.facts).toMatchObject({
    cause: original.facts.cause,
    officers: original.facts.officers,
    parties: [],
  });
  expect(copy.facts.caseNumber).toBeUndefined();
});

test('a new case begins with its filing, and what must be there first keeps later documents back', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  const steps = async () => {
    const { lifecycle } = await station.handlers['cases/open']({ caseId });
    return Object.fromEntries(lifecycle.map((step) => [step.form, step]));
  };
  const before = await steps();
  expect(before['case-filing-register']).toMatchObject({ state: 'next' });
  expect(before['violation-notice']).toMatchObject({ state: 'later' });
  expect(before['violation-notice']?.missing[0]).toMatch(/还没有《立案登记表》.*行政处罚法/);
  await newDocument(station, caseId, 'case-filing-register');
  const approve = (decision: string) =>
    station.handlers['acts/record']({
      caseId,
      act: { kind: 'approval', subject: 'filing', role: 'head', by: '王强', decision, on: '2026-03-12' },
    });
  await approve('rejected');
  expect((await steps())['case-filing-register']?.missing).toHaveLength(1);
  await approve('approved');
  const after = await steps();
  expect(after['case-filing-register']).toMatchObject({ state: 'draft', missing: [] });
  expect(after['investigation-report']).toMatchObject({ state: 'next' });
});

test('an exported case comes back as it was', async () => {
  const folder = dataFolder();
  const station = openTestStation(folder);
  const { caseId } = await station.handlers['cases/import']({
    file: station.grant(station.example('ride-hailing-organization.json')),
  });
  const { file } = await station.handlers['cases/export']({ caseId, folder: station.grant(folder) });
  const back = await station.handlers['cases/import']({ file: station.grant(join(folder, file)) });
  const [one, other] = await Promise.all(
    [caseId, back.caseId].map((id) => station.handlers['cases/asFile']({ caseId: id })),
  );
  expect({ ...other, id: caseId }).toEqual(one);
});

test('a case number is taken once for the whole case', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const caseId = await newCase(station);
  const register = await newDocument(station, caseId, 'case-filing-register');
  const { number } = await station.handlers['documents/takeNumber']({ caseId, documentId: register });
  expect(number).toMatch(/^鲁德交立〔2026〕\d+号$/);
  const interview = await newDocument(station, caseId, 'interview-record');
  const again = await station.handlers['documents/takeNumber']({ caseId, documentId: interview });
  expect(again.number).toBe(number);
});

test('pages are told what changed after the answer, once, and only of documents that are open', async () => {
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
  expect(changes()).toMatchObject([{ caseId, editId: 'told', documents: [{ documentId: notice }] }]);
});

test('every act is in the audit, in order, and none of the keys', async () => {
  const station = openTestStation();
  const caseId = await newCase(station);
  const documentId = await newDocument(station, caseId, 'interview-record');
  await typed(station, caseId, documentId, '/place', '车站');
  await station.handlers['documents/void']({ caseId, documentId, reason: '写错', by: '李明' });
  await newCase(station);
  const { entries } = await station.handlers['audit/list']({ caseId, limit: 50 });
  expect(entries.map((entry) => [entry.what, entry.who])).toEqual([
    ['作废文书', '李明'],
    ['新建文书', ''],
    ['新建案件', ''],
  ]);
});

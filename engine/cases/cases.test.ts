import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lawFindings } from '../law/law-findings.ts';
import { builtInLaw } from '../law/law-tables.ts';
import { dataFolder, openTestStation } from './test-station.ts';
import { addParty, editId, newCase, newDocument, typed } from './test-steps.ts';

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
  expect(issued?.judgedBy).toEqual({ lawAsOf: builtInLaw.asOf });
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
  expect([total, cases.some((one) => one.id === caseId)]).toEqual([4, true]);
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

test('the sample case that is opened is in work: a period runs, findings can be mended, a step is next', async () => {
  const station = openTestStation(dataFolder(), () => new Date(2026, 9, 21, 9, 30));
  const { caseId } = await station.handlers['station/start']({ with: 'sample' });
  const session = station.cases.session(caseId ?? '');
  const { summary, documents, deadlines, lifecycle, findings } = station.cases.overview(session);
  expect([summary.party, summary.state]).toEqual(['吴强', 'open']);
  const state = (form: string) => documents.find((one) => one.form === form)?.state;
  expect([state('violation-notice'), state('penalty-decision')]).toEqual(['issued', 'draft']);
  // 行政处罚法第六十条：自立案之日起九十日内作出决定；2026-09-29 立案，到 2026-12-28。
  const running = deadlines.find((one) => one.id === 'decision-period');
  expect([running?.met, running?.endsOn]).toEqual([false, '2026-12-28']);
  expect(lifecycle.some((step) => step.state === 'next')).toBe(true);
  const found = [...findings, ...lawFindings(station.cases.view(session))];
  const at = (pointer: string) =>
    found.filter((one) => one.at.document === 'decision' && one.at.pointer === pointer);
  // 网约车暂行办法第三十四条第一款第（二）项：3000元以上10000元以下，草稿写了15000元；告知的是3000元（行政处罚法第四十五条第二款）。
  expect(at('/fine').map(({ rule }) => rule)).toEqual(['N-04', 'P-09']);
  // GB 11643 的校验位；证据清单里的名称是“执法记录仪视频”。
  expect(at('/personIdNumber').map(({ severity }) => severity)).toEqual(['block']);
  expect(at('/evidence/7/name').map(({ rule }) => rule)).toEqual(['I-17']);
  const issued = new Set(documents.filter((one) => one.state === 'issued').map(({ id }) => id));
  expect(found.filter(({ at: { document } }) => document !== null && issued.has(document))).toEqual([]);
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
    params: { pointer: '/facts/colour' },
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

test('a number is offered where one can be taken; records offer the questions of the cause', async () => {
  const station = openTestStation();
  await station.handlers['station/start']({ with: 'sample' });
  const { caseId } = await station.handlers['cases/create']({
    causeId: 'ride-hailing-without-vehicle-permit',
    cause: '未取得网络预约出租汽车运输证擅自从事网约车经营',
    procedure: 'ordinary',
  });
  const open = async (documentId: string) => station.handlers['documents/open']({ caseId, documentId });
  const decision = await newDocument(station, caseId, 'penalty-decision');
  const filing = await newDocument(station, caseId, 'case-filing-register');
  const interview = await newDocument(station, caseId, 'interview-record');
  const numbered = async () =>
    [await open(decision), await open(filing), await open(interview)].map((one) => one.numbered);
  expect(await numbered()).toEqual([true, true, true]);
  await station.handlers['documents/takeNumber']({ caseId, documentId: decision });
  expect(await numbered()).toEqual([false, true, true]);
  // 立案登记表、询问笔录没有自己的文号，写的是案号。
  await station.handlers['documents/takeNumber']({ caseId, documentId: filing });
  expect(await numbered()).toEqual([false, false, false]);
  expect((await open(interview)).phrases).toContain('你认识乘客吗？');
  const given = { finding: 'x', reason: '偏远地区', by: '李明' };
  await station.handlers['documents/giveReason']({ caseId, documentId: interview, ...given });
  expect((await open(interview)).reasons).toMatchObject([given]);
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

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { emptyFolder, openStation, type Station } from './testing/two-stations.ts';

const opened: Station[] = [];
async function station(folder?: string): Promise<Station> {
  const one = await openStation(folder);
  opened.push(one);
  return one;
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

let edits = 0;
const editId = () => `edit-${++edits}`;
const person = 'ride-hailing-person.json';

async function withEvidence(from: Station, content = 'a photo'): Promise<{ caseId: string; sha256: string }> {
  const caseId = await from.importExample(person);
  const path = join(emptyFolder(), '现场.jpg');
  writeFileSync(path, content);
  const evidence = (await from.ask('cases/asFile', { caseId })).evidence?.[0]?.id ?? '';
  await from.ask('evidence/attach', { caseId, evidence, file: from.grant(path) });
  return { caseId, sha256: createHash('sha256').update(content).digest('hex') };
}

const rename = (at: Station, caseId: string, value: string) =>
  at.ask('facts/edit', { caseId, editId: editId(), changes: [{ pointer: '/facts/summary', value }] });
const summary = async (at: Station, caseId: string) =>
  (await at.ask('cases/asFile', { caseId })).facts.summary;

test('a case comes to another station whole: documents, revisions, evidence files, signed', async () => {
  const [here, there] = [await station(), await station()];
  await here.ask('identity/makeTrial', {});
  const { caseId, sha256 } = await withEvidence(here);
  const bundle = await here.pack([caseId]);
  const view = await there.ask('transfer/open', { file: there.grant(bundle) });
  expect(view.info).toMatchObject({ purpose: 'transfer', attachments: 1, attachmentSize: 7 });
  expect(view.info.signature).toMatchObject({ integrity: 'intact', trial: true, problems: [] });
  expect(view.cases).toMatchObject([{ caseId, status: 'new' }]);
  // Nothing is written by looking.
  expect((await there.ask('audit/verify', {})).entries).toBe(0);
  expect(await there.ask('transfer/apply', { stage: view.stage, choices: [], skip: [] })).toEqual({
    cases: [{ caseId, changed: true }],
  });
  expect(await there.ask('cases/asFile', { caseId })).toEqual(await here.ask('cases/asFile', { caseId }));
  expect(readFileSync(join(there.dataFolder, 'files', sha256.slice(0, 2), sha256), 'utf8')).toBe('a photo');
});

test('the same bundle a second time changes nothing at all', async () => {
  const [here, there] = [await station(), await station()];
  const { caseId } = await withEvidence(here);
  const bundle = await here.pack([caseId]);
  await there.take(bundle);
  const before = await there.ask('cases/asFile', { caseId });
  const { entries } = await there.ask('audit/verify', {});
  const again = await there.ask('transfer/open', { file: there.grant(bundle) });
  expect(again.cases).toMatchObject([{ status: 'same', newActs: 0 }]);
  expect(again.newAttachments).toBe(0);
  expect(await there.take(bundle)).toEqual({ cases: [{ caseId, changed: false }] });
  expect(await there.ask('cases/asFile', { caseId })).toEqual(before);
  expect((await there.ask('audit/verify', {})).entries).toBe(entries);
});

test('what went on there comes back by itself; what is older is left alone', async () => {
  const [here, there] = [await station(), await station()];
  const { caseId } = await withEvidence(here);
  const old = await here.pack([caseId]);
  await there.take(old);
  await rename(there, caseId, '对方续写');
  const back = await there.pack([caseId]);
  const view = await here.ask('transfer/open', { file: here.grant(back) });
  expect(view.cases[0]?.status).toBe('changed');
  expect(view.cases[0]?.parts[0]).toMatchObject({
    status: 'changed',
    differences: [{ place: '案件事实 › 案件基本情况', theirs: '对方续写' }],
  });
  await here.take(back);
  expect(await summary(here, caseId)).toBe('对方续写');
  expect((await here.ask('transfer/open', { file: here.grant(old) })).cases[0]?.status).toBe('behind');
  await here.take(old);
  expect(await summary(here, caseId)).toBe('对方续写');
});

test.each([
  ['ours', '本机'],
  ['theirs', '对方'],
] as const)("a conflict is a person's to decide (%s), once", async (take, expected) => {
  const [here, there] = [await station(), await station()];
  const { caseId } = await withEvidence(here);
  await there.take(await here.pack([caseId]));
  await rename(here, caseId, '本机');
  await rename(there, caseId, '对方');
  const bundle = await there.pack([caseId]);
  await expect(here.take(bundle)).rejects.toMatchObject({ code: 'IMPORT_UNDECIDED', params: { count: 1 } });
  expect(await summary(here, caseId)).toBe('本机');
  await here.take(bundle, [{ caseId, documentId: null, take }]);
  expect(await summary(here, caseId)).toBe(expected);
  const again = await here.ask('transfer/open', { file: here.grant(bundle) });
  expect(['same', 'behind']).toContain(again.cases[0]?.status);
});

test('both of a document in conflict stay side by side, and only once', async () => {
  const [here, there] = [await station(), await station()];
  const caseId = await here.importExample('open-case.json');
  const draft = (await here.ask('cases/asFile', { caseId })).documents.find(({ state }) => state === 'draft');
  const document = draft?.id ?? '';
  await there.take(await here.pack([caseId]));
  const fields = (await here.ask('documents/open', { caseId, documentId: document })).fields;
  const own = fields.find(
    ({ kind, boundTo, pattern }) => kind === 'longText' && !boundTo && !pattern.includes('N'),
  );
  const write = (at: Station, value: string) =>
    at.ask('documents/edit', {
      caseId,
      documentId: document,
      editId: editId(),
      edits: [{ kind: 'type', pointer: own?.pattern ?? '', text: value }],
    });
  await write(here, '本机写的');
  await write(there, '对方写的');
  const bundle = await there.pack([caseId]);
  const count = async () => (await here.ask('cases/asFile', { caseId })).documents.length;
  const before = await count();
  await here.take(bundle, [{ caseId, documentId: document, take: 'both' }]);
  expect(await count()).toBe(before + 1);
  await here.take(bundle);
  expect(await count()).toBe(before + 1);
});

test('a bundle is an ordinary archive: unzip lists it, and the manifest names every entry by SHA-256', async () => {
  const here = await station();
  await here.ask('identity/makeTrial', {});
  const { caseId } = await withEvidence(here);
  const bundle = await here.pack([caseId]);
  const out = emptyFolder();
  execFileSync('unzip', ['-q', bundle, '-d', out]);
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  for (const { path, size, sha256 } of manifest.files) {
    const bytes = readFileSync(join(out, path));
    expect(bytes.length).toBe(size);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  const verify = [
    'cms',
    '-verify',
    '-inform',
    'DER',
    '-in',
    join(out, 'manifest.p7s'),
    '-noverify',
    '-binary',
  ];
  execFileSync('openssl', [...verify, '-content', join(out, 'manifest.json'), '-out', '/dev/null']);
});

test('a spoilt attachment is not packed, and leaves no half bundle', async () => {
  const here = await station();
  const { caseId, sha256 } = await withEvidence(here);
  writeFileSync(join(here.dataFolder, 'files', sha256.slice(0, 2), sha256), 'another');
  const folder = emptyFolder();
  const input = { caseIds: [caseId], purpose: 'transfer', folder: here.grant(folder) } as const;
  await expect(here.ask('transfer/pack', { ...input, caseIds: [caseId] })).rejects.toMatchObject({
    code: 'ATTACHMENT_MISSING',
    params: { name: '现场.jpg' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a bundle changed on the way is refused, and nothing is written', async () => {
  const [here, there] = [await station(), await station()];
  const { caseId } = await withEvidence(here, 'evidence-in-the-clear');
  const bundle = await here.pack([caseId]);
  const bytes = readFileSync(bundle);
  const at = bytes.indexOf('evidence-in-the-clear');
  bytes.write('forged', at);
  writeFileSync(bundle, bytes);
  await expect(there.take(bundle)).rejects.toMatchObject({ code: /BUNDLE_(CHANGED|UNREADABLE)/ });
  expect(
    readdirSync(join(there.dataFolder, 'files'), { recursive: true }).filter((one) =>
      statSync(join(there.dataFolder, 'files', String(one))).isFile(),
    ),
  ).toEqual([]);
  expect((await there.ask('audit/verify', {})).entries).toBe(0);
});

test('what changed here after the look stops it: nothing is taken in', async () => {
  const [here, there] = [await station(), await station()];
  const { caseId } = await withEvidence(here);
  await there.take(await here.pack([caseId]));
  await rename(there, caseId, '对方');
  const bundle = await there.pack([caseId]);
  const view = await here.ask('transfer/open', { file: here.grant(bundle) });
  await rename(here, caseId, '本机');
  const apply = here.ask('transfer/apply', { stage: view.stage, choices: [], skip: [] });
  await expect(apply).rejects.toMatchObject({ code: 'IMPORT_STALE' });
  expect(await summary(here, caseId)).toBe('本机');
});

test('a plain case file without an id is one case however often it comes', async () => {
  const here = await station();
  const path = join(import.meta.dirname, '../../examples', person);
  await here.take(path);
  await here.take(path);
  const list = { query: '', state: 'all', sort: 'changed', offset: 0, limit: 10 } as const;
  expect((await here.ask('cases/list', list)).total).toBe(1);
});

test('annotations come back into a document whose words nobody touched, and also beside touched ones', async () => {
  const [here, reviewer] = [await station(), await station()];
  const caseId = await here.importExample('open-case.json');
  const draft = (await here.ask('cases/asFile', { caseId })).documents.find(({ state }) => state === 'draft');
  const documentId = draft?.id ?? '';
  await reviewer.take(await here.pack([caseId], 'review'));
  const note = { at: null, proposed: null, by: '赵审核', kind: 'mustChange' } as const;
  await reviewer.ask('annotations/add', { caseId, documentId, ...note, text: '补充日期' });
  await here.ask('annotations/add', { caseId, documentId, ...note, text: '自己记的', by: '张三' });
  await here.take(await reviewer.pack([caseId], 'reviewResult'));
  const { items } = await here.ask('annotations/list', { caseId, documentId });
  expect(items.map(({ annotation }) => [annotation.by, annotation.text]).sort()).toEqual([
    ['张三', '自己记的'],
    ['赵审核', '补充日期'],
  ]);
});

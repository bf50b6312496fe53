import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { openEngine } from '../engine.ts';
import { retentionOf } from './retention.ts';

const resourcesFolder = resolve(import.meta.dirname, '../..');
const person: CaseFile = JSON.parse(
  readFileSync(join(resourcesFolder, 'examples', 'ride-hailing-person.json'), 'utf8'),
);
/** Closed on 2026-04-09 (the example). */
const withTerm = (retention: string): CaseFile => ({
  ...person,
  documents: [
    ...person.documents,
    { id: 'cover', form: 'dossier-cover', state: 'draft', content: { retention } },
  ],
});

async function station(now: string) {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-disposal-'));
  const granted = new Map<string, string>();
  const engine = await openEngine({
    dataFolder: folder,
    resourcesFolder,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: (token) => granted.get(token) ?? null,
    now: () => new Date(now),
  });
  const ask = async <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandAnswer<Name>> => {
    const outcome = await engine.call(name, input, engine);
    if (!outcome.ok) throw new AppError(outcome.error.code, outcome.error.params);
    return outcome.value as CommandAnswer<Name>;
  };
  const file = async (name: string, content: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'anjuan-file-')), name);
    writeFileSync(path, content);
    granted.set(`granted-token-${granted.size}`, path);
    return `granted-token-${granted.size - 1}`;
  };
  const take = async (one: CaseFile) =>
    (await ask('cases/import', { file: await file('case.json', JSON.stringify(one)) })).caseId;
  return { folder, ask, take, file, close: () => engine.close() };
}

const days = (retention: string, today: string) => retentionOf(withTerm(retention), today).state;

test('a term is over after the last day of its last year; permanent, unknown and open cases never end', () => {
  expect(retentionOf(withTerm('10年'), '2030-01-01')).toMatchObject({
    closedOn: '2026-04-09',
    until: '2036-12-31',
  });
  expect(days('10年', '2036-12-31')).toBe('running');
  expect(days('10年', '2037-01-01')).toBe('over');
  expect(days('永久', '2999-01-01')).toBe('permanent');
  expect(days('长期', '2999-01-01')).toBe('noTerm');
  expect(retentionOf(person, '2999-01-01').state).toBe('noTerm');
  expect(retentionOf({ ...withTerm('10年'), acts: [] }, '2999-01-01').state).toBe('open');
});

test('before its term is over nothing of a case is destroyed', async () => {
  const here = await station('2036-12-31T10:00:00');
  const caseId = await here.take(withTerm('10年'));
  expect((await here.ask('disposal/look', { caseId })).problem).toContain('2036-12-31');
  const destroy = here.ask('disposal/destroy', { caseId, by: '管理员', reason: '到期' });
  await expect(destroy).rejects.toMatchObject({ code: 'DISPOSAL_REFUSED' });
  expect((await here.ask('cases/asFile', { caseId })).documents.length).toBe(person.documents.length + 1);
  await here.close();
});

test('after it, content and files are gone from the disk; hashes, number and record stay', async () => {
  const here = await station('2037-01-01T10:00:00');
  const [caseId, other] = [await here.take(withTerm('10年')), await here.take(person)];
  const attach = async (of: string, content: string) => {
    const evidence = (await here.ask('cases/asFile', { caseId: of })).evidence ?? [];
    const [first = { id: '' }, second = first] = evidence;
    const id = content === 'shared' ? second.id : first.id;
    await here.ask('evidence/attach', {
      caseId: of,
      evidence: id,
      file: await here.file('照片.jpg', content),
    });
  };
  await attach(caseId, 'only in the old case');
  await attach(caseId, 'shared');
  await attach(other, 'shared');
  const words = '只在旧案里写过的一句话';
  const changes = [{ pointer: '/facts/summary', value: words }];
  await here.ask('facts/edit', { caseId, editId: 'edit-1', changes });
  await here.ask('app/flush', { reason: 'test' });
  const held = () =>
    readdirSync(here.folder, { recursive: true })
      .map((name) => join(here.folder, String(name)))
      .filter((path) => statSync(path).isFile() && readFileSync(path).includes(words));
  expect(held()).not.toEqual([]);
  expect((await here.ask('disposal/look', { caseId })).attachments).toBe(1);
  const record = await here.ask('disposal/destroy', { caseId, by: '管理员', reason: '保管期满，经鉴定销毁' });
  expect(record.hashes.filter(({ what }) => what === 'attachment')).toHaveLength(1);
  expect(record.hashes.length).toBeGreaterThan(person.documents.length);
  await expect(here.ask('cases/asFile', { caseId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(held()).toEqual([]);
  const sha256 = record.hashes.find(({ what }) => what === 'attachment')?.sha256 ?? '';
  expect(existsSync(join(here.folder, 'files', sha256.slice(0, 2), sha256))).toBe(false);
  // The other case still has its file, and the search finds the other case only.
  expect((await here.ask('cases/asFile', { caseId: other })).evidence?.[1]?.attachment).toBeDefined();
  const list = { query: '张伟', state: 'all', sort: 'changed', offset: 0, limit: 10 } as const;
  expect((await here.ask('cases/list', list)).cases.map(({ id }) => id)).toEqual([other]);
  expect((await here.ask('disposal/list', {})).records).toEqual([record]);
  expect(await here.ask('audit/verify', {})).toMatchObject({ broken: null });
  await here.close();
});

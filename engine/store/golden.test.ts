import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { CaseOverview, CaseSummary } from '../../contract/commands/cases.ts';
import type { CommandName } from '../../contract/commands.ts';
import { openEngine } from '../engine.ts';
import { newestVersion } from './migrations/index.ts';
import { openStore } from './store.ts';

/** Databases as released versions left them: each is opened for ever. One more is put there with each release. */
const golden = join(import.meta.dirname, 'testing', 'golden');
const resourcesFolder = resolve(import.meta.dirname, '../..');

/** What was in them when they were put there. */
const held: Readonly<
  Record<
    string,
    { cases: number; documents: number; journal: number; revisions: number; audit: number; numbers: number }
  >
> = {
  '0.1.0.sqlite.gz': { cases: 4, documents: 33, journal: 24, revisions: 37, audit: 5, numbers: 15 },
};

function unpacked(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-golden-'));
  writeFileSync(join(folder, 'anjuan.sqlite'), gunzipSync(readFileSync(join(golden, name))));
  return folder;
}

test.each(readdirSync(golden))('%s opens, whole, with every case and document readable', async (name) => {
  const folder = unpacked(name);
  const engine = await openEngine({
    dataFolder: folder,
    resourcesFolder,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });
  const asked = async <Value>(command: CommandName, input: object): Promise<Value> => {
    const outcome = await engine.call(command, input, {});
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value as Value;
  };
  const list = { query: '', state: 'all', sort: 'changed', offset: 0, limit: 200 };
  const { cases } = await asked<{ cases: CaseSummary[] }>('cases/list', list);
  expect(cases).toHaveLength(held[name]?.cases ?? -1);
  for (const { id } of cases) {
    const { documents } = await asked<CaseOverview>('cases/open', { caseId: id });
    for (const document of documents) await asked('documents/open', { caseId: id, documentId: document.id });
    // What was typed in that version can still be taken back.
    await asked('facts/undo', { caseId: id, editId: `undo-${id.slice(-8)}` });
  }
  expect(await asked('audit/verify', {})).toMatchObject({ broken: null });
  await engine.close();
});

test.each(readdirSync(golden))('%s keeps every row through the migrations', (name) => {
  const store = openStore(unpacked(name));
  const counts = Object.fromEntries(
    Object.keys(held[name] ?? {}).map((table) => [
      table,
      store.raw<{ n: number }>(`SELECT count(*) AS n FROM ${table}`, [])[0]?.n,
    ]),
  );
  expect(counts).toEqual(held[name]);
  expect(store.raw('PRAGMA user_version', [])).toEqual([{ user_version: newestVersion }]);
  expect(store.raw('PRAGMA integrity_check', [])).toEqual([{ integrity_check: 'ok' }]);
  expect(store.raw('PRAGMA foreign_key_check', [])).toEqual([]);
  store.close();
});

test('an older program refuses a newer database and touches nothing of it', () => {
  const [name = ''] = readdirSync(golden);
  const folder = unpacked(name);
  const file = join(folder, 'anjuan.sqlite');
  const bytes = readFileSync(file);
  // user_version: bytes 60 to 63 of the header (SQLite file format, 1.3).
  bytes.writeUInt32BE(newestVersion + 10, 60);
  writeFileSync(file, bytes);
  const files = () =>
    readdirSync(folder)
      .filter((one) => one !== 'anjuan.lock')
      .sort();
  const before = files();
  expect(() => openStore(folder)).toThrowError(expect.objectContaining({ code: 'STORE_FROM_FUTURE' }));
  expect(hash(readFileSync(file))).toBe(hash(bytes));
  expect(files()).toEqual(before);
});

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

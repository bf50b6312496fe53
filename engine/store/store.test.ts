import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyStation } from '../cases/station-settings.ts';
import { firstBrokenEntry, recordAct } from './audit.ts';
import { type Database, openDatabase } from './driver.ts';
import { migrate } from './migrate.ts';
import { migrations, newestVersion } from './migrations/index.ts';
import { claimNumber, takeNumber, voidOtherNumbers } from './numbers.ts';
import { searchExpression, searchGrams } from './search.ts';
import { openStore } from './store.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-store-'));

test('is opened with WAL, full synchronisation and foreign keys', () => {
  const store = openStore(folder());
  const pragma = (name: string) =>
    Object.values(store.raw<Record<string, unknown>>(`PRAGMA ${name}`, [])[0] ?? {})[0];
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
});

test('a second program is told that the store is in use', () => {
  const data = folder();
  openStore(data);
  expect(() => openStore(data)).toThrowError(expect.objectContaining({ code: 'STORE_LOCKED' }));
});

test('a damaged file is named and left as it is', () => {
  const data = folder();
  const file = join(data, 'anjuan.sqlite');
  writeFileSync(file, 'this is no database, however long one looks at it. '.repeat(50));
  const before = readFileSync(file);
  expect(() => openStore(data)).toThrowError(expect.objectContaining({ code: 'STORE_DAMAGED' }));
  expect(readFileSync(file)).toEqual(before);
});

test('damage inside the file is found after a run that did not end by itself', () => {
  const data = folder();
  const store = openStore(data);
  store.transaction((writable) => {
    for (let index = 0; index < 500; index++)
      recordAct(writable, {
        at: '2026-03-05T10:00',
        who: '某',
        what: '作'.repeat(200),
        subject: 'x',
        detail: {},
      });
  });
  store.close();
  const file = join(data, 'anjuan.sqlite');
  const bytes = readFileSync(file);
  bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 8192);
  writeFileSync(file, bytes);
  writeFileSync(`${file}.running`, '');
  expect(() => openStore(data)).toThrowError(expect.objectContaining({ code: 'STORE_DAMAGED' }));
  expect(readFileSync(file)).toEqual(bytes);
});

test('a folder that cannot be one is named', () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  expect(() => openStore(join(file, 'data'))).toThrowError(
    expect.objectContaining({ code: 'STORE_UNWRITABLE' }),
  );
});

test('an upgrade leaves a backup of the version before beside the file', () => {
  const data = folder();
  openStore(data).close();
  const file = join(data, 'anjuan.sqlite');
  const database = openDatabase(file);
  migrate(database, file, [...migrations, { version: 9990, up: (db) => db.exec('CREATE TABLE later (x)') }]);
  expect(database.pragma('user_version', { simple: true })).toBe(9990);
  const [backup = ''] = readdirSync(data).filter((name) => name.includes('.before-9990'));
  const before = openDatabase(join(data, backup), { readonly: true });
  expect(before.pragma('user_version', { simple: true })).toBe(newestVersion);
  expect(before.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('a store of a newer program is refused', () => {
  const data = folder();
  const store = openStore(data);
  store.transaction((writable) => writable.rawRun('PRAGMA user_version = 999999', []));
  store.close();
  expect(() => openStore(data)).toThrowError(expect.objectContaining({ code: 'STORE_FROM_FUTURE' }));
});

test('a migration that fails leaves the version and the tables as they were', () => {
  const database = openDatabase(':memory:');
  const steps = [
    { version: 10, up: (db: Database) => db.exec('CREATE TABLE a (x)') },
    {
      version: 20,
      up: () => {
        throw new Error('no');
      },
    },
  ];
  expect(() => migrate(database, ':memory:', steps as never)).toThrow();
  expect(database.pragma('user_version', { simple: true })).toBe(0);
  expect(database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'a'").get()).toEqual({
    n: 0,
  });
});

test('a failed transaction leaves nothing behind', () => {
  const store = openStore(folder());
  const act = { at: '2026-03-05T10:00', who: '甲', what: '签发文书', subject: 'case:1', detail: {} };
  expect(() =>
    store.transaction((writable) => {
      recordAct(writable, act);
      throw new Error('power');
    }),
  ).toThrow();
  expect(store.raw('SELECT * FROM audit', [])).toEqual([]);
});

test('the audit chain names the first entry that was changed, and the place of one taken away', () => {
  const store = openStore(folder());
  store.transaction((writable) => {
    for (const what of ['甲', '乙', '丙', '丁'])
      recordAct(writable, { at: '2026-03-05T10:00', who: '某', what, subject: 'x', detail: {} });
  });
  expect(firstBrokenEntry(store)).toBeNull();
  store.transaction((writable) => writable.rawRun("UPDATE audit SET what = '改' WHERE seq = 3", []));
  expect(firstBrokenEntry(store)).toBe(3);
  store.transaction((writable) => writable.rawRun('DELETE FROM audit WHERE seq = 2', []));
  expect(firstBrokenEntry(store)).toBe(2);
});

test('numbers rise within form and year, and a void one is never given again', () => {
  const store = openStore(folder());
  const numbering = { ...emptyStation().numbering, pattern: '鲁德交{code}〔{year}〕{serial}号' };
  const take = (code: string, year: string, documentId: string) =>
    store.transaction((writable) =>
      takeNumber(writable, numbering, {
        code,
        year,
        stationCode: '',
        caseId: 'c',
        documentId,
        at: '2026-03-05T10:00',
      }),
    );
  expect(take('罚', '2026', 'd1')).toBe('鲁德交罚〔2026〕1号');
  store.transaction((writable) =>
    voidOtherNumbers(writable, { caseId: 'c', documentId: 'd1', at: '' }, null),
  );
  expect(take('罚', '2026', 'd2')).toBe('鲁德交罚〔2026〕2号');
  expect(take('违通', '2026', 'd3')).toBe('鲁德交违通〔2026〕1号');
  expect(take('罚', '2027', 'd4')).toBe('鲁德交罚〔2027〕1号');
});

test('a used-up block of numbers says so', () => {
  const store = openStore(folder());
  const numbering = { ...emptyStation().numbering, from: 7, to: 7 };
  const take = (documentId: string) =>
    store.transaction((writable) =>
      takeNumber(writable, numbering, {
        code: '罚',
        year: '2026',
        stationCode: '',
        caseId: 'c',
        documentId,
        at: '',
      }),
    );
  expect(take('d1')).toBe('罚〔2026〕7号');
  expect(() => take('d2')).toThrowError(expect.objectContaining({ code: 'NUMBER_SERIES_FULL' }));
});

test('a number that came with a document is not given again, and not to two documents', () => {
  const store = openStore(folder());
  const numbering = { ...emptyStation().numbering, pattern: '鲁德交{code}〔{year}〕{serial}号' };
  const owner = (documentId: string) => ({ caseId: 'c', documentId, at: '2026-03-05T10:00' });
  const claim = (number: string, documentId: string) =>
    store.transaction((writable) => claimNumber(writable, numbering, '', number, owner(documentId)));
  claim('鲁德交罚〔2026〕9号', 'd1');
  claim('鲁德交罚〔2026〕9号', 'd1');
  claim('交字第5号', 'd2');
  expect(() => claim('鲁德交罚〔2026〕9号', 'd3')).toThrowError(
    expect.objectContaining({ code: 'NUMBER_TAKEN' }),
  );
  const taken = store.transaction((writable) =>
    takeNumber(writable, numbering, { code: '罚', year: '2026', stationCode: '', ...owner('d4') }),
  );
  expect(taken).toBe('鲁德交罚〔2026〕10号');
});

test('where a case shares one serial, its documents bear it, and a second one of a form takes the next', () => {
  const store = openStore(folder());
  const numbering = { ...emptyStation().numbering, per: 'case' as const };
  const take = (code: string, caseId: string, documentId: string) =>
    store.transaction((writable) =>
      takeNumber(writable, numbering, {
        code,
        year: '2026',
        stationCode: '',
        caseId,
        documentId,
        at: '2026-03-05T10:00',
      }),
    );
  expect(take('现录', 'c1', 'd1')).toBe('现录〔2026〕1号');
  expect(take('现录', 'c2', 'd2')).toBe('现录〔2026〕2号');
  expect(take('罚', 'c1', 'd3')).toBe('罚〔2026〕1号');
  expect(take('罚', 'c1', 'd4')).toBe('罚〔2026〕3号');
});

test('one, two or more characters find a text, wherever in it they stand', () => {
  const store = openStore(folder());
  const texts = ['欧阳锋', '鲁N·D12345', '鲁德交罚〔2026〕12号'];
  store.transaction((writable) =>
    writable.rawRun('INSERT INTO case_search (rowid, grams) VALUES (1, ?)', [searchGrams(texts)]),
  );
  const found = (query: string) =>
    store.raw('SELECT rowid FROM case_search WHERE case_search MATCH ?', [searchExpression(query)]).length ===
    1;
  for (const query of [
    '锋',
    '阳',
    '欧阳',
    '阳锋',
    '欧阳锋',
    'n',
    '鲁n',
    'nd123',
    '345',
    '5',
    '〔2026〕',
    '罚2026',
    '12号',
    '欧 345',
  ]) {
    expect([query, found(query)]).toEqual([query, true]);
  }
  for (const query of ['锋鲁', '欧锋', '54', '6号', '张'])
    expect([query, found(query)]).toEqual([query, false]);
});

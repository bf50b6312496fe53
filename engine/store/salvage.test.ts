import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addAccount, listAccounts } from './accounts.ts';
import { openDatabase } from './driver.ts';
import { salvage } from './salvage.ts';
import { openStore, readStoreFile } from './store.ts';
import { seeded } from './testing/random.ts';

const whole = gunzipSync(readFileSync(join(import.meta.dirname, 'testing/golden/0.1.0.sqlite.gz')));
const tables = ['cases', 'documents', 'journal', 'revisions', 'audit', 'numbers', 'preferences'];
const folder = mkdtempSync(join(tmpdir(), 'anjuan-salvage-'));
let made = 0;

type Page = {
  readonly pageno: number;
  readonly name: string;
  readonly pagetype: string;
  readonly ncell: number;
};

/** What SQLite's own program says of each page. */
function pages(): Page[] {
  const file = join(folder, 'whole.sqlite');
  writeFileSync(file, whole);
  const query = 'SELECT pageno, name, pagetype, ncell FROM dbstat';
  return JSON.parse(execFileSync('sqlite3', ['-json', file, query], { encoding: 'utf8' }));
}

/** Columns that later versions have put behind those that the golden file has: empty in what comes from it. */
const later: Readonly<Record<string, readonly string[]>> = { revisions: ['who'] };

function rowsOf(file: string): Map<string, Set<string>> {
  const database = openDatabase(file, { readonly: true });
  const all = tables.map((table): [string, Set<string>] => {
    const rows = database.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
    const known = rows.map((row) => {
      for (const name of later[table] ?? []) expect(row[name] ?? null).toBeNull();
      return Object.entries(row).filter(([name]) => !later[table]?.includes(name));
    });
    return [table, new Set(known.map((row) => JSON.stringify(row)))];
  });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  return new Map(all);
}

/** Damages the file, salvages it, and answers how many rows of each table are lost; a row that was none fails. */
function lostAfter(damage: (bytes: Buffer) => void): Map<string, number> {
  const damaged = join(folder, `damaged-${++made}.sqlite`);
  const target = join(folder, `salvaged-${made}.sqlite`);
  const bytes = Buffer.from(whole);
  damage(bytes);
  writeFileSync(damaged, bytes);
  const report = salvage(damaged, target);
  const before = rowsOf(join(folder, 'whole.sqlite'));
  const after = rowsOf(target);
  return new Map(
    tables.map((table) => {
      const [was, is] = [before.get(table) ?? new Set(), after.get(table) ?? new Set()];
      for (const row of is) expect([table, was.has(row)]).toEqual([table, true]);
      expect(report.find((one) => one.table === table)?.saved).toBe(is.size);
      return [table, was.size - is.size];
    }),
  );
}

const fill = (page: number, random: () => number) => (bytes: Buffer) => {
  for (let at = (page - 1) * 4096; at < page * 4096; at++) bytes[at] = Math.floor(random() * 256);
};

test('each page spoilt in turn loses no more than the rows that stood on it', () => {
  const random = seeded(7);
  for (const { pageno, name, pagetype, ncell } of pages()) {
    const lost = lostAfter(fill(pageno, random));
    // An upper page leads to rows and an index is made anew: nothing of either is lost. A row may flow over a page.
    const most = !tables.includes(name) || pagetype === 'internal' ? 0 : pagetype === 'overflow' ? 1 : ncell;
    for (const [table, count] of lost) {
      const allowed = table === name ? most : 0;
      expect([pageno, name, pagetype, table, count <= allowed, count]).toEqual([
        pageno,
        name,
        pagetype,
        table,
        true,
        count,
      ]);
    }
  }
}, 120_000);

test('a file cut short, and one whose first page is gone, give what is left of them', () => {
  const half = lostAfter((bytes) => bytes.fill(0, bytes.length / 2));
  expect([...half.values()].some((count) => count > 0)).toBe(true);
  const headless = lostAfter((bytes) => bytes.fill(0, 0, 4096));
  expect(
    ['cases', 'documents', 'journal', 'revisions', 'audit', 'numbers'].map((table) => headless.get(table)),
  ).toEqual([0, 0, 0, 0, 0, 0]);
});

test('who may sign in and what was destroyed survive a lost directory: a repair never opens a station to everybody', () => {
  const station = mkdtempSync(join(tmpdir(), 'anjuan-salvage-people-'));
  const store = openStore(station);
  const account = {
    ...{
      id: 'a1',
      name: '赵管理',
      person: null,
      roles: ['administrator'] as const,
      state: 'active' as const,
    },
    ...{ password: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', code: null, code_until: null },
    ...{ failures: 2, delayed_until: 0, at: '2026-03-12T01:30:00.000Z' },
  };
  store.transaction((writable) => {
    addAccount(writable, account);
    for (const text of [
      "INSERT INTO disposals VALUES ('c1', '鲁德交案〔2016〕1号', '案由', '2016-03-01', '10年', '2026-03-12T01:30:00.000Z', '赵管理', '期满', '[]')",
      "INSERT INTO numbers VALUES ('鲁德交罚〔2026〕1号', 's', 1, 'used', '', '', '2026-03-12T01:30:00.000Z')",
      "INSERT INTO blank_sheets VALUES ('鲁德交罚〔2026〕1号', 'penalty-decision', 'reserved', '', '2026-03-12T01:30:00.000Z')",
    ])
      writable.rawRun(text, []);
  });
  store.close();
  const damaged = join(station, 'anjuan.sqlite');
  writeFileSync(damaged, readFileSync(damaged).fill(0, 0, 4096));
  const target = join(station, 'salvaged.sqlite');
  salvage(damaged, target);
  const salvaged = readStoreFile(target);
  expect(listAccounts(salvaged)).toEqual([account]);
  expect(salvaged.rawColumn('SELECT case_number FROM disposals', [])).toEqual(['鲁德交案〔2016〕1号']);
  expect(salvaged.rawColumn('SELECT state FROM blank_sheets', [])).toEqual(['reserved']);
  salvaged.close();
});

test('a header that is gone while the rows are still in the log gives them all', () => {
  const damaged = join(folder, 'in-log.sqlite');
  writeFileSync(damaged, whole);
  const database = openDatabase(damaged);
  database.pragma('journal_mode = WAL');
  database.pragma('wal_autocheckpoint = 0');
  database.exec("UPDATE cases SET party = party || '（改）'; INSERT INTO preferences VALUES ('late', '1')");
  const [file, log] = [readFileSync(damaged), readFileSync(`${damaged}-wal`)];
  const expected = database.prepare('SELECT rank, party FROM cases').all();
  database.close();
  writeFileSync(damaged, file.fill(0, 0, 4096));
  writeFileSync(`${damaged}-wal`, log);
  const target = join(folder, 'in-log-salvaged.sqlite');
  salvage(damaged, target);
  const salvaged = openDatabase(target, { readonly: true });
  expect(salvaged.prepare('SELECT rank, party FROM cases').all()).toEqual(expected);
  expect(salvaged.prepare("SELECT value FROM preferences WHERE key = 'late'").pluck().get()).toBe('1');
  salvaged.close();
});

test('bits turned over anywhere give no row that was not there with that key', () => {
  const random = seeded(11);
  for (let turn = 0; turn < 20; turn++) {
    const damaged = join(folder, `bits-${turn}.sqlite`);
    const bytes = Buffer.from(whole);
    for (let bit = 0; bit < 40; bit++) {
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    writeFileSync(damaged, bytes);
    const target = join(folder, `bits-salvaged-${turn}.sqlite`);
    salvage(damaged, target);
    expect((rowsOf(target).get('documents')?.size ?? 0) > 0).toBe(true);
  }
});

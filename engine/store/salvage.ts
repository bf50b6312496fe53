import { createHash } from 'node:crypto';
import { AppError } from '../../contract/app-error.ts';
import { applyLog } from './apply-log.ts';
import { type Database, type DatabaseKey, openDatabase } from './driver.ts';
import { migrate } from './migrate.ts';
import { newestVersion } from './migrations/index.ts';
import { readPages } from './salvage-pages.ts';
import { type Row, readByRanges } from './salvage-ranges.ts';
import { plainBytes } from './sealed-pages.ts';

/** What was saved of one table, and what could not be. */
export type SalvagedTable = {
  readonly table: string;
  readonly saved: number;
  /** Rows that were found only by reading the pages one by one: not reached from the table any more. */
  readonly fromPages: number;
  /** Ranges of row numbers that could not be read. */
  readonly unreadable: readonly string[];
};

/** Tables in the order in which they are filled: what is referred to comes first. */
const tables = [
  'cases',
  'documents',
  'journal',
  'revisions',
  'audit',
  'numbers',
  'preferences',
  'attachments',
  'blank_sheets',
  'accounts',
  'disposals',
];

/**
 * Builds a new database at `target` from every row of `damaged` that can be read: first by way of the tables, around
 * what is damaged, then page by page for rows that no table leads to any more. `damaged` is a copy: it is opened for
 * writing, so that its log is taken in. Other tables of the damaged file are copied as far as they can be read.
 */
export function salvage(damaged: string, target: string, key: DatabaseKey | null = null): SalvagedTable[] {
  takeInLog(damaged, key);
  const fresh = openDatabase(target, { key });
  try {
    fresh.pragma('journal_mode = DELETE');
    migrate(fresh, target);
    fresh.pragma('foreign_keys = OFF');
    const pages = readPages(plainBytes(damaged, key));
    const report = fresh.transaction(() =>
      allTables(fresh).map((table) =>
        salvageTable(fresh, table, (columns) => readByRanges(damaged, key, table, columns), pages),
      ),
    )();
    const sound = fresh.pragma('integrity_check(1)', { simple: true });
    if (sound !== 'ok') throw new AppError('STORE_DAMAGED', { file: target, problem: String(sound) });
    fresh.pragma(`user_version = ${newestVersion}`);
    return report;
  } finally {
    fresh.close();
  }
}

const known = new Set(tables);

/** The tables of the newest version, those that others refer to first; the search index is made anew elsewhere. */
function allTables(fresh: Database): string[] {
  const names = fresh
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'case_search%'",
    )
    .pluck()
    .all() as string[];
  return [...tables.filter((one) => names.includes(one)), ...names.filter((one) => !tables.includes(one))];
}

function salvageTable(
  fresh: Database,
  table: string,
  reached: (columns: readonly string[]) => ReturnType<typeof readByRanges>,
  pages: readonly Row[],
): SalvagedTable {
  const columns = fresh.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
  const list = columns.map((name) => `"${name}"`).join(', ');
  const insert = fresh.prepare(
    `INSERT OR IGNORE INTO "${table}" (rowid, ${list}) VALUES (?${', ?'.repeat(columns.length)})`,
  );
  const put = ({ rowid, values }: Row): number => {
    try {
      return insert.run(rowid, ...values).changes;
    } catch {
      // A row whose values are not those of the table (a wrong type, a missing value): it is of another, or spoilt.
      return 0;
    }
  };
  const { rows, unreadable } = reached(columns);
  let saved = 0;
  for (const row of rows) {
    if (isSound(table, row.values)) saved += put(row);
    else unreadable.push(`第 ${row.rowid} 行`);
  }
  const alias = fresh
    .prepare("SELECT name FROM pragma_table_info(?) WHERE type = 'INTEGER' AND pk = 1")
    .pluck()
    .get(table);
  let fromPages = 0;
  // Newest row numbers first: of two states of the same thing the later was written later.
  const required = requiredColumns(fresh, table);
  for (const row of pages) {
    const fitting = fitted(row, columns, required, typeof alias === 'string' ? columns.indexOf(alias) : -1);
    if (fitting && known.has(table) && isSound(table, fitting.values)) fromPages += put(fitting);
  }
  return { table, saved: saved + fromPages, fromPages, unreadable };
}

/** How many columns a row must have at least: the rest came with a later version, and older rows lack them. */
function requiredColumns(fresh: Database, table: string): number {
  const needed = 'SELECT max(cid) FROM pragma_table_info(?) WHERE "notnull" = 1 OR pk > 0';
  return Number(fresh.prepare(needed).pluck().get(table)) + 1;
}

/** A row number that is a column too stands as NULL in the page (SQLite file format, 2.4). */
function fitted(row: Row, columns: readonly string[], required: number, alias: number): Row | null {
  const { length } = row.values;
  if (length > columns.length || length < required) return null;
  const values = [...row.values, ...Array<null>(columns.length - length).fill(null)];
  if (alias < 0) return { rowid: row.rowid, values };
  if (values[alias] !== null) return null;
  return {
    rowid: row.rowid,
    values: values.map((value, index) => (index === alias ? row.rowid : value)),
  };
}

const digest = /^[0-9a-f]{64}$/;

/**
 * Whether a row is one of the table's, and whole: tables with as many columns are told apart by what stands in them,
 * and what flowed over into a spoilt page is no JSON, no UTF-8, or not what its hash says.
 */
function isSound(table: string, values: Row['values']): boolean {
  const text = (index: number) => String(values[index] ?? '');
  const json = (...columns: number[]) => columns.every((index) => isJson(text(index)));
  if (values.some((value) => typeof value === 'string' && value.includes('\uFFFD'))) return false;
  switch (table) {
    case 'cases':
      return /^(open|closed)$/.test(text(7)) && json(8, 9, 10, 11);
    case 'documents':
      return typeof values[2] === 'number' && json(3);
    case 'journal':
      return /^(edit|undo|redo)$/.test(text(5)) && json(7, 8);
    case 'revisions':
      return sha256(text(5)) === text(6);
    case 'audit':
      return digest.test(text(6)) && digest.test(text(7)) && json(5);
    case 'numbers':
      return typeof values[2] === 'number' && /^(used|void)$/.test(text(3));
    case 'attachments':
      return digest.test(text(0)) && typeof values[2] === 'number';
    case 'blank_sheets':
      return /^(reserved|used|returned|void)$/.test(text(2)) && isMoment(text(4));
    case 'accounts':
      // A password that is none of ours would let nobody in, or anybody.
      return /^(active|disabled)$/.test(text(4)) && json(3) && isSecret(values[5]) && isSecret(values[6]);
    case 'disposals':
      return isMoment(text(5)) && text(8).startsWith('[') && json(8);
    case 'preferences':
      // The counters of sqlite_sequence have two columns too.
      return typeof values[1] === 'string' && json(1);
    default:
      return true;
  }
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
const isSecret = (value: Row['values'][number] | undefined) =>
  value === null || String(value).startsWith('$argon2id$');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** Brings the log into the file where SQLite still can; where it cannot, by the log's published format. */
function takeInLog(file: string, key: DatabaseKey | null): void {
  try {
    const database = openDatabase(file, { key });
    try {
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
  } catch {
    applyLog(file);
  }
}

/** The preference that asks the next start to make the search index anew. */
export const indexingKey = 'indexing';

/** Writes into a salvaged database that its search index is still to be made. */
export function markForIndexing(file: string, key: DatabaseKey | null = null): void {
  const database = openDatabase(file, { key });
  database.prepare("INSERT OR REPLACE INTO preferences (key, value) VALUES (?, 'true')").run(indexingKey);
  database.close();
}

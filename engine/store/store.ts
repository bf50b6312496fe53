import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import type { Query } from './queries.ts';
import { asStoreError } from './store-error.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A handle that can only read. */
export type ReadableStore = {
  readonly [readable]: true;
  all<Row>(query: Query<Row>): Row[];
  first<Row>(query: Query<Row>): Row | undefined;
  /** Hand-written SQL, for what Kysely has no words for (full-text search). Only inside engine/store. */
  raw<Row>(text: string, parameters: readonly unknown[]): Row[];
  /** The same, of queries with a single column: its values. */
  rawColumn<Value>(text: string, parameters: readonly unknown[]): Value[];
};

/** A handle that can write; it exists only inside `transaction`. */
export type WritableStore = ReadableStore & {
  readonly [writable]: true;
  run<Row>(query: Query<Row>): number;
  rawRun(text: string, parameters: readonly unknown[]): void;
};

export type Store = ReadableStore & {
  readonly folder: string;
  /** All or nothing, on the disk when it returns. Throws AppError of the store. */
  transaction<Result>(work: (store: WritableStore) => Result): Result;
  close(): void;
};

/**
 * Opens the store of a data folder: WAL, synchronous=FULL, foreign keys, one writer (the file is held exclusively).
 * Throws STORE_LOCKED, STORE_DAMAGED, STORE_FROM_FUTURE, STORE_UNWRITABLE, STORE_BACKUP_FAILED; the file is then untouched.
 */
export function openStore(folder: string): Store {
  const file = join(folder, 'anjuan.sqlite');
  let database: Database.Database | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    database = new Database(file, { timeout: 1000 });
    prepare(database, `${file}.running`);
    migrate(database, file);
    return storeOver(database, folder, file);
  } catch (error) {
    database?.close();
    throw asStoreError(file, error);
  }
}

/**
 * Checks the whole file only where the last run did not end by itself: it takes a second at 100,000 cases. Damage that
 * comes to light later is STORE_DAMAGED at the statement that meets it.
 */
function prepare(database: Database.Database, marker: string): void {
  // Held for as long as the program runs: a second program gets SQLITE_BUSY at its first statement.
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  if (existsSync(marker)) check(database);
  writeFileSync(marker, '');
}

function check(database: Database.Database): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { code: 'SQLITE_CORRUPT' });
}

function storeOver(database: Database.Database, folder: string, file: string): Store {
  const statements = new Map<string, Database.Statement>();
  const prepared = (text: string, rows: 'objects' | 'values' = 'objects') => {
    const key = `${rows} ${text}`;
    const kept = statements.get(key);
    if (kept) return kept;
    const statement = database.prepare(text);
    if (rows === 'values') statement.pluck();
    statements.set(key, statement);
    return statement;
  };
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw asStoreError(file, error);
    }
  };
  const reading = {
    all: <Row>(query: Query<Row>) =>
      guarded(() => {
        const { sql, parameters } = query.compile();
        return prepared(sql).all(...parameters) as Row[];
      }),
    first: <Row>(query: Query<Row>) =>
      guarded(() => {
        const { sql, parameters } = query.compile();
        return prepared(sql).get(...parameters) as Row | undefined;
      }),
    raw: <Row>(text: string, parameters: readonly unknown[]) =>
      guarded(() => prepared(text).all(...parameters) as Row[]),
    rawColumn: <Value>(text: string, parameters: readonly unknown[]) =>
      guarded(() => prepared(text, 'values').all(...parameters) as Value[]),
  };
  const writing = {
    ...reading,
    run: <Row>(query: Query<Row>) =>
      guarded(() => {
        const { sql, parameters } = query.compile();
        return prepared(sql).run(...parameters).changes;
      }),
    rawRun: (text: string, parameters: readonly unknown[]) => {
      guarded(() => prepared(text).run(...parameters));
    },
  } as unknown as WritableStore;
  return {
    ...(reading as unknown as ReadableStore),
    folder,
    transaction: (work) => guarded(() => database.transaction(() => work(writing))()),
    close: () => {
      database.close();
      rmSync(`${file}.running`, { force: true });
    },
  };
}

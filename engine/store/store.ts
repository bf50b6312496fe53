import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { copyPages, SealedCopier } from './copy-pages.ts';
import { type Database, type DatabaseKey, openDatabase, type Statement } from './driver.ts';
import { migrate } from './migrate.ts';
import { newestVersion } from './migrations/index.ts';
import type { Query } from './queries.ts';
import { sealedVersion } from './sealed-pages.ts';
import { takeStaged } from './staged-store.ts';
import { asStoreError } from './store-error.ts';
import { storeFile } from './store-file.ts';
import { holdLock } from './store-lock.ts';

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
  /** The key of an encrypted database; null: it is plain. */
  readonly key: DatabaseKey | null;
  /** Another program holds the store: this one only looks. */
  readonly readOnly: boolean;
  /** Whether another program has written since this was last asked. */
  changedElsewhere(): boolean;
  /** All or nothing, on the disk when it returns. Throws AppError of the store. */
  transaction<Result>(work: (store: WritableStore) => Result): Result;
  /**
   * Copies the database as it stands into a new file, some pages at a time, so that work goes on in between; what is
   * written meanwhile is in the copy too. `onStep` is told pages done and in all; what it throws ends the copy.
   */
  copyTo(file: string, pagesAtOnce: number, onStep: (done: number, total: number) => void): Promise<void>;
  /** Brings the write-ahead log into the database and empties it: what was deleted stays in neither. */
  eraseLog(): void;
  /** The next opening checks the whole file first. */
  markDamaged(): void;
  close(): void;
};

/**
 * Opens the store of a data folder for writing: WAL, synchronous=FULL, foreign keys, one writer (`anjuan.lock` is
 * held). Throws STORE_LOCKED, STORE_DAMAGED, STORE_FROM_FUTURE, STORE_UNWRITABLE, STORE_BACKUP_FAILED; the database is
 * then untouched.
 */
export function openStore(folder: string, key: DatabaseKey | null = null): Store {
  const file = storeFile(folder);
  const opened: Database[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    const lock = holdLock(folder);
    opened.push(lock);
    takeStaged(folder, new Date());
    refuseFuture(file, key);
    const database = openDatabase(file, { timeout: 1000, key });
    opened.push(database);
    prepare(database, `${file}.running`);
    migrate(database, file);
    return storeOver(database, folder, key, false, (sound) => {
      try {
        database.close();
        if (sound) rmSync(`${file}.running`, { force: true });
      } finally {
        lock.close();
      }
    });
  } catch (error) {
    for (const one of opened.reverse()) one.close();
    throw asStoreError(file, error);
  }
}

/**
 * The store for writing, or, where another program holds it, for looking: every transaction is then STORE_READ_ONLY.
 * Throws as `openStore`.
 */
export function openStoreOrRead(folder: string, key: DatabaseKey | null = null): Store {
  try {
    return openStore(folder, key);
  } catch (error) {
    if (error instanceof AppError && error.code === 'STORE_LOCKED') return readStore(folder, key, error);
    throw error;
  }
}

/** `locked` where what lies there can't be read beside the other program: it has not brought it up to date yet. */
function readStore(folder: string, key: DatabaseKey | null, locked: AppError): Store {
  const file = storeFile(folder);
  let database: Database | null = null;
  try {
    database = openDatabase(file, { readonly: true, fileMustExist: true, timeout: 1000, key });
    if (database.pragma('user_version', { simple: true }) !== newestVersion) throw locked;
    const reader = database;
    return storeOver(reader, folder, key, true, () => reader.close());
  } catch (error) {
    database?.close();
    throw asStoreError(file, error);
  }
}

/** A database file that is nobody's store (a backup), for reading. Throws AppError of the store. */
export function readStoreFile(file: string, key: DatabaseKey | null = null): Store {
  try {
    const database = openDatabase(file, { readonly: true, fileMustExist: true, key });
    return storeOver(database, dirname(file), key, true, () => database.close());
  } catch (error) {
    throw asStoreError(file, error);
  }
}

/** Reads the version where the file format has it (header, bytes 60 to 63), so that nothing of the file is touched. */
function refuseFuture(file: string, key: DatabaseKey | null): void {
  if (!existsSync(file)) return;
  const version = key === null ? plainVersion(file) : sealedVersion(file, key);
  // A file that is no database has anything there; opening it says so.
  if (version > newestVersion && version < 1_000_000) {
    throw new AppError('STORE_FROM_FUTURE', { version, supported: newestVersion });
  }
}

function plainVersion(file: string): number {
  const head = Buffer.alloc(4);
  const opened = openSync(file, 'r');
  readSync(opened, head, 0, 4, 60);
  closeSync(opened);
  return head.readUInt32BE();
}

/**
 * Checks the whole file only where the last run did not end by itself: it takes a second at 100,000 cases. Damage that
 * comes to light later is STORE_DAMAGED at the statement that meets it.
 */
function prepare(database: Database, marker: string): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What is deleted (only by disposal) is overwritten with zeros.
  database.pragma('secure_delete = ON');
  if (existsSync(marker)) check(database);
  writeFileSync(marker, '');
}

function check(database: Database): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { code: 'SQLITE_CORRUPT' });
}

function storeOver(
  database: Database,
  folder: string,
  key: DatabaseKey | null,
  readOnly: boolean,
  close: (sound: boolean) => void,
): Store {
  const file = storeFile(folder);
  const dataVersion = () => Number(database.pragma('data_version', { simple: true }));
  const copier = new SealedCopier();
  let sound = true;
  let seen = readOnly ? dataVersion() : 0;
  const statements = new Map<string, Statement>();
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
      const trouble = asStoreError(file, error);
      if (trouble.code === 'STORE_DAMAGED') sound = false;
      throw trouble;
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
    key,
    readOnly,
    changedElsewhere: () => {
      if (!readOnly) return false;
      const before = seen;
      seen = dataVersion();
      return seen !== before;
    },
    transaction: (work) => {
      if (readOnly) throw new AppError('STORE_READ_ONLY', { file });
      return guarded(() => database.transaction(() => work(writing))());
    },
    copyTo: (target, pagesAtOnce, onStep) =>
      (key === null ? copyPages : copier.copy)({ database, file, target, pagesAtOnce, onStep }),
    eraseLog: () => {
      copier.disturb();
      guarded(() => database.pragma('wal_checkpoint(TRUNCATE)'));
    },
    markDamaged: () => {
      sound = false;
    },
    close: () => close(sound),
  };
}

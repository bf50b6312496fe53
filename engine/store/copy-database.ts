import { AppError } from '../../contract/app-error.ts';
import { auditHead, firstBrokenEntry } from './audit.ts';
import { type DatabaseKey, openDatabase } from './driver.ts';
import { newestVersion } from './migrations/index.ts';
import { type ReadableStore, readStoreFile } from './store.ts';

/** What a database holds, as counted in it. */
export type DatabaseFacts = {
  readonly version: number;
  readonly cases: number;
  readonly documents: number;
  readonly revisions: number;
  readonly journal: number;
  readonly audit: { readonly seq: number; readonly hash: string } | null;
};

const counted = ['cases', 'documents', 'revisions', 'journal'] as const;

/** Lets the event loop have its turn, so that typing goes on. */
const turn = () => new Promise<void>((done) => setImmediate(done));

/**
 * Opens a copy as a database of its own and checks it whole: every page and index, table by table, and the audit
 * chain. Afterwards it is a single file. Throws BACKUP_UNSOUND with what is wrong, STORE_FROM_FUTURE.
 */
export async function checkDatabase(file: string, key: DatabaseKey | null = null): Promise<DatabaseFacts> {
  try {
    for (const table of settle(file, key)) {
      await turn();
      const found = checkTable(file, table, key);
      if (found !== 'ok') throw new AppError('BACKUP_UNSOUND', { file, problem: found });
    }
    await turn();
    return factsOf(file, key);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'STORE_DAMAGED') throw error;
    throw new AppError(
      'BACKUP_UNSOUND',
      { file, problem: error instanceof Error ? error.message : '' },
      error,
    );
  }
}

/** Counts what a sound database holds. Throws BACKUP_UNSOUND where the audit chain is broken. */
export function factsOf(file: string, key: DatabaseKey | null = null): DatabaseFacts {
  const store = readStoreFile(file, key);
  try {
    const broken = firstBrokenEntry(store);
    if (broken !== null)
      throw new AppError('BACKUP_UNSOUND', { file, problem: `操作记录第 ${broken} 条不符` });
    return countedFacts(store);
  } finally {
    store.close();
  }
}

export function countedFacts(store: ReadableStore): DatabaseFacts {
  const count = (table: string) => store.rawColumn<number>(`SELECT count(*) FROM ${table}`, [])[0] ?? 0;
  const [cases, documents, revisions, journal] = counted.map(count);
  return {
    version: store.rawColumn<number>('PRAGMA user_version', [])[0] ?? 0,
    cases: cases ?? 0,
    documents: documents ?? 0,
    revisions: revisions ?? 0,
    journal: journal ?? 0,
    audit: auditHead(store),
  };
}

/** Takes the copy out of WAL, so that it is one file that can be read from a medium that cannot be written. */
function settle(file: string, key: DatabaseKey | null): string[] {
  const database = openDatabase(file, { fileMustExist: true, key });
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > newestVersion)
      throw new AppError('STORE_FROM_FUTURE', { version, supported: newestVersion });
    database.pragma('journal_mode = DELETE');
    const tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
    return database.prepare(tables).pluck().all() as string[];
  } finally {
    database.close();
  }
}

function checkTable(file: string, table: string, key: DatabaseKey | null): string {
  const database = openDatabase(file, { readonly: true, key });
  try {
    return String(database.pragma(`integrity_check("${table.replaceAll('"', '""')}")`, { simple: true }));
  } finally {
    database.close();
  }
}

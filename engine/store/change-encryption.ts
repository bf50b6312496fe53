import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { checkDatabase, type DatabaseFacts, factsOf } from './copy-database.ts';
import { copyBytes } from './copy-pages.ts';
import { changeKey, type DatabaseKey, openDatabase } from './driver.ts';
import { isPlainDatabase } from './sealed-pages.ts';
import { asStoreError } from './store-error.ts';
import { storeFile } from './store-file.ts';
import { holdLock } from './store-lock.ts';

/** A key for a database: nothing that anybody knows by heart. */
export const newDatabaseKey = (): DatabaseKey => randomBytes(32);

/** The copy that is being made; of no worth before it has the database's name. */
const besideOf = (file: string) => `${file}.converting`;
/** A second name of the plain database, until it has been destroyed. */
const formerOf = (file: string) => `${file}.former`;

/** Bytes copied at once: the progress moves, and a cancel would be heard. */
const copiedAtOnce = 1 << 22;

/**
 * Encrypts the database of a folder (`from` null), decrypts it (`to` null) or changes its key: a copy is made beside
 * it, opened and checked whole, held against the original, forced to the disk and only then given its name. Ended at
 * any moment, there is one good database under its name; `clearConversion` takes away what else was left. Nobody may
 * have it open. Throws STORE_LOCKED, DISK_FULL, STORE_UNWRITABLE, BACKUP_UNSOUND; the database is then as it was.
 */
export async function changeEncryption(
  folder: string,
  from: DatabaseKey | null,
  to: DatabaseKey | null,
  progress: (hundredths: number, label: string) => void,
): Promise<void> {
  const file = storeFile(folder);
  const beside = besideOf(file);
  let lock: ReturnType<typeof holdLock> | null = null;
  try {
    lock = holdLock(folder);
    const facts = settle(file, from);
    await copyBytes(file, beside, copiedAtOnce, (done, total) => {
      progress(total === 0 ? 0 : Math.floor((30 * done) / total), '复制数据库');
      return true;
    });
    progress(30, to === null ? '解除加密' : '加密');
    rekey(beside, from, to);
    progress(70, '核对');
    requireSame(beside, facts, await checkDatabase(beside, to));
    progress(95, '换上');
    force(beside);
    keepFormer(file, from);
    renameSync(beside, file);
    force(dirname(file));
    clearConversion(folder);
    progress(100, '完成');
  } catch (error) {
    if (lock !== null) clearConversion(folder);
    throw asStoreError(file, error);
  } finally {
    lock?.close();
  }
}

/**
 * Takes away what a conversion left, also one that was ended half way: an unfinished copy, and the plain database once
 * an encrypted one has its name; its bytes are overwritten first, as far as the disk lets that be.
 */
export function clearConversion(folder: string): void {
  const file = storeFile(folder);
  for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${besideOf(file)}${part}`, { force: true });
  const former = formerOf(file);
  if (!existsSync(former)) return;
  // Until the new one has taken the name, the second name is the database itself.
  const same = existsSync(file) && statSync(file).ino === statSync(former).ino;
  if (!same && existsSync(file) && !isPlainDatabase(file)) overwrite(former);
  rmSync(former, { force: true });
}

/** Out of the log into one file; with anybody else at it that is refused. Answers what the database holds. */
function settle(file: string, key: DatabaseKey | null): DatabaseFacts {
  const database = openDatabase(file, { fileMustExist: true, timeout: 1000, key });
  try {
    if (database.pragma('journal_mode = DELETE', { simple: true }) !== 'delete')
      throw new AppError('STORE_LOCKED', { file });
  } finally {
    database.close();
  }
  return factsOf(file, key);
}

/** A copy that fails is thrown away: it needs no journal, which would hold plain pages. */
function rekey(file: string, from: DatabaseKey | null, to: DatabaseKey | null): void {
  const database = openDatabase(file, { fileMustExist: true, key: from });
  try {
    database.pragma('journal_mode = MEMORY');
    changeKey(database, to);
  } finally {
    database.close();
  }
}

function requireSame(file: string, before: DatabaseFacts, after: DatabaseFacts): void {
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new AppError('BACKUP_UNSOUND', { file, problem: '与原数据库不同' });
}

/** A plain database keeps a second name, so that it can be overwritten afterwards; not every medium has those. */
function keepFormer(file: string, from: DatabaseKey | null): void {
  if (from !== null) return;
  try {
    linkSync(file, formerOf(file));
  } catch {
    // It is then deleted by the rename, without being overwritten.
  }
}

function overwrite(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    const nothing = Buffer.alloc(1 << 20);
    const { size } = statSync(file);
    for (let at = 0; at < size; at += nothing.length)
      writeSync(opened, nothing, 0, Math.min(nothing.length, size - at), at);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** A folder's own entries are forced where the system knows how. */
function force(path: string): void {
  try {
    const opened = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    if (!statSync(path).isDirectory()) throw error;
  }
}

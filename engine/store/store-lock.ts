import { join } from 'node:path';
import { type Database, openDatabase } from './driver.ts';

/** Held until closed, and let go by the system when the program dies. Throws SQLITE_BUSY where another holds it. */
export function holdLock(folder: string): Database {
  const lock = openDatabase(join(folder, 'anjuan.lock'), { timeout: 1000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

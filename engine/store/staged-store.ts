import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyFileName, storeFile } from './store-file.ts';

/**
 * The database that takes the place of the present one at the next start (restored or repaired). The present one is
 * kept beside it. Called while the lock is held and nothing is open.
 */
export function takeStaged(folder: string, now: Date): void {
  const staged = stagedFile(folder);
  if (!existsSync(staged)) return;
  const file = storeFile(folder);
  const mark = `.replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  if (existsSync(file)) {
    const kept = `${file}${mark}`;
    // The log of a database that was damaged belongs to it.
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${kept}${part}`);
    }
  }
  rmSync(`${file}.running`, { force: true });
  // Its keys before it: ended in between, the next start goes on from here.
  const keys = join(folder, keyFileName);
  if (existsSync(stagedKeys(folder))) {
    if (existsSync(keys)) renameSync(keys, `${keys}${mark}`);
    renameSync(stagedKeys(folder), keys);
  }
  renameSync(staged, file);
}

/** The key file of the next database, where it is encrypted. */
export const stagedKeys = (folder: string): string => `${join(folder, keyFileName)}.next`;

/** Where the next database waits. */
export const stagedFile = (folder: string): string => `${storeFile(folder)}.next`;

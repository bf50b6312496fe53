import { existsSync, renameSync, rmSync } from 'node:fs';
import { storeFile } from './store-file.ts';

/**
 * The database that takes the place of the present one at the next start (restored or repaired). The present one is
 * kept beside it. Called while the lock is held and nothing is open.
 */
export function takeStaged(folder: string, now: Date): void {
  const staged = stagedFile(folder);
  if (!existsSync(staged)) return;
  const file = storeFile(folder);
  if (existsSync(file)) {
    const kept = `${file}.replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    // The log of a database that was damaged belongs to it.
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${kept}${part}`);
    }
  }
  rmSync(`${file}.running`, { force: true });
  renameSync(staged, file);
}

/** Where the next database waits. */
export const stagedFile = (folder: string): string => `${storeFile(folder)}.next`;

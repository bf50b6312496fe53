import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearConversion } from './change-encryption.ts';
import { isPlainDatabase } from './sealed-pages.ts';
import { takeStaged } from './staged-store.ts';
import { keyFileName, storeFile } from './store-file.ts';
import { holdLock } from './store-lock.ts';

/**
 * Before a folder's database is opened: what waits to take its place does, and what a conversion left that was ended
 * half way goes. Where another program holds the folder, that one has done so. Never throws.
 */
export function settleFolder(folder: string, now: Date): void {
  try {
    mkdirSync(folder, { recursive: true });
    const lock = holdLock(folder);
    try {
      takeStaged(folder, now);
      clearConversion(folder);
      if (isUsed(folder) && isPlainDatabase(storeFile(folder))) setKeysAside(folder, now);
    } finally {
      lock.close();
    }
  } catch {
    // Whatever is wrong, opening it says so.
  }
}

/** Keys that the database has no need of are kept under another name: a copy elsewhere may. */
export function setKeysAside(folder: string, now: Date): void {
  const file = join(folder, keyFileName);
  if (existsSync(file)) renameSync(file, `${file}.former-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
}

const isUsed = (folder: string) => existsSync(storeFile(folder)) && statSync(storeFile(folder)).size > 0;

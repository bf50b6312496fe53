import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { DatabaseKey } from '../store/driver.ts';
import { markForIndexing, salvage } from '../store/salvage.ts';
import { stagedFile, stagedKeys } from '../store/staged-store.ts';
import { asStoreError } from '../store/store-error.ts';
import { storeFile } from '../store/store-file.ts';
import { listBackups } from './backup-manifest.ts';
import { backupInfo } from './backups.ts';
import { stageBackup } from './restore-backup.ts';

/** What can be done while the database cannot be opened: repair it, or take a backup in its place. */
export function rescueHandlers(
  dataFolder: string,
  grantedPath: (token: string) => string | null,
  key: DatabaseKey | null = null,
): Handlers<'rescue/repair' | 'rescue/backups' | 'rescue/restore'> {
  const own = join(dataFolder, 'backups');
  return {
    'rescue/repair': () => ({ tables: repair(dataFolder, key) }),
    'rescue/backups': async () => ({
      backups: (await listBackups(own)).map((one) => backupInfo(one, 'own')),
    }),
    'rescue/restore': async ({ backup }) => {
      const folder = 'stamp' in backup ? join(own, backup.stamp) : grantedPath(backup.folder);
      if (folder === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: '' });
      await stageBackup(dataFolder, folder, key);
      return { staged: true };
    },
  };
}

/** The same commands where the database is open: there is nothing to rescue. */
export function noRescueHandlers(): ReturnType<typeof rescueHandlers> {
  const refuse = () => {
    throw new AppError('REPAIR_NOT_NEEDED');
  };
  return { 'rescue/repair': refuse, 'rescue/backups': refuse, 'rescue/restore': refuse };
}

/** Works on a copy; the damaged file is not touched before the next start, which keeps it beside the new one. */
function repair(dataFolder: string, key: DatabaseKey | null) {
  const file = storeFile(dataFolder);
  const copy = join(dataFolder, `.${randomUUID()}.damaged`);
  const target = join(dataFolder, `.${randomUUID()}.part`);
  try {
    for (const part of ['', '-wal'])
      if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${copy}${part}`);
    const tables = salvage(copy, target, key);
    markForIndexing(target, key);
    rmSync(stagedKeys(dataFolder), { force: true });
    renameSync(target, stagedFile(dataFolder));
    return tables;
  } catch (error) {
    throw asStoreError(file, error);
  } finally {
    for (const part of ['', '-wal', '-shm']) rmSync(`${copy}${part}`, { force: true });
    rmSync(target, { force: true });
  }
}

import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { BackupPlace } from '../../contract/commands/keeping.ts';
import type { Handlers } from '../../contract/commands.ts';
import { listedCases } from '../store/case-rows.ts';
import type { Store } from '../store/store.ts';
import { backupParts } from './backup-manifest.ts';
import { backupSettings, saveBackupSettings } from './backup-settings.ts';
import { type Backups, backupInfo } from './backups.ts';
import { compareBackup } from './compare-backup.ts';
import { isThere } from './copy-files.ts';
import { sealOf, soundBackup, stageBackup } from './restore-backup.ts';

type BackupCommands =
  | 'backup/list'
  | 'backup/make'
  | 'backup/cancel'
  | 'backup/saveSettings'
  | 'backup/preview'
  | 'backup/restore';

export type BackupCommandsContext = {
  readonly store: Store;
  readonly backups: Backups;
  readonly pathOf: (token: string) => string;
  /** Records the act in its own transaction. */
  readonly record: (what: string, detail: Readonly<Record<string, string | number | null>>) => void;
};

type Chosen = { readonly place: BackupPlace; readonly stamp: string } | { readonly folder: string };

/** Backups: made, listed, scheduled, looked into and restored. */
export function backupHandlers({
  store,
  backups,
  pathOf,
  record,
}: BackupCommandsContext): Handlers<BackupCommands> {
  const folderOf = (chosen: Chosen): string => {
    if ('folder' in chosen) return pathOf(chosen.folder);
    const folder = backups.folderOf(chosen.place);
    if (folder === null) throw new AppError('BACKUP_PLACE_MISSING', { place: '（未设置）' });
    return join(folder, chosen.stamp);
  };
  const placeOf = (chosen: Chosen): BackupPlace => ('folder' in chosen ? 'second' : chosen.place);
  return {
    'backup/list': async () => {
      const { second, ...settings } = backupSettings(store);
      return {
        backups: await backups.list(),
        settings,
        second:
          second === null
            ? null
            : { path: second, present: await isThere(second), trouble: backups.secondTrouble },
        running: backups.isRunning,
      };
    },
    'backup/make': async ({ place }) => {
      const backup = await backups.make(place, 'person');
      record('备份', { place, stamp: backup.stamp });
      return { backup };
    },
    'backup/cancel': async () => ({ cancelled: await backups.cancel() }),
    'backup/saveSettings': ({ second: token, ...settings }) => {
      const second =
        token === undefined ? backupSettings(store).second : token === null ? null : pathOf(token);
      store.transaction((writable) => saveBackupSettings(writable, { ...settings, second }));
      record('修改备份设置', {});
      return { saved: true };
    },
    'backup/preview': async ({ backup }) => {
      const folder = folderOf(backup);
      const manifest = await soundBackup(folder);
      const sealed = sealOf(store.folder, folder, store.key);
      const info = backupInfo(manifest, placeOf(backup));
      if (sealed === 'otherKey') return { backup: info, changes: [], same: 0, sealed: true };
      const key = sealed === 'ownKey' ? store.key : null;
      const changes = compareBackup(store, join(folder, backupParts.database), key);
      const here = changes.filter((one) => one.here !== null).length;
      return {
        backup: info,
        changes,
        sealed: false,
        same: listedCases(store).length - here,
      };
    },
    'backup/restore': async ({ backup }) => {
      const folder = folderOf(backup);
      const manifest = await soundBackup(folder);
      record('从备份恢复', { stamp: manifest.stamp, sha256: manifest.sha256 });
      await backups.idle();
      const before = await backups.make('own', 'beforeRestore');
      await stageBackup(store.folder, folder, store.key);
      return { staged: true, before: before.stamp };
    },
  };
}

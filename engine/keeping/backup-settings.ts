import type { BackupSettings } from '../../contract/commands/keeping.ts';
import { readPreference, writePreference } from '../store/preferences.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';

export type SavedBackupSettings = BackupSettings & { readonly second: string | null };

const atFirst: SavedBackupSettings = {
  keep: { daily: 7, weekly: 4, monthly: 12 },
  secondEvery: 24,
  onClosing: true,
  second: null,
};

export function backupSettings(store: ReadableStore): SavedBackupSettings {
  return { ...atFirst, ...(readPreference(store, 'backup') as Partial<SavedBackupSettings> | undefined) };
}

export function saveBackupSettings(store: WritableStore, settings: SavedBackupSettings): void {
  writePreference(store, 'backup', settings);
}

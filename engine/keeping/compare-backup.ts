import type { BackupChange } from '../../contract/commands/keeping.ts';
import { listedCases } from '../store/case-rows.ts';
import type { DatabaseKey } from '../store/driver.ts';
import { type ReadableStore, readStoreFile } from '../store/store.ts';

/**
 * What a restore would bring: each case that is not the same here and in the backup. `here` null where there is no
 * readable database; `key` of the backup's.
 */
export function compareBackup(
  here: ReadableStore | null,
  backupFile: string,
  key: DatabaseKey | null,
): BackupChange[] {
  const backup = readStoreFile(backupFile, key);
  try {
    const present = new Map((here ? listedCases(here) : []).map((one) => [one.id, one]));
    const changes: BackupChange[] = [];
    for (const one of listedCases(backup)) {
      const mine = present.get(one.id);
      present.delete(one.id);
      if (mine?.changedAt === one.changedAt) continue;
      changes.push({
        ...one,
        here: mine?.changedAt ?? null,
        there: one.changedAt,
        change: mine === undefined ? 'returns' : mine.changedAt > one.changedAt ? 'goesBack' : 'goesForward',
      });
    }
    for (const mine of present.values())
      changes.push({ ...mine, here: mine.changedAt, there: null, change: 'vanishes' });
    return changes.map(({ id, caseNumber, cause, party, here, there, change }) => ({
      id,
      caseNumber,
      cause,
      party,
      here,
      there,
      change,
    }));
  } finally {
    backup.close();
  }
}

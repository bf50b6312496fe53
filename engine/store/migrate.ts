import { AppError } from '../../contract/app-error.ts';
import type { Database } from './driver.ts';
import { type Migration, migrations, newestVersion } from './migrations/index.ts';

/**
 * Brings a database to the newest version in one transaction, after a backup beside it where it holds anything.
 * Throws STORE_FROM_FUTURE (untouched) and STORE_BACKUP_FAILED (not upgraded).
 */
export function migrate(database: Database, file: string, steps: readonly Migration[] = migrations): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  const newest = steps.at(-1)?.version ?? newestVersion;
  if (version > newest) throw new AppError('STORE_FROM_FUTURE', { version, supported: newest });
  const pending = steps.filter((step) => step.version > version);
  if (pending.length === 0) return;
  if (version > 0) backUp(database, `${file}.before-${newest}`);
  database.transaction(() => {
    for (const step of pending) step.up(database);
    database.pragma(`user_version = ${newest}`);
  })();
}

function backUp(database: Database, target: string): void {
  try {
    database.prepare('VACUUM INTO ?').run(`${target}-${Date.now()}`);
  } catch (error) {
    throw new AppError(
      'STORE_BACKUP_FAILED',
      { problem: error instanceof Error ? error.message : '' },
      error,
    );
  }
}

import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { Handlers } from '../../contract/commands.ts';
import { readGranted } from '../export/case-file-commands.ts';
import { safeName } from '../export/safe-name.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { wholeAudit } from '../store/audit.ts';
import { checkStore } from '../store/check-store.ts';
import type { Store } from '../store/store.ts';
import { readCheckpoint } from './audit-checkpoint.ts';
import { backupHandlers } from './backup-commands.ts';
import type { Backups } from './backups.ts';
import { checkAudit } from './check-audit.ts';
import { noRescueHandlers } from './rescue.ts';

export type KeepingContext = {
  readonly store: Store;
  readonly backups: Backups;
  readonly grantedPath: (token: string) => string | null;
  readonly today: () => string;
  /** The cases open now, as they stand in memory. */
  readonly openFiles: () => readonly CaseFile[];
  /** Records an act in its own transaction. */
  readonly record: (what: string, detail: Readonly<Record<string, string | number | null>>) => void;
};

/** What keeping the store safe answers of the contract. */
export function keepingHandlers(context: KeepingContext) {
  const pathOf = (token: string) => {
    const path = context.grantedPath(token);
    if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: token });
    return path;
  };
  return {
    ...stateHandlers(context, pathOf),
    ...backupHandlers({ ...context, pathOf }),
    ...noRescueHandlers(),
  };
}

function stateHandlers(
  { store, today, openFiles }: KeepingContext,
  pathOf: (token: string) => string,
): Handlers<'store/state' | 'store/check' | 'store/saveElsewhere' | 'audit/verify' | 'audit/export'> {
  return {
    'store/state': () => ({ readOnly: store.readOnly }),
    'store/check': async () => ({ problem: await checkStore(store) }),
    'store/saveElsewhere': async ({ folder }) => {
      const files: string[] = [];
      for (const file of openFiles()) {
        const name = safeName(['应急副本', file.facts.caseNumber ?? '', file.facts.cause]);
        const bytes = Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
        files.push(basename(await writeFileBeside(join(pathOf(folder), `${name}.json`), bytes)));
      }
      return { files };
    },
    'audit/verify': async ({ checkpoint }) => {
      if (checkpoint === undefined) return checkAudit(store, null);
      const path = pathOf(checkpoint);
      return checkAudit(store, readCheckpoint(basename(path), await readGranted(path)));
    },
    'audit/export': async ({ folder }) => {
      const entries = wholeAudit(store);
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      const file = await writeFileBeside(
        join(pathOf(folder), `操作记录-${today()}.jsonl`),
        Buffer.from(lines),
      );
      return { file: basename(file), entries: entries.length };
    },
  };
}

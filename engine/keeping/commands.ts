import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { Handlers } from '../../contract/commands.ts';
import { safeName } from '../export/safe-name.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { checkStore } from '../store/check-store.ts';
import { type AuditContext, auditHandlers } from './audit-commands.ts';
import { backupHandlers } from './backup-commands.ts';
import type { Backups } from './backups.ts';
import { noRescueHandlers } from './rescue.ts';

export type KeepingContext = Omit<AuditContext, 'pathOf'> & {
  readonly backups: Backups;
  readonly grantedPath: (token: string) => string | null;
  /** The cases open now, as they stand in memory. */
  readonly openFiles: () => readonly CaseFile[];
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
    ...auditHandlers({ ...context, pathOf }),
    ...backupHandlers({ ...context, pathOf }),
    ...noRescueHandlers(),
  };
}

function stateHandlers(
  { store, openFiles }: KeepingContext,
  pathOf: (token: string) => string,
): Handlers<'store/state' | 'store/check' | 'store/saveElsewhere'> {
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
  };
}

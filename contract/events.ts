import type { AppErrorData } from './app-error.ts';

/** What the engine says without being asked. */
export type EngineEvent =
  /** Edits up to and including these ids are on the disk. Sent after the commit, never before. */
  | { readonly kind: 'durable'; readonly editIds: readonly string[] }
  /** A commit failed; the edits are kept and tried again. `error` is null once it works again. */
  | {
      readonly kind: 'storeTrouble';
      readonly error: AppErrorData | null;
    }
  /** A case changed: what shows it asks again. Sent after the answer of the edit, before it is durable. */
  | {
      readonly kind: 'caseChanged';
      readonly caseId: string;
      /** The edit that caused it, for the page that sent it; null for others. */
      readonly editId: string | null;
    }
  /** Long work: `done` of `total` steps. */
  | {
      readonly kind: 'progress';
      readonly job: string;
      readonly done: number;
      readonly total: number;
      readonly label: string;
    };

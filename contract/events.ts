import type { AppErrorData } from './app-error.ts';
import type { ResolvedBlock } from './blocks.ts';
import type { Finding } from './finding.ts';

/** What the engine says without being asked. */
export type EngineEvent =
  /** Edits up to and including these ids are on the disk. Sent after the commit, never before. */
  | { readonly kind: 'durable'; readonly editIds: readonly string[] }
  /** A commit failed; the edits are kept and tried again. `error` is null once it works again. */
  | {
      readonly kind: 'storeTrouble';
      readonly error: AppErrorData | null;
    }
  /** What an edit changed, sent as soon as it is known, before it is durable. */
  | {
      readonly kind: 'caseChanged';
      readonly caseId: string;
      /** The edit that caused it, for the page that sent it; null for others. */
      readonly editId: string | null;
      /** All findings of the case as they stand now. */
      readonly findings: readonly Finding[];
      /** Changed blocks of open documents: whole lists where the number of blocks changed. */
      readonly documents: readonly DocumentChange[];
    }
  /** Long work: `done` of `total` steps. */
  | {
      readonly kind: 'progress';
      readonly job: string;
      readonly done: number;
      readonly total: number;
      readonly label: string;
    };

export type DocumentChange = {
  readonly documentId: string;
  readonly version: number;
  readonly blocks: readonly ResolvedBlock[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

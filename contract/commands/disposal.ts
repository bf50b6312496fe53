import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** What a destruction would take, and whether it may be. */
export type DisposalLook = {
  /** Why not, in Chinese; null: the retention term is over. */
  readonly problem: string | null;
  readonly closedOn: string | null;
  readonly retention: string | null;
  readonly until: string | null;
  readonly documents: number;
  readonly revisions: number;
  /** Attachments that no other case uses. */
  readonly attachments: number;
};

/** What stays of a destroyed case. */
export type DisposalRecord = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly cause: string;
  readonly closedOn: string;
  readonly retention: string;
  readonly at: string;
  readonly who: string;
  readonly reason: string;
  readonly hashes: readonly { readonly what: string; readonly sha256: string }[];
};

export const disposalCommands = {
  'disposal/look': command<DisposalLook>()(closed({ caseId: Id })),
  /** An administrator's act: destroys content and files; hashes and this record stay. */
  'disposal/destroy': command<DisposalRecord>()(
    closed({
      caseId: Id,
      by: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
      reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
    }),
    '到期销毁案卷',
  ),
  'disposal/list': command<{ records: readonly DisposalRecord[] }>()(closed({})),
};

import { Type } from 'typebox';
import type { PageStyle, ResolvedBlock } from '../blocks.ts';
import { command } from '../command.ts';
import type { CaseOverview } from './cases.ts';
import type { Difference } from './compare.ts';
import { closed, Id } from './inputs.ts';

/** Why a state was kept. */
export const revisionReasons = [
  'created',
  'idle',
  'left',
  'submitted',
  'issued',
  'voided',
  'withdrawn',
  'imported',
  'restored',
] as const;
export type RevisionReason = (typeof revisionReasons)[number];

/** `now` is the state that stands. */
export type HistoryReason = RevisionReason | 'now';

export type HistoryEntry = {
  /** Null: as it stands now. */
  readonly revision: string | null;
  /** Null: the facts and the evidence list. */
  readonly document: string | null;
  readonly title: string;
  /** ISO, UTC; '' of what stands now. */
  readonly at: string;
  /** Who had written; '' where nobody noted it. */
  readonly who: string;
  readonly reason: HistoryReason;
  /** The same as what stands now: there is nothing to bring back. */
  readonly same: boolean;
  /** The kept state before it of the same document or facts; null for the first. */
  readonly former: string | null;
};

export type HistoryComparison = {
  /** Null of the facts, which have no paper. */
  readonly page: PageStyle | null;
  /** The earlier paper with what was taken out marked; null where nothing is earlier, and of the facts. */
  readonly before: readonly ResolvedBlock[] | null;
  /** The later paper with what was put in marked. */
  readonly after: readonly ResolvedBlock[] | null;
  readonly differences: readonly Difference[];
};

/** Null: the facts. */
const Of = Type.Union([Id, Type.Null()]);
/** Null: as `before`, nothing; as `after`, what stands now. */
const State = Type.Union([Id, Type.Null()]);

export const historyCommands = {
  /** Every state that was kept, the newest first; of the whole case where no document is named. */
  'history/list': command<{ readonly entries: readonly HistoryEntry[] }>()(
    closed({ caseId: Id, documentId: Type.Optional(Of) }),
  ),
  'history/compare': command<HistoryComparison>()(
    closed({ caseId: Id, documentId: Of, before: State, after: State }),
  ),
  /** Writes a kept state over the draft (or the facts) as an edit: a new revision, and undo takes it back. */
  'history/restore': command<{ readonly overview: CaseOverview }>()(
    closed({ caseId: Id, documentId: Of, revision: Id, editId: Id }),
    '恢复历史版本',
  ),
};

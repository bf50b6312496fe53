import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** A field of the opinion with what the checklist and the annotations say for it. */
export type ComposedField = {
  readonly pointer: string;
  readonly title: string;
  /** As it is typed into the field. */
  readonly value: string;
  /** As people read it. */
  readonly shown: string;
  /** What the field shows now; '' where it is empty. */
  readonly now: string;
};

export const composeCommands = {
  /** What a 法制审核意见书 could say, from the review of the case's decision (`about`; null: there is none to review). */
  'review/compose': command<{
    readonly about: string | null;
    readonly fields: readonly ComposedField[];
    /** Questions of the checklist that nobody has answered; what hangs on them is not among the fields. */
    readonly open: readonly string[];
  }>()(closed({ caseId: Id, documentId: Id })),
};

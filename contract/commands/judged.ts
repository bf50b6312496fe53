import type { JudgedBy } from '../case-file.generated.ts';
import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** A step at which a document was judged and that was kept with it. */
export type JudgedStep = {
  readonly document: string;
  /** Title, and number where it has one. */
  readonly title: string;
  readonly step: 'submitted' | 'returned' | 'passed' | 'issued';
  readonly on: string;
  /** Null: a version of the program did it that did not keep this yet. */
  readonly judgedBy: JudgedBy | null;
  /** Version of the form that the document is of. */
  readonly formVersion: string;
};

export const judgedCommands = {
  /** By which law data and forms a case was judged: now, and when its documents were submitted, reviewed and issued. */
  'review/judgedBy': command<{ readonly now: JudgedBy; readonly steps: readonly JudgedStep[] }>()(
    closed({ caseId: Id }),
  ),
};

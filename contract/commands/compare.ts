import { Type } from 'typebox';
import type { ComparedPart, ResolvedBlock } from '../blocks.ts';
import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** What has changed in one place. A box that was ticked is the text ☑ added. */
export type Difference = {
  readonly pointer: string;
  /** The field as people call it: “违法事实”. */
  readonly title: string;
  readonly parts: readonly ComparedPart[];
  /** False where the later paper has no such place (a removed row); `pointer` is then that of the earlier one. */
  readonly onPaper: boolean;
};

export type ComparedDocument = {
  /** When the revision that it is compared with was frozen; null: it was never submitted, and nothing is compared. */
  readonly against: string | null;
  readonly blocks: readonly ResolvedBlock[];
  readonly differences: readonly Difference[];
};

export const compareCommands = {
  /**
   * The document beside the text that was last under review: before the present round, where one is open; with
   * `submitted` beside what was submitted for the present round.
   */
  'review/compare': command<ComparedDocument>()(
    closed({ caseId: Id, documentId: Id, submitted: Type.Optional(Type.Boolean()) }),
  ),
};

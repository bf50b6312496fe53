import { command } from '../command.ts';
import type { Basis } from '../finding.ts';
import { closed } from './inputs.ts';

/** Something that the station's documents often lacked when they were submitted for legal review. */
export type UsualDefect = {
  /** Id of the rule, for the key of a list. */
  readonly rule: string;
  /** What must hold, or which field of which form was empty. */
  readonly title: string;
  /** Null: the form itself asks for it, or the rule is no longer known. */
  readonly basis: Basis | null;
  readonly documents: number;
  readonly cases: number;
  /** Of the documents submitted, 0 to 1. */
  readonly share: number;
};

export type UsualDefects = {
  /** First and last day counted, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** Documents that were submitted, once each, and their cases. */
  readonly documents: number;
  readonly cases: number;
  /** Attempts that were refused for a finding. */
  readonly refusals: number;
  /** The commonest first; at most twenty. */
  readonly defects: readonly UsualDefect[];
};

export const defectCommands = {
  /** What stood against the documents submitted for legal review in the last twelve months, refused attempts included. */
  'review/defects': command<UsualDefects>()(closed({})),
};

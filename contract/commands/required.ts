import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** 法制审核、听证、集体讨论. */
export type Need = 'review' | 'hearing' | 'discussion';

/** One of the three, for one case. */
export type CaseRequirement = {
  readonly need: Need;
  /** Why it must be: what holds of the case, and the article or the station's own source. Empty: nothing says so. */
  readonly reasons: readonly { readonly text: string; readonly basis: string }[];
  /** What keeps the program from telling, and what a person has to judge. */
  readonly unknown: readonly string[];
  /** What the case has of it, in Chinese; null: nothing yet. */
  readonly done: string | null;
};

/** A kind of decision that a station may put on its own list. */
export type ListedKind = { readonly id: string; readonly title: string };

export const requiredCommands = {
  'review/required': command<{ requirements: readonly CaseRequirement[] }>()(closed({ caseId: Id })),
  'review/listedKinds': command<{ kinds: readonly ListedKind[] }>()(closed({})),
};

import { formatStatutePlace, type StatutePlace } from '../statutes/statute-place.ts';
import type { Cause, PenaltyKind } from './cause.ts';
import { type PenaltyQuestion, penaltyBranches } from './cause-library.ts';

/** What choosing a cause writes into a case, in the words of documents. */
export type CauseDefaults = {
  readonly cause: string;
  /** `facts.violation.prohibition` */
  readonly prohibition: string;
  /** `facts.penalty.basis`; null when the branches that may apply rest on more than one clause and one must be chosen. */
  readonly basis: string | null;
  /** `facts.penalty.kinds`; null as long as the branches differ. */
  readonly kinds: readonly PenaltyKind[] | null;
};

/** The texts that a cause fills in, for a violation of this day and kind. */
export function causeDefaults(cause: Cause, question: PenaltyQuestion): CauseDefaults {
  const branches = penaltyBranches(cause, question);
  const clauses = new Set(branches.map(placeText));
  const [clause] = clauses;
  const kinds = new Set(branches.map((branch) => branch.kinds.join()));
  return {
    cause: cause.title,
    prohibition: [...new Set(cause.prohibition.map(placeText))].join('、'),
    basis: clauses.size === 1 && clause !== undefined ? clause : null,
    kinds: kinds.size === 1 ? (branches[0]?.kinds ?? null) : null,
  };
}

function placeText({ law, article, paragraph, item }: StatutePlace): string {
  return formatStatutePlace({
    law,
    article,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  });
}

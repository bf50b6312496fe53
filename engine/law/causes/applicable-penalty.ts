import type { IsoDay } from '../../values/day.ts';
import type { Fen } from '../../values/money.ts';
import type { Cause, PenaltyBranch } from './cause.ts';
import { fineRange, type PenaltyQuestion, penaltyBranches } from './cause-library.ts';

/** The law of which day applies (行政处罚法第三十七条), or `undecided` where the two cannot be weighed in money. */
export type ApplicablePenalty = {
  readonly law: 'violation-day' | 'decision-day' | 'undecided';
  readonly branches: readonly PenaltyBranch[];
};

/**
 * The branches that apply to a violation decided later: those of its own day, unless the law changed and the
 * newer is milder (行政处罚法第三十七条). Milder means a lower upper limit of the fine, and with equal upper
 * limits a lower lower limit; anything else a person must weigh.
 */
export function applicablePenalty(
  cause: Cause,
  question: PenaltyQuestion & { readonly decisionDay: IsoDay },
): ApplicablePenalty {
  const old = penaltyBranches(cause, question);
  const current = penaltyBranches(cause, { ...question, day: question.decisionDay });
  if (sameBranches(old, current)) return { law: 'violation-day', branches: old };
  const [before, after] = [severity(old, question), severity(current, question)];
  if (before === null || after === null) return { law: 'undecided', branches: [...old, ...current] };
  const milder = after.max < before.max || (after.max === before.max && after.min < before.min);
  return milder ? { law: 'decision-day', branches: current } : { law: 'violation-day', branches: old };
}

function sameBranches(one: readonly PenaltyBranch[], other: readonly PenaltyBranch[]): boolean {
  return one.length === other.length && one.every((branch, index) => branch === other[index]);
}

/** The widest fine that a set of branches allows; null when a branch has none that can be put in money. */
function severity(
  branches: readonly PenaltyBranch[],
  { illegalIncome }: PenaltyQuestion,
): { readonly min: Fen; readonly max: Fen } | null {
  const ranges = branches.map((branch) =>
    fineRange(branch, illegalIncome === undefined ? {} : { illegalIncome }),
  );
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0 || known.length < ranges.length) return null;
  return { min: Math.min(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)) };
}

import type { IsoDay } from '../../values/day.ts';
import { missingCase } from '../../values/missing-case.ts';
import type { Fen } from '../../values/money.ts';
import { fromLaw, lawTables } from '../law-tables.ts';
import type { Cause, PenaltyBranch } from './cause.ts';

/** Every cause that is known now. */
export function causes(): readonly Cause[] {
  return lawTables().causes;
}

const byId = fromLaw((law) => new Map(law.causes.map((cause) => [cause.id, cause] as const)));

/** The cause of this id; null when it is not in the library (a station may write its own). */
export function findCause(id: string): Cause | null {
  return byId().get(id) ?? null;
}

/** The cause with exactly this title, as documents write it; null when there is none. */
export function findCauseByTitle(title: string): Cause | null {
  return causes().find((cause) => cause.title === title.trim()) ?? null;
}

/** What is known of a violation when its penalty branches are looked up. Absent: not known. */
export type PenaltyQuestion = {
  /** Day of the violation (行政处罚法第三十七条: the law of that day, unless the newer is milder). */
  readonly day: IsoDay;
  readonly partyKind?: 'person' | 'organization';
  readonly illegalIncome?: Fen;
  readonly grave?: boolean;
  readonly refusesCorrection?: boolean;
};

/** Branches that may apply, none excluded by what is known; an unknown fact excludes nothing. */
export function penaltyBranches(cause: Cause, question: PenaltyQuestion): readonly PenaltyBranch[] {
  return cause.penalty.filter(
    (branch) =>
      branch.since <= question.day &&
      (branch.until === undefined || question.day <= branch.until) &&
      meetsParty(branch, question) &&
      meetsCondition(branch, question),
  );
}

function meetsParty({ appliesTo }: PenaltyBranch, { partyKind }: PenaltyQuestion): boolean {
  return appliesTo === 'anyone' || partyKind === undefined || appliesTo === partyKind;
}

function meetsCondition({ condition }: PenaltyBranch, question: PenaltyQuestion): boolean {
  if (!condition) return true;
  const { illegalIncome, grave, refusesCorrection } = condition;
  return (
    meetsIncome(illegalIncome, question.illegalIncome) &&
    (grave === undefined || question.grave === undefined || grave === question.grave) &&
    (refusesCorrection === undefined ||
      question.refusesCorrection === undefined ||
      refusesCorrection === question.refusesCorrection)
  );
}

/** “超过1万元” leaves out exactly 10,000, and so does “不足1万元”: an income between branches meets neither. */
function meetsIncome(
  condition: { readonly above: Fen } | { readonly noneOrBelow: Fen } | undefined,
  income: Fen | undefined,
): boolean {
  if (condition === undefined || income === undefined) return true;
  return 'above' in condition ? income > condition.above : income < condition.noneOrBelow;
}

/** The fine a branch allows, in fen, both ends included; null when it sets none or its base is not known. */
export function fineRange(
  branch: PenaltyBranch,
  base: { readonly illegalIncome?: Fen; readonly goodsValue?: Fen; readonly units?: number },
): { readonly min: Fen; readonly max: Fen } | null {
  const { fine } = branch;
  if (!fine) return null;
  switch (fine.kind) {
    case 'range':
      return { min: fine.min, max: fine.max };
    case 'multiple': {
      const amount = base[fine.of];
      return amount === undefined ? null : { min: amount * fine.min, max: amount * fine.max };
    }
    case 'perUnit': {
      if (base.units === undefined) return null;
      const amount = Math.min(fine.perUnit * base.units, fine.max);
      return { min: amount, max: amount };
    }
    default:
      return missingCase(fine);
  }
}

import type { CaseView } from '../../cases/case-view.ts';
import { formatArticle } from '../statutes/statute-place.ts';
import { applicablePenalty } from './applicable-penalty.ts';
import type { Cause, PenaltyBranch } from './cause.ts';
import { findCause, findCauseByTitle, fineRange } from './cause-library.ts';
import { excessIn } from './weights.ts';

/** A range of fine in fen, both ends included, and the clause that sets it. */
export type FineRange = { readonly min: number; readonly max: number; readonly law: string };

/** The cause of a case in the library; null where the station wrote its own. */
export function causeOf(view: CaseView): Cause | null {
  const { causeId, cause } = view.facts;
  return (causeId === undefined ? null : findCause(causeId)) ?? findCauseByTitle(cause);
}

/**
 * The ranges of fine that the case's cause allows this party by the law of the violation's day, or of the decision's
 * where that is milder (行政处罚法37); null where the library cannot tell.
 */
export function caseRanges(
  view: CaseView,
  party: { readonly kind: 'person' | 'organization' } | null,
  decisionDay: string,
): readonly FineRange[] | null {
  const cause = causeOf(view);
  const { violation } = view.facts;
  const day = violation?.startedAt?.slice(0, 10) ?? null;
  if (!cause || day === null) return null;
  const income = violation?.illegalIncome;
  const known = income === undefined ? {} : { illegalIncome: income };
  const kind = party ? { partyKind: party.kind } : {};
  const { branches } = applicablePenalty(cause, { day, decisionDay, ...kind, ...known });
  const over = excessIn(violation?.facts ?? '');
  // A branch that knows no fine says nothing of how high one may be.
  const fining = branches.filter(({ kinds }) => kinds.includes('fine'));
  const found = fining.map((branch) => ({
    branch,
    range: perTonne(branch, over) ?? fineRange(branch, known),
  }));
  if (found.length === 0 || found.some(({ range }) => range === null)) return null;
  return found.flatMap(({ branch, range }) =>
    range ? [{ ...range, law: `《${branch.law}》${formatArticle(branch)}` }] : [],
  );
}

/** A fine for each 1000 kg: whether a part of 1000 kg counts is for the province to say, so both are in the range. */
function perTonne({ fine }: PenaltyBranch, over: number | null): { min: number; max: number } | null {
  if (fine?.kind !== 'perUnit' || fine.unit !== '1000千克' || over === null) return null;
  const amount = (units: number) => Math.min(fine.perUnit * units, fine.max);
  return { min: amount(Math.floor(over / 1000)), max: amount(Math.ceil(over / 1000)) };
}

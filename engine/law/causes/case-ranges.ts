import type { CaseView } from '../../cases/case-view.ts';
import { formatArticle } from '../statutes/statute-place.ts';
import { applicablePenalty } from './applicable-penalty.ts';
import type { Cause } from './cause.ts';
import { findCause, findCauseByTitle, fineRange } from './cause-library.ts';

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
  const found = branches.map((branch) => ({ branch, range: fineRange(branch, known) }));
  if (found.length === 0 || found.some(({ range }) => range === null)) return null;
  return found.flatMap(({ branch, range }) =>
    range ? [{ ...range, law: `《${branch.law}》${formatArticle(branch)}` }] : [],
  );
}

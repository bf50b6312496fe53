import type { CaseView, DocumentView } from '../../cases/case-view.ts';

/** The law of all rules of 查封、扣押. */
export const coercionLaw = '中华人民共和国行政强制法';

/** In force since, and the day that judges. */
export const measureAct = { since: '2012-01-01', judgedBy: 'act' } as const;

/** The forms that begin a measure. */
export const measureDecisions = ['coercive-measure-decision'];

/** The measure that an extension or a release speaks of: by its number, else the only one; a decision is its own. */
export function decisionOf(view: CaseView, one: DocumentView): DocumentView | null {
  if (measureDecisions.includes(one.form)) return one;
  const decisions = view.of('coercive-measure-decision');
  const named = decisions.find(({ number }) => number !== '' && number === one.text('/decisionNumber'));
  return named ?? (decisions.length === 1 ? (decisions[0] ?? null) : null);
}

/** The paper that ends the measure; null while it goes on. */
export function releaseOf(view: CaseView, decision: DocumentView): DocumentView | null {
  return view.of('coercive-measure-release').find((one) => decisionOf(view, one)?.id === decision.id) ?? null;
}

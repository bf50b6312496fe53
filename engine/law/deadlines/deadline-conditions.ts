import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { IsoDay } from '../../values/day.ts';
import { missingCase } from '../../values/missing-case.ts';
import { servedOn } from '../rules/support.ts';
import type { DeadlineCondition } from './deadline-rule.ts';

/** The day on which the first of the conditions came true, not before the period's start; null while none has. */
export function conditionDay(
  view: CaseView,
  conditions: readonly DeadlineCondition[],
  document: DocumentView | null,
  from: IsoDay,
): IsoDay | null {
  const days = conditions.flatMap((one) => daysOf(view, one, document)).filter((day) => day >= from);
  return days.sort()[0] ?? null;
}

function daysOf(
  view: CaseView,
  condition: DeadlineCondition,
  document: DocumentView | null,
): readonly IsoDay[] {
  switch (condition.kind) {
    case 'served':
      return known(document && servedOn(view, document));
    case 'issued':
      return issued(view, condition.forms).flatMap((one) => known(one.day));
    case 'released':
      return issued(view, [condition.form])
        .filter((one) => document !== null && isAbout(view, one, document))
        .flatMap((one) => known(one.text('/releasedOn') || one.day));
    case 'approved':
      return headApprovals(view, condition.subject).map(({ on }) => on);
    case 'act':
      return view.acts(condition.act).map(({ on }) => on);
    case 'waived':
      return view.acts('waiver').flatMap((act) => (act.right === condition.right ? [act.on] : []));
    case 'noted':
      return view.acts('note').flatMap((act) => (act.subject === condition.subject ? [act.on] : []));
    case 'publication':
      // Steps are of the decision: those of a revocation's period are of another form than its own.
      return view
        .acts('publication')
        .filter((act) => condition.steps.includes(act.step))
        .filter(
          (act) => act.document === document?.id || view.document(act.document)?.form !== document?.form,
        )
        .map(({ on }) => on);
    case 'paid':
      return known(paidOn(view, fineOf(view, document)));
    case 'deferred':
      return deferrals(view).flatMap((one) => known(one.day));
    default:
      return missingCase(condition);
  }
}

function known(day: IsoDay | null): readonly IsoDay[] {
  return day === null || day === '' ? [] : [day];
}

/** Documents of these forms that are issued. */
export function issued(view: CaseView, forms: readonly string[]): readonly DocumentView[] {
  return view.documents.filter((one) => one.state === 'issued' && forms.includes(one.form));
}

/** The head's approvals of a subject, in order of recording. */
export function headApprovals(view: CaseView, subject: string) {
  return view
    .acts('approval')
    .filter((act) => act.subject === subject && act.role === 'head' && act.decision === 'approved');
}

/** Issued notices that agree to a later payment. */
export function deferrals(view: CaseView): readonly DocumentView[] {
  return issued(view, ['fine-deferral-notice']).filter((one) => one.text('/result') !== 'refused');
}

/** Whether a release or an extension speaks of this list or decision: by number, else because there is no other. */
export function isAbout(view: CaseView, later: DocumentView, earlier: DocumentView): boolean {
  if (later.raw.about?.includes(earlier.id)) return true;
  const number = later.text('/listNumber') || later.text('/decisionNumber');
  return number === '' ? view.of(earlier.form).length === 1 : number === earlier.number;
}

/** The fine in fen that a document sets, else the case's; 0 without one. */
export function fineOf(view: CaseView, document: DocumentView | null): number {
  const own = document?.value('/fine');
  return typeof own === 'number' ? own : (view.facts.penalty?.fine ?? 0);
}

/** The day on which the payments reached the fine; null while they have not. */
function paidOn(view: CaseView, fine: number): IsoDay | null {
  let sum = 0;
  for (const payment of view.acts('payment').toSorted((one, other) => one.on.localeCompare(other.on))) {
    sum += payment.amount;
    if (sum >= fine) return payment.on;
  }
  return null;
}

import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { dayOfMoment } from '../../values/chinese-date.ts';
import { type IsoDay, isIsoDay } from '../../values/day.ts';
import { missingCase } from '../../values/missing-case.ts';
import { decisionOf } from '../rules/measure-papers.ts';
import { filedOn, servedOn } from '../rules/support.ts';
import { deferrals, fineOf, headApprovals, issued } from './deadline-conditions.ts';
import type { DeadlineRule } from './deadline-rule.ts';

/** Forms whose `starts` names a deadline. */
export type StartingForms = (document: DocumentView) => readonly string[];

/** One running of a period. `at` is a day, or a moment for hours; '' where the case file does not tell it. */
export type Start = {
  readonly at: string;
  readonly document: DocumentView | null;
  /** The day is the end that the period is counted back from. */
  readonly back?: true;
};

/** A period computed before this one, for those that follow another. */
export type Before = {
  readonly id: string;
  readonly document: DocumentView | null;
  readonly endsOn: IsoDay | null;
  readonly open: boolean;
};

/** Every time that the case set this period running. */
export function startsOf(
  view: CaseView,
  rule: DeadlineRule,
  startedBy: StartingForms,
  before: readonly Before[],
): readonly Start[] {
  const { start } = rule;
  const starting = () =>
    issued(view, [...new Set(view.documents.map(({ form }) => form))]).filter((one) =>
      startedBy(one).includes(rule.id),
    );
  switch (start.event) {
    case 'approved':
      return approvedStart(view, start.subject);
    case 'issued':
      return starting().flatMap((document) =>
        at((start.field && document.text(start.field)) || document.day, document),
      );
    case 'served':
      return starting()
        .filter((document) => start.right === undefined || tells(document, start.right))
        .filter((document) => rule.id !== 'fine-payment' || fineOf(view, document) > 0)
        .flatMap((document) => at(servedOn(view, document), document));
    case 'ended':
      return before
        .filter(
          (one) => one.id === start.deadline && one.open && one.endsOn !== null && one.endsOn < view.today,
        )
        .filter((one) => start.form === undefined || one.document?.form === start.form)
        .filter((one) => fineOf(view, one.document) > 0)
        .flatMap((one) => at(one.endsOn, one.document));
    case 'extended':
      return headApprovals(view, start.subject).length === 0
        ? []
        : before.filter((one) => one.id === start.deadline).flatMap((one) => at(one.endsOn, one.document));
    case 'prolonged':
      return starting().flatMap((document) =>
        at(decisionOf(view, document)?.text(start.field) ?? null, document),
      );
    case 'before':
      return view.of(start.form).flatMap((document) => {
        const held = document.text(start.field).slice(0, 10);
        return isIsoDay(held) ? [{ at: held, document, back: true as const }] : [];
      });
    case 'urgent':
      return issued(view, [start.form]).flatMap((document) =>
        urgentStart(view, document, start.subject, start.field),
      );
    case 'deferred':
      return deferrals(view).flatMap((document) => at(document.day, document));
    case 'revoked':
      return issued(view, [start.form])
        .filter(
          () =>
            view.acts('note').some((act) => act.subject === 'publication') ||
            view.acts('publication').some((act) => act.step === 'published'),
        )
        .flatMap((document) => at(document.day, document));
    default:
      return missingCase(start);
  }
}

function at(day: string | null, document: DocumentView | null): readonly Start[] {
  return day !== null && isIsoDay(day) ? [{ at: day, document }] : [];
}

function approvedStart(view: CaseView, subject: string): readonly Start[] {
  const approved = subject === 'filing' ? filedOn(view) : (headApprovals(view, subject)[0]?.on ?? null);
  return at(approved, null);
}

function tells(document: DocumentView, right: string): boolean {
  const rights = document.value('/rights');
  return Array.isArray(rights) && rights.includes(right);
}

/** A measure that the head had approved by the day before, or that day, was not urgent. */
function urgentStart(
  view: CaseView,
  document: DocumentView,
  subject: string,
  field: string,
): readonly Start[] {
  const moment = document.text(field);
  const { day } = document;
  if (day === null || headApprovals(view, subject).some(({ on }) => on <= day)) return [];
  const told = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(moment) && dayOfMoment(moment) === day;
  return [{ at: told ? moment : '', document }];
}

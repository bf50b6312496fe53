import type { Deadline } from '../../contract/commands/cases.ts';
import { deadline, type PeriodKind } from '../law/calendar/deadline.ts';
import { nationalCalendar } from '../law/calendar/national-calendar.ts';
import { isUnknownYear, unknownYearSentence } from '../law/calendar/working-days.ts';
import { type Threshold, type ThresholdUnit, thresholdOn } from '../law/data/thresholds.ts';
import { formatArticle } from '../law/statutes/statute-place.ts';
import { dayNumber, type IsoDay } from '../values/day.ts';
import type { CaseView } from './case-view.ts';

/** A period that a case can start: its length comes from the dated national values. */
type Watched = {
  readonly id: string;
  readonly title: string;
  /** Id in engine/law/data/thresholds.json. */
  readonly value: string;
  readonly startsOn: (view: CaseView) => IsoDay | null;
  readonly met: (view: CaseView) => boolean;
};

const headApproval = (view: CaseView, subject: string) =>
  view
    .acts('approval')
    .find((act) => act.subject === subject && act.role === 'head' && act.decision === 'approved')?.on ?? null;
const servedOn = (view: CaseView, form: string) => {
  const document = view.last(form);
  return document ? (view.served(document.id)?.on ?? null) : null;
};
const decided = (view: CaseView) => view.last('penalty-decision')?.state === 'issued';
const decidedOn = (view: CaseView) =>
  decided(view) ? (view.last('penalty-decision')?.raw.issuedOn ?? null) : null;
const published = (view: CaseView) => view.acts('note').some((act) => act.subject === 'publication');
const mayBeHeard = (view: CaseView) => {
  const rights = view.last('violation-notice')?.value('/rights');
  return Array.isArray(rights) && rights.includes('hearing');
};

const watched: readonly Watched[] = [
  {
    id: 'decision-period',
    title: '作出处罚决定',
    value: 'decision-period',
    startsOn: (view) => headApproval(view, 'filing'),
    met: decided,
  },
  {
    id: 'hearing-request',
    title: '当事人要求听证',
    value: 'hearing-request',
    startsOn: (view) => (mayBeHeard(view) ? servedOn(view, 'violation-notice') : null),
    met: (view) =>
      view.acts('hearingRequest').length > 0 ||
      view.acts('waiver').some((act) => act.right === 'hearing') ||
      decided(view),
  },
  {
    id: 'decision-service',
    title: '送达行政处罚决定书',
    value: 'decision-service',
    startsOn: decidedOn,
    met: (view) => servedOn(view, 'penalty-decision') !== null,
  },
  {
    id: 'fine-payment',
    title: '当事人缴纳罚款',
    value: 'fine-payment',
    startsOn: (view) => servedOn(view, 'penalty-decision'),
    met: (view) => view.acts('payment').length > 0 || !view.facts.penalty?.fine,
  },
  {
    id: 'publication',
    title: '公示行政处罚决定',
    value: 'publication',
    startsOn: decidedOn,
    met: published,
  },
];

/** The periods that run in a case, soonest first. What can't be computed says why; nothing is guessed. */
export function caseDeadlines(view: CaseView): Deadline[] {
  const deadlines = watched.flatMap((one) => {
    const startsOn = one.startsOn(view);
    const value = startsOn === null ? null : thresholdOn(one.value, startsOn);
    return startsOn === null || value === null ? [] : [deadlineOf(one, value, startsOn, view)];
  });
  return deadlines.sort((a, b) => (a.endsOn ?? '9999').localeCompare(b.endsOn ?? '9999'));
}

function deadlineOf(one: Watched, value: Threshold, startsOn: IsoDay, view: CaseView): Deadline {
  const base = {
    id: one.id,
    title: one.title,
    startsOn,
    met: one.met(view),
    basis: {
      law: value.basis.law,
      article: value.basis.article ? formatArticle({ ...value.basis, article: value.basis.article }) : '',
    },
  };
  const kind = kinds[value.unit];
  if (!kind) return { ...base, endsOn: null, daysLeft: null, unknown: '这一期限的单位算不出日期' };
  const end = deadline({ start: startsOn, length: value.amount, kind }, nationalCalendar);
  if (isUnknownYear(end)) return { ...base, endsOn: null, daysLeft: null, unknown: unknownYearSentence(end) };
  return { ...base, endsOn: end.last, daysLeft: dayNumber(end.last) - dayNumber(view.today), unknown: null };
}

const kinds: Readonly<Partial<Record<ThresholdUnit, PeriodKind>>> = {
  'working-days': 'working',
  'natural-days': 'natural',
  months: 'months',
  hours: 'hours',
};

/** The soonest that still runs, for the list. */
export function nextDeadline(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.find((one) => !one.met && one.endsOn !== null) ?? null;
}

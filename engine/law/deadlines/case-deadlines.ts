import type { Deadline } from '../../../contract/commands/cases.ts';
import type { CaseView } from '../../cases/case-view.ts';
import type { FormLibrary } from '../../forms/form-library.ts';
import { dayNumber, type IsoDay } from '../../values/day.ts';
import { type Threshold, thresholdOn } from '../data/thresholds.ts';
import { formatArticle } from '../statutes/statute-place.ts';
import { conditionDay } from './deadline-conditions.ts';
import { deadlineNotes } from './deadline-notes.ts';
import { type DeadlineRule, deadlineRules } from './deadline-rule.ts';
import { lengthWords, type Span, spanOf } from './deadline-span.ts';
import { type Before, type Start, startsOf } from './deadline-starts.ts';

/** A period of a case with what it was computed from. */
export type RunningDeadline = {
  readonly shown: Deadline;
  readonly rule: DeadlineRule;
  readonly start: Start;
  readonly span: Span;
};

/** The periods that run or ran in a case, soonest first. What can't be computed says why; nothing is guessed. */
export function caseDeadlines(view: CaseView, library: FormLibrary): Deadline[] {
  return runningDeadlines(view, library).map(({ shown }) => shown);
}

/** The same with what each was computed from. */
export function runningDeadlines(view: CaseView, library: FormLibrary): RunningDeadline[] {
  const found: RunningDeadline[] = [];
  const before: Before[] = [];
  const startedBy = (document: { readonly raw: Parameters<FormLibrary['formOf']>[0] }) =>
    library.formOf(document.raw)?.definition.starts ?? [];
  for (const rule of deadlineRules())
    for (const start of startsOf(view, rule, startedBy, before)) {
      const day = start.at.slice(0, 10) || (start.document?.day ?? '');
      const value = rule.value === undefined ? null : thresholdOn(rule.value, day);
      if (rule.value !== undefined && value === null) continue;
      const one = running(view, rule, start, value);
      found.push(one);
      before.push(asBefore(one));
    }
  return found.sort((a, b) => (a.shown.earliest ?? '9999').localeCompare(b.shown.earliest ?? '9999'));
}

function asBefore({ shown, start }: RunningDeadline): Before {
  const { id, earliest, metOn, state } = shown;
  const replaced = state === 'over' && shown.notes.length > 0 && metOn !== null;
  const inTime = state === 'met' && (metOn === null || earliest === null || metOn <= earliest);
  return { id, document: start.document, endsOn: earliest, open: !replaced && !inTime };
}

function running(view: CaseView, rule: DeadlineRule, start: Start, value: Threshold | null): RunningDeadline {
  const span = spanOf(view, rule, start, value);
  const from = start.back ? '' : span.startsOn;
  const replacedOn = conditionDay(view, rule.over ?? [], start.document, from);
  const metOn = replacedOn ?? conditionDay(view, rule.met, start.document, from);
  const daysLeft = span.earliest === null ? null : dayNumber(span.earliest) - dayNumber(view.today);
  const state = replacedOn === null ? stateOf(rule, span, metOn, view.today) : 'over';
  const shown: Deadline = {
    id: rule.id,
    key: `${rule.id}:${start.document?.id ?? ''}`,
    title: rule.title,
    document: start.document?.id ?? null,
    startsOn: span.startsOn,
    endsOn: span.endsOn,
    earliest: span.earliest,
    endsAt: span.endsAt,
    unknown: span.unknown,
    daysLeft,
    length: lengthWords(value),
    state,
    metOn,
    met: state === 'met',
    runsFor: rule.runsFor,
    remind:
      state === 'late' ||
      (state === 'running' && daysLeft !== null && daysLeft <= rule.remindDays && rule.remindDays > 0),
    notes: deadlineNotes(view, rule, start, span, value, state, metOn),
    basis: basisOf(rule, value),
  };
  return { shown, rule, start, span };
}

function stateOf(rule: DeadlineRule, span: Span, metOn: IsoDay | null, today: IsoDay): Deadline['state'] {
  if (metOn !== null) return 'met';
  if (span.endsOn === null || today <= span.endsOn) return 'running';
  return rule.runsFor === 'agency' || rule.late ? 'late' : 'over';
}

function basisOf(rule: DeadlineRule, value: Threshold | null): Deadline['basis'] {
  const basis = value?.basis ?? rule.basis;
  const article = basis?.article;
  return { law: basis?.law ?? '', article: basis && article ? formatArticle({ ...basis, article }) : '' };
}

/**
 * The soonest that somebody has yet to do, for the list. A party's right that lapses by itself is never the one: the
 * stored answer stays right as days pass.
 */
export function nextDeadline(deadlines: readonly Deadline[]): Deadline | null {
  const waits = (one: Deadline) =>
    one.runsFor === 'agency' || ['fine-payment', 'fine-deferral'].includes(one.id);
  return (
    deadlines.find(
      (one) => one.earliest !== null && waits(one) && (one.state === 'running' || one.state === 'late'),
    ) ?? null
  );
}

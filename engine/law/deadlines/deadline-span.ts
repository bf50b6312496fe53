import type { CaseView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays, type IsoDay, isIsoDay } from '../../values/day.ts';
import { type Deadline as Counted, deadline, type PeriodKind } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import { isUnknownYear, type UnknownYear, unknownYearSentence } from '../calendar/working-days.ts';
import type { Threshold, ThresholdUnit } from '../data/thresholds.ts';
import { decisionOf } from '../rules/measure-papers.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import type { Start } from './deadline-starts.ts';
import { groundTitle, movedByStops, type Stop, stopsOf } from './suspensions.ts';

/** From where to where a period runs. */
export type Span = {
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay | null;
  readonly earliest: IsoDay | null;
  readonly endsAt: string | null;
  readonly unknown: string | null;
  /** The count behind it, for the day-by-day account; null where a document alone names the end. */
  readonly counted: Counted | null;
  /** Time left out of it. */
  readonly stops: readonly Stop[];
};

const kinds: Readonly<Partial<Record<ThresholdUnit, PeriodKind>>> = {
  'working-days': 'working',
  'natural-days': 'natural',
  months: 'months',
  hours: 'hours',
  'per-mille': 'natural',
};

const words: Readonly<Partial<Record<ThresholdUnit, string>>> = {
  'working-days': '个工作日',
  'natural-days': '日',
  months: '个月',
  hours: '小时',
};

/** How long a period is, as people say it. */
export function lengthWords(value: Threshold | null): string {
  if (value === null) return '文书写明的期限';
  if (value.unit === 'per-mille') return `每日百分之${value.amount / 10}`;
  return `${value.amount}${words[value.unit] ?? ''}`;
}

/** Days after which a daily rate (per mille) comes to the whole: 34 at three in a hundred. */
export function daysToWhole(perMille: number): number {
  return Math.ceil(1000 / perMille);
}

/** Computes a period. A year without a holiday notice is said, never guessed; nor is the end of time still left out. */
export function spanOf(view: CaseView, rule: DeadlineRule, start: Start, value: Threshold | null): Span {
  const named = start.at.slice(0, 10) || (start.document?.day ?? '');
  const stops = named === '' ? [] : stopsOf(view, rule, start.document);
  const began = beganOn(view, rule, start) ?? named;
  const startsOn = began === named ? named : movedByStops(began, named, stops);
  const stated = statedEnd(view, rule, start, began, stops);
  if (value === null)
    return stated === null ? missing(startsOn, '通知书没有写缴纳期限。') : plain(startsOn, stated, null);
  if (start.at === '') return missing(startsOn, '文书没有写采取措施的时刻，算不出小时。');
  if (start.back) return countedBack(start.at, value);
  const kind = kinds[value.unit];
  if (!kind) return missing(startsOn, '这一期限的单位算不出日期。');
  const length = value.unit === 'per-mille' ? daysToWhole(value.amount) : value.amount;
  const period = { start: startsOn === named ? start.at : startsOn, length, kind };
  const counted = deadline(period, nationalCalendar, { moves: rule.fixed !== true, suspensions: stops });
  if (isUnknownYear(counted))
    return unknownSpan(
      startsOn,
      counted,
      kind === 'working' ? null : deadline(period, nationalCalendar, { moves: false, suspensions: stops }),
      stops,
    );
  const endsOn = stated !== null && stated < counted.last ? stated : counted.last;
  return stillStopped({ ...plain(startsOn, endsOn, counted), endsAt: counted.until ?? null, stops });
}

/** A prolonged period goes on from the end of the first: days left out of that one move both. */
function beganOn(view: CaseView, rule: DeadlineRule, { document }: Start): IsoDay | null {
  if (rule.start.event !== 'prolonged' || !document) return null;
  const from = decisionOf(view, document)?.text('/periodFrom') ?? '';
  return isIsoDay(from) ? from : null;
}

/** While time is left out and nobody knows how long, the end is not known either: the earliest is told. */
function stillStopped(span: Span): Span {
  const open = span.stops.find((one) => one.open && one.from <= (span.endsOn ?? ''));
  if (!open || span.endsOn === null) return span;
  const unknown = `${groundTitle(open.act.ground)}从${formatDay(open.from)}起还在进行，期限停止计算，最早到${formatDay(span.endsOn)}。`;
  return { ...span, endsOn: null, unknown };
}

function plain(startsOn: IsoDay, endsOn: IsoDay, counted: Counted | null): Span {
  return { startsOn, endsOn, earliest: endsOn, endsAt: null, unknown: null, counted, stops: [] };
}

function missing(startsOn: IsoDay, unknown: string): Span {
  return { startsOn, endsOn: null, earliest: null, endsAt: null, unknown, counted: null, stops: [] };
}

function unknownSpan(
  startsOn: IsoDay,
  year: UnknownYear,
  unmoved: Counted | UnknownYear | null,
  stops: readonly Stop[],
): Span {
  const sentence = unknownYearSentence(year);
  if (unmoved === null || isUnknownYear(unmoved)) return missing(startsOn, sentence);
  const unknown = `按日数到${formatDay(unmoved.last)}，这一天放假的顺延。${sentence}`;
  return { startsOn, endsOn: null, earliest: unmoved.last, endsAt: null, unknown, counted: unmoved, stops };
}

/** The last day the document itself names, moved on by the time left out; or null. */
function statedEnd(
  view: CaseView,
  { stated }: DeadlineRule,
  start: Start,
  startsOn: IsoDay,
  stops: readonly Stop[],
): IsoDay | null {
  if (!stated) return null;
  const document = stated.form === undefined ? start.document : view.last(stated.form);
  const text = document?.text(stated.field) || (stated.or && document?.text(stated.or)) || '';
  return isIsoDay(text) ? movedByStops(startsOn, text, stops) : null;
}

/** The last day from which the whole period passes before `day`. */
function countedBack(day: IsoDay, value: Threshold): Span {
  for (let from = addDays(day, -value.amount); ; from = addDays(from, -1)) {
    const counted = deadline(
      { start: from, length: value.amount, kind: kinds[value.unit] ?? 'natural' },
      nationalCalendar,
    );
    if (isUnknownYear(counted)) return missing(day, unknownYearSentence(counted));
    if (counted.last < day) return plain(day, from, counted);
  }
}

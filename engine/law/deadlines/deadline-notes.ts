import type { Deadline } from '../../../contract/commands/cases.ts';
import type { CaseView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { dayNumber, type IsoDay } from '../../values/day.ts';
import { formatYuan } from '../../values/money.ts';
import type { Threshold } from '../data/thresholds.ts';
import { fineOf } from './deadline-conditions.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import type { Span } from './deadline-span.ts';
import type { Start } from './deadline-starts.ts';
import { daysLeftOut, stopNotes, suspensionActs } from './suspensions.ts';

/** What has to be known of a period besides its days, in Chinese sentences. */
export function deadlineNotes(
  view: CaseView,
  rule: DeadlineRule,
  start: Start,
  span: Span,
  value: Threshold | null,
  state: Deadline['state'],
  metOn: IsoDay | null,
): readonly string[] {
  const replaced = state === 'over' && metOn !== null;
  const moved = span.counted?.movedFrom;
  return [
    ...(start.back ? [`${formatDay(start.at)}举行听证，通知之后要留足${value?.amount ?? ''}个工作日。`] : []),
    ...(replaced && rule.overNote ? [rule.overNote] : []),
    ...(moved && span.endsOn === span.counted?.last
      ? [`${formatDay(moved)}放假，顺延到${formatDay(span.counted.last)}（民事诉讼法第八十五条第三款）。`]
      : []),
    ...(value?.unit === 'per-mille' ? lateFineNotes(view, start, span, value.amount, metOn) : []),
    ...(rule.note ? [rule.note] : []),
    ...stopNotes(rule, span.stops, suspensionActs(view)),
    ...(rule.excludes && span.stops.length === 0 ? [rule.excludes] : []),
    ...(value?.unverified ? [value.unverified] : []),
  ];
}

/** What the added fine has come to (行政处罚法72: daily on the fine, never above it). */
function lateFineNotes(
  view: CaseView,
  start: Start,
  span: Span,
  perMille: number,
  metOn: IsoDay | null,
): readonly string[] {
  const until = metOn ?? view.today;
  const fine = fineOf(view, start.document);
  const days = dayNumber(until) - dayNumber(span.startsOn) - daysLeftOut(span.startsOn, until, span.stops);
  const amount = lateFine(fine, days, perMille);
  const partly = metOn === null && view.acts('payment').length > 0;
  return [
    `计到${formatDay(until)}共${days}日，加处罚款${formatYuan(amount)}${amount === fine ? '，已与罚款相等，不再增加' : ''}。`,
    ...(partly ? ['已缴一部分，加处罚款的基数请核对。'] : []),
  ];
}

/** Fen added to a fine after so many days, capped at the fine itself. */
export function lateFine(fine: number, days: number, perMille: number): number {
  return Math.min(fine, Math.floor((fine * perMille * Math.max(0, days)) / 1000));
}

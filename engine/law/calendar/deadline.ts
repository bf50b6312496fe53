import type { IsoMoment } from '../../values/chinese-date.ts';
import { dayOfMoment } from '../../values/chinese-date.ts';
import { addDays, addMonths, type IsoDay } from '../../values/day.ts';
import { missingCase } from '../../values/missing-case.ts';
import type { HolidayTable } from './holiday-table.ts';
import {
  addWorkingDays,
  firstWorkingDayFrom,
  isUnknownYear,
  type JudgedDay,
  type UnknownYear,
  type WorkingDayCount,
} from './working-days.ts';

/** Unit in which a law counts a period. */
export type PeriodKind = 'working' | 'natural' | 'months' | 'hours';

/** `start` is a day, or for hours a moment; it is never counted itself (民事诉讼法第八十五条第二款). */
export type Period = {
  readonly start: IsoDay | IsoMoment;
  readonly length: number;
  readonly kind: PeriodKind;
};

/** Days that do not run, both included, e.g. an inspection whose span was fixed and told (行政强制法第二十五条第三款). */
export type Suspension = { readonly from: IsoDay; readonly to: IsoDay; readonly reason: string };

export type DeadlineOptions = {
  /** Whether a last day that is not worked moves on (default). */
  readonly moves?: boolean;
  /** For periods in days or working days; hours and months run through. */
  readonly suspensions?: readonly Suspension[];
};

export type Deadline = {
  readonly period: Period;
  /** Last day of the period, after any move off a holiday; for hours the day of `until`. */
  readonly last: IsoDay;
  /** For hours only: the moment at which the period ends. */
  readonly until?: IsoMoment;
  /** Where the count alone would have ended, when a holiday moved it (民事诉讼法第八十五条第三款). */
  readonly movedFrom?: IsoDay;
  readonly skippedAtEnd: readonly JudgedDay[];
  /** For working days: every day passed, counted or skipped, with the reason. */
  readonly days?: WorkingDayCount['days'];
};

/**
 * The end of a period of law. The start day is not counted; a last day that is not worked moves to the first
 * working day after (民事诉讼法第八十五条). Hours run from minute to minute and do not move (行政强制法第十九条).
 * `moves: false` keeps the last day where it falls: for limits on a measure's length, where a holiday gives
 * the agency no longer power (行政强制法第二十五条).
 */
export function deadline(
  period: Period,
  table: HolidayTable,
  options: DeadlineOptions = {},
): Deadline | UnknownYear {
  const { moves = true, suspensions = [] } = options;
  const start = dayOfMoment(period.start);
  switch (period.kind) {
    case 'hours':
      return hoursDeadline(period);
    case 'working': {
      const count = addWorkingDays(start, period.length, table, (day) => suspendedFor(day, suspensions));
      return isUnknownYear(count) ? count : { period, last: count.last, skippedAtEnd: [], days: count.days };
    }
    case 'natural':
      return moved(period, addRunningDays(start, period.length, suspensions), table, moves);
    case 'months':
      return moved(period, addMonths(start, period.length), table, moves);
    default:
      return missingCase(period.kind);
  }
}

/** Why this day does not run, or null. */
export function suspendedFor(day: IsoDay, suspensions: readonly Suspension[]): string | null {
  return suspensions.find(({ from, to }) => from <= day && day <= to)?.reason ?? null;
}

function addRunningDays(start: IsoDay, length: number, suspensions: readonly Suspension[]): IsoDay {
  if (suspensions.length === 0) return addDays(start, length);
  let day = start;
  for (let counted = 0; counted < length; ) {
    day = addDays(day, 1);
    if (suspendedFor(day, suspensions) === null) counted += 1;
  }
  return day;
}

function moved(period: Period, end: IsoDay, table: HolidayTable, moves: boolean): Deadline | UnknownYear {
  if (!moves) return { period, last: end, skippedAtEnd: [] };
  const worked = firstWorkingDayFrom(end, table);
  if (isUnknownYear(worked)) return worked;
  return worked.day === end
    ? { period, last: end, skippedAtEnd: [] }
    : { period, last: worked.day, movedFrom: end, skippedAtEnd: worked.skipped };
}

function hoursDeadline(period: Period): Deadline {
  const day = dayOfMoment(period.start);
  const hours = Number(period.start.slice(11, 13)) + period.length;
  const minutes = period.start.slice(14, 16);
  const last = addDays(day, Math.floor(hours / 24));
  const until = `${last}T${String(hours % 24).padStart(2, '0')}:${minutes}`;
  return { period, last, until, skippedAtEnd: [] };
}

import { addDays, type IsoDay, weekday, yearOf } from '../../values/day.ts';
import { holidayGaps } from './holiday-gaps.ts';
import type { HolidayTable, HolidayYear } from './holiday-table.ts';

/** Why a day counts or does not. `reason` is Chinese, for the day-by-day account. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'make-up';
export type JudgedDay = { readonly day: IsoDay; readonly kind: DayKind; readonly reason: string };

/**
 * The table has no notice for this year, or one with gaps: whatever hangs on it cannot be computed, and is not guessed.
 */
export type UnknownYear = { readonly unknown: number; readonly gaps?: readonly string[] };

export function isUnknownYear<Known extends object>(answer: Known | UnknownYear): answer is UnknownYear {
  return 'unknown' in answer;
}

/** The Chinese sentence for a year whose holiday notice is missing. */
export function unknownYearSentence(unknown: UnknownYear): string {
  const { gaps = [] } = unknown;
  if (gaps.length > 0) {
    return `${unknown.unknown} 年的节假日安排有误（${gaps.join('；')}），算不出工作日。请对照国务院办公厅的通知更正日历表。`;
  }
  return `${unknown.unknown} 年的节假日安排通知不在日历表中，算不出工作日。通知公布后请更新日历表。`;
}

const WEEKDAY_NAMES = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

function holidayYear(table: HolidayTable, day: IsoDay): HolidayYear | UnknownYear {
  const unknown = yearOf(day);
  const year = table.years.find((entry) => entry.year === unknown);
  if (!year) return { unknown };
  const gaps = holidayGaps(year);
  return gaps.length > 0 ? { unknown, gaps } : year;
}

/** Whether a day is worked, and why (放假办法第七条与当年国务院办公厅通知). */
export function judgeDay(day: IsoDay, table: HolidayTable): JudgedDay | UnknownYear {
  const year = holidayYear(table, day);
  if (isUnknownYear(year)) return year;
  const weekdayName = WEEKDAY_NAMES[weekday(day) - 1] ?? '';
  const holiday = year.holidays.find(({ from, to }) => from <= day && day <= to);
  if (holiday) return { day, kind: 'holiday', reason: `${holiday.name}放假` };
  if (year.makeUpDays.includes(day)) return { day, kind: 'make-up', reason: `${weekdayName}，调休上班` };
  return weekday(day) >= 6
    ? { day, kind: 'weekend', reason: weekdayName }
    : { day, kind: 'working', reason: `${weekdayName}，工作日` };
}

/** Whether the judged day is worked: a plain weekday or a make-up day. */
export function isWorked(judged: JudgedDay): boolean {
  return judged.kind === 'working' || judged.kind === 'make-up';
}

/** A count of days: its last day, and each day passed with what it was and the number it got (null: not counted). */
export type WorkingDayCount = {
  readonly last: IsoDay;
  readonly days: readonly (JudgedDay & { readonly number: number | null })[];
};

/**
 * The `count`-th working day after `start` (the start day itself is not counted: 民事诉讼法第八十五条第二款), with
 * the account of every day passed. `count` 0 is the start day itself. Suspended days are passed without counting.
 */
export function addWorkingDays(
  start: IsoDay,
  count: number,
  table: HolidayTable,
  suspendedFor: (day: IsoDay) => string | null = () => null,
): WorkingDayCount | UnknownYear {
  const days: (JudgedDay & { number: number | null })[] = [];
  let day = start;
  let counted = 0;
  while (counted < count) {
    day = addDays(day, 1);
    const judged = judgeDay(day, table);
    if (isUnknownYear(judged)) return judged;
    const suspended = suspendedFor(day);
    const counts = isWorked(judged) && suspended === null;
    if (counts) counted += 1;
    days.push({
      ...judged,
      ...(suspended === null ? {} : { reason: suspended }),
      number: counts ? counted : null,
    });
  }
  return { last: day, days };
}

/** Working days after `start` up to and including `end`; 0 when `end` is not later. */
export function workingDaysBetween(
  start: IsoDay,
  end: IsoDay,
  table: HolidayTable,
): { readonly count: number } | UnknownYear {
  let count = 0;
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    const judged = judgeDay(day, table);
    if (isUnknownYear(judged)) return judged;
    if (isWorked(judged)) count += 1;
  }
  return { count };
}

/** The day itself when it is worked, else the first worked day after it, with the days skipped. */
export function firstWorkingDayFrom(
  day: IsoDay,
  table: HolidayTable,
): { readonly day: IsoDay; readonly skipped: readonly JudgedDay[] } | UnknownYear {
  const skipped: JudgedDay[] = [];
  for (let candidate = day; ; candidate = addDays(candidate, 1)) {
    const judged = judgeDay(candidate, table);
    if (isUnknownYear(judged)) return judged;
    if (isWorked(judged)) return { day: candidate, skipped };
    skipped.push(judged);
  }
}

/** Whether a day is one of the holidays proper (法定节假日, 行政强制法第四十三条), weekends and swapped days apart. */
export function isStatutoryHoliday(
  day: IsoDay,
  table: HolidayTable,
): { readonly statutory: boolean } | UnknownYear {
  const year = holidayYear(table, day);
  return isUnknownYear(year) ? year : { statutory: year.statutoryHolidays.includes(day) };
}

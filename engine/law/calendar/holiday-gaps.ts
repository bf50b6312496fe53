import { formatDay } from '../../values/chinese-date.ts';
import { addDays, type IsoDay, weekday, yearOf } from '../../values/day.ts';
import type { HolidayYear } from './holiday-table.ts';

/** 全国年节及纪念日放假办法第二条: the days of each holiday, since the revision in force from that year on. */
const revisions: readonly { readonly since: number; readonly days: Readonly<Record<string, number>> }[] = [
  { since: 2025, days: { 元旦: 1, 春节: 4, 清明: 1, 劳动: 2, 端午: 1, 中秋: 1, 国庆: 3 } },
  { since: 2008, days: { 元旦: 1, 春节: 3, 清明: 1, 劳动: 1, 端午: 1, 中秋: 1, 国庆: 3 } },
];

/** Since then no year had more days off than the measures give; 2015 and 2020 had some by notices of their own. */
const EXACT_SINCE = 2021;

/**
 * What is missing or wrong inside one year's notice, in Chinese; empty when it is whole. A year with a gap must not be
 * counted with: a missing block would make holidays of a whole week working days.
 */
export function holidayGaps(year: HolidayYear): readonly string[] {
  const known = checked.get(year);
  if (known) return known;
  const gaps = [...misplaced(year), ...missingHolidays(year)];
  // The sum tells nothing new where a block is known to be missing or misplaced.
  const all = gaps.length > 0 ? gaps : wrongSum(year);
  checked.set(year, all);
  return all;
}

const checked = new WeakMap<HolidayYear, readonly string[]>();

function misplaced({ year, holidays, makeUpDays, statutoryHolidays }: HolidayYear): readonly string[] {
  const off = (day: IsoDay) => holidays.some(({ from, to }) => from <= day && day <= to);
  // The holiday at New Year may begin in the year before or end in it.
  const near = (day: IsoDay) => Math.abs(yearOf(day) - year) <= 1;
  return [
    ...holidays
      .filter(({ from, to }) => from > to || !near(from) || !near(to))
      .map(({ name, from, to }) => `${name}的起止日期不对（${from} 至 ${to}）`),
    ...holidays
      .filter(({ from, to }, index) =>
        holidays.slice(0, index).some((one) => from <= one.to && one.from <= to),
      )
      .map(({ name }) => `${name}与另一节日的放假日期重叠`),
    ...makeUpDays.filter((day) => weekday(day) < 6).map((day) => `${formatDay(day)}不是周末，不能调休上班`),
    ...makeUpDays.filter(off).map((day) => `${formatDay(day)}既放假又上班`),
    ...statutoryHolidays.filter((day) => !off(day)).map((day) => `${formatDay(day)}是节日当天，却没有放假`),
  ];
}

function daysOf(year: number): Readonly<Record<string, number>> | null {
  return revisions.find(({ since }) => since <= year)?.days ?? null;
}

function missingHolidays({ year, holidays }: HolidayYear): readonly string[] {
  return Object.keys(daysOf(year) ?? {})
    .filter((name) => !holidays.some((one) => one.name.includes(name)))
    .map((name) => `没有${name}的放假安排`);
}

/**
 * Each holiday that falls on a weekend is made up for (放假办法第六条), and what is moved is worked on another day: so the
 * weekdays off less the days worked at weekends are the days of the holidays.
 */
function wrongSum({ year, holidays, makeUpDays }: HolidayYear): readonly string[] {
  const days = daysOf(year);
  if (days === null) return [];
  const given = Object.values(days).reduce((sum, count) => sum + count, 0);
  let weekdays = 0;
  for (const { from, to } of holidays) {
    for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) < 6) weekdays += 1;
  }
  const found = weekdays - makeUpDays.length;
  if (found < given) return [`放假比规定的 ${given} 天少 ${given - found} 天，放假日期没有录全`];
  if (found === given || year < EXACT_SINCE) return [];
  return [`放假比规定的 ${given} 天多 ${found - given} 天，调休上班的日期没有录全`];
}

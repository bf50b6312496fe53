import { type Checked, sound, unsound } from './checked.ts';
import { parseChineseNumeral, parseDigitByDigit } from './chinese-numeral.ts';
import { dayParts, type IsoDay, isCalendarDay, isoDay } from './day.ts';
import { compact, toHalfWidth } from './full-width.ts';

/** A moment of the station's local time, `YYYY-MM-DDTHH:mm`. */
export type IsoMoment = string;
export type DateProblem = 'empty' | 'not-a-date' | 'no-such-day' | 'no-time' | 'no-such-time';

const sentences: Readonly<Record<DateProblem, string>> = {
  empty: '没有填写日期。请写作 2026年3月5日。',
  'not-a-date': '看不出是哪一天。请写作 2026年3月5日，年份写四位。',
  'no-such-day': '历法上没有这一天。请核对月份和日子。',
  'no-time': '缺少时分。请写作 2026年3月5日9时05分。',
  'no-such-time': '没有这个时刻。小时为 0–23，分为 00–59。',
};

/** The Chinese sentence for a date or moment that could not be read. */
export function dateSentence(problem: DateProblem): string {
  return sentences[problem];
}

const DAY_PATTERNS: readonly RegExp[] = [
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
const NUMERAL_DAY =
  /^([零〇○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;

function readDay(text: string): Checked<IsoDay, DateProblem> {
  for (const pattern of DAY_PATTERNS) {
    const match = pattern.exec(text);
    if (match) return existingDay(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  const match = NUMERAL_DAY.exec(text);
  if (!match) return unsound('not-a-date');
  const year = parseDigitByDigit(match[1] ?? '');
  const month = parseChineseNumeral(match[2] ?? '');
  const day = parseChineseNumeral(match[3] ?? '');
  return year === null || month === null || day === null
    ? unsound('not-a-date')
    : existingDay(year, month, day);
}

function existingDay(year: number, month: number, day: number): Checked<IsoDay, DateProblem> {
  return isCalendarDay(year, month, day) ? sound(isoDay(year, month, day)) : unsound('no-such-day');
}

/** Reads a day as people write it: 2026-3-5, 2026.3.5, 2026/3/5, 20260305, 2026年3月5日, 二〇二六年三月五日; full-width too. */
export function parseDay(text: string): Checked<IsoDay, DateProblem> {
  const plain = compact(text)
    .replace(/[‐–—−]/g, '-')
    .replace(/[。·]/g, '.');
  return plain === '' ? unsound('empty') : readDay(plain);
}

/** `2026-03-05` as documents print it: 2026年3月5日, no leading zeros. Text that is no day comes back unchanged. */
export function formatDay(day: IsoDay): string {
  const parts = dayParts(day);
  return parts ? `${parts.year}年${parts.month}月${parts.day}日` : day;
}

const TIME = /(?:T|\s*)(\d{1,2})(?:时|:|点)(?:(\d{1,2})分?)?(?::\d{2})?$/;

/** Reads a moment: 2026年3月5日9时05分, 2026-03-05T09:05, 2026-3-5 9:05, full-width too; 9时 is 9:00. */
export function parseMoment(text: string): Checked<IsoMoment, DateProblem> {
  const plain = toHalfWidth(text).trim().replace(/\s+/g, ' ');
  if (plain === '') return unsound('empty');
  const time = TIME.exec(plain);
  if (!time) return parseDay(plain).ok ? unsound('no-time') : unsound('not-a-date');
  const day = parseDay(plain.slice(0, time.index));
  if (!day.ok) return day.problem === 'empty' ? unsound('not-a-date') : day;
  const [hour, minute] = [Number(time[1]), Number(time[2] ?? '0')];
  if (hour > 23 || minute > 59) return unsound('no-such-time');
  return sound(`${day.value}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

/** Whether the text is `YYYY-MM-DDTHH:mm` of a day and a time that exist. */
export function isIsoMoment(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(text);
  return (
    match !== null && dayParts(match[1] ?? '') !== null && Number(match[2]) < 24 && Number(match[3]) < 60
  );
}

/** `2026-03-05T09:05` as documents print it: 2026年3月5日9时05分. Text that is no moment comes back unchanged. */
export function formatMoment(moment: IsoMoment): string {
  if (!isIsoMoment(moment)) return moment;
  return `${formatDay(moment.slice(0, 10))}${Number(moment.slice(11, 13))}时${moment.slice(14, 16)}分`;
}

/** The day on which a moment falls; a day stays itself. */
export function dayOfMoment(moment: IsoMoment | IsoDay): IsoDay {
  return moment.slice(0, 10);
}

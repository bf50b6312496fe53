import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekday } from '../../values/day.ts';
import { deadline } from './deadline.ts';
import { nationalCalendar } from './national-calendar.ts';
import {
  addWorkingDays,
  isStatutoryHoliday,
  judgeDay,
  unknownYearSentence,
  workingDaysBetween,
} from './working-days.ts';

const calendar = nationalCalendar;

describe('the State Council’s notices', () => {
  // Number of days off that the notices themselves print (共 N 天), where they print one.
  it.each([
    ['2024-02-10', '2024-02-17', 8],
    ['2024-05-01', '2024-05-05', 5],
    ['2025-01-28', '2025-02-04', 8],
    ['2025-10-01', '2025-10-08', 8],
    ['2026-01-01', '2026-01-03', 3],
    ['2026-02-15', '2026-02-23', 9],
    ['2026-10-01', '2026-10-07', 7],
  ])('%s to %s are %d days off', (from, to, days) => {
    expect(daysBetween(from, to) + 1).toBe(days);
    for (let day = from; day <= to; day = addDays(day, 1)) {
      expect(judgeDay(day, calendar)).toMatchObject({ kind: 'holiday' });
    }
  });

  it('has only Saturdays and Sundays as make-up days, none inside a holiday', () => {
    for (const { makeUpDays, holidays } of calendar.years) {
      for (const day of makeUpDays) {
        expect(weekday(day)).toBeGreaterThanOrEqual(6);
        expect(holidays.some(({ from, to }) => from <= day && day <= to)).toBe(false);
        expect(judgeDay(day, calendar)).toMatchObject({ kind: 'make-up' });
      }
    }
  });

  it('takes no more working days away than the law gives holidays (放假办法第二条、第六条)', () => {
    // 365 days of 2026 less 104 Saturdays and Sundays less 13 holidays: 248 working days.
    expect(workingDaysBetween('2025-12-31', '2026-12-31', calendar)).toEqual({ count: 248 });
    expect(workingDaysBetween('2024-12-31', '2025-12-31', calendar)).toEqual({ count: 248 });
  });

  it('has 13 statutory holidays a year since 2025 and 11 before, each off', () => {
    expect(calendar.years.map(({ year, statutoryHolidays }) => [year, statutoryHolidays.length])).toEqual([
      [2024, 11],
      [2025, 13],
      [2026, 13],
    ]);
    for (const { statutoryHolidays } of calendar.years) {
      for (const day of statutoryHolidays) expect(judgeDay(day, calendar)).toMatchObject({ kind: 'holiday' });
    }
    expect(isStatutoryHoliday('2026-02-16', calendar)).toEqual({ statutory: true });
    expect(isStatutoryHoliday('2026-02-21', calendar)).toEqual({ statutory: false });
  });
});

describe('working days', () => {
  it('skips the Mid-Autumn and National Day holidays', () => {
    const count = addWorkingDays('2026-09-24', 5, calendar);
    expect(count).toMatchObject({ last: '2026-10-09' });
    expect(count).toMatchObject({ days: { length: 15 } });
  });

  it('counts make-up days before and after the Spring Festival', () => {
    expect(addWorkingDays('2026-02-12', 7, calendar)).toMatchObject({ last: '2026-02-28' });
  });

  it('accounts for every day passed, with the reason', () => {
    expect(addWorkingDays('2026-02-13', 2, calendar)).toMatchObject({
      last: '2026-02-24',
      days: [
        { day: '2026-02-14', kind: 'make-up', number: 1, reason: '周六，调休上班' },
        { day: '2026-02-15', kind: 'holiday', number: null, reason: '春节放假' },
        ...Array.from({ length: 8 }, () => ({ kind: 'holiday', number: null })),
        { day: '2026-02-24', kind: 'working', number: 2 },
      ],
    });
  });

  it('says which year it does not know and never guesses', () => {
    const answer = addWorkingDays('2026-12-30', 2, calendar);
    expect(answer).toEqual({ unknown: 2027 });
    expect(addWorkingDays('2026-12-30', 1, calendar)).toMatchObject({ last: '2026-12-31' });
    expect(unknownYearSentence({ unknown: 2027 })).toContain('2027');
  });
});

describe('deadlines (民事诉讼法第八十五条)', () => {
  it('does not count the start day', () => {
    const fifteenDays = deadline({ start: '2026-03-05', length: 15, kind: 'natural' }, calendar);
    expect(fifteenDays).toMatchObject({ last: '2026-03-20', skippedAtEnd: [] });
  });

  it('moves a last day on a holiday to the first working day after', () => {
    expect(deadline({ start: '2026-09-20', length: 15, kind: 'natural' }, calendar)).toMatchObject({
      last: '2026-10-08',
      movedFrom: '2026-10-05',
      skippedAtEnd: [{ day: '2026-10-05' }, { day: '2026-10-06' }, { day: '2026-10-07' }],
    });
    // 2026-05-09 is a Saturday worked: the period ends there and does not move.
    expect(deadline({ start: '2026-04-24', length: 15, kind: 'natural' }, calendar)).toMatchObject({
      last: '2026-05-09',
    });
  });

  it('counts months to the same day', () => {
    expect(deadline({ start: '2026-03-05', length: 6, kind: 'months' }, calendar)).toMatchObject({
      last: '2026-09-07',
      movedFrom: '2026-09-05',
    });
    expect(deadline({ start: '2026-08-31', length: 6, kind: 'months' }, calendar)).toEqual({ unknown: 2027 });
  });

  it('runs hours from the minute and does not move them', () => {
    expect(deadline({ start: '2026-09-30T22:30', length: 24, kind: 'hours' }, calendar)).toMatchObject({
      until: '2026-10-01T22:30',
      last: '2026-10-01',
    });
  });

  it('does not run on suspended days (行政强制法第二十五条第三款)', () => {
    const inspection = { from: '2026-03-10', to: '2026-03-14', reason: '检测' };
    // Thirty days from 2026-03-05 end on 2026-04-04; five days of inspection do not count.
    expect(
      deadline({ start: '2026-03-05', length: 30, kind: 'natural' }, calendar, {
        moves: false,
        suspensions: [inspection],
      }),
    ).toMatchObject({ last: '2026-04-09' });
    // Seven working days from Thursday 2026-03-05 end on Monday 16; the inspection takes Tuesday to Friday away.
    const sevenDays = { start: '2026-03-05', length: 7, kind: 'working' } as const;
    expect(deadline(sevenDays, calendar)).toMatchObject({ last: '2026-03-16' });
    expect(deadline(sevenDays, calendar, { suspensions: [inspection] })).toMatchObject({
      last: '2026-03-20',
    });
  });

  it('keeps the last day of a measure where it falls', () => {
    const thirtyDays = { start: '2026-09-03', length: 30, kind: 'natural' } as const;
    expect(deadline(thirtyDays, calendar, { moves: false })).toMatchObject({ last: '2026-10-03' });
    expect(deadline(thirtyDays, calendar)).toMatchObject({ last: '2026-10-08', movedFrom: '2026-10-03' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayFromNumber, dayNumber, daysBetween, isIsoDay, weekday } from './day.ts';

describe('days as numbers', () => {
  it('counts from 1970-01-01 and knows published weekdays', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2000-01-01')).toBe(10_957);
    // Weekdays printed in the State Council's notices of 2025 and 2026.
    expect(weekday('2026-01-01')).toBe(4);
    expect(weekday('2026-02-15')).toBe(7);
    expect(weekday('2025-10-11')).toBe(6);
    expect(weekday('1949-10-01')).toBe(6);
  });

  it('knows leap years and refuses days that do not exist', () => {
    expect(isIsoDay('2024-02-29')).toBe(true);
    expect(isIsoDay('2026-02-29')).toBe(false);
    expect(isIsoDay('1900-02-29')).toBe(false);
    expect(isIsoDay('2026-3-5')).toBe(false);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(daysBetween('2026-03-05', '2026-03-20')).toBe(15);
  });

  it('adds months to the same day or to the last day of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2026-03-05', 3)).toBe('2026-06-05');
    expect(addMonths('2026-11-15', 3)).toBe('2027-02-15');
  });

  it('number and day are inverse, and the weekday goes on by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 2_900_000 }), (number) => {
        const day = dayFromNumber(number);
        expect(dayNumber(day)).toBe(number);
        expect(weekday(dayFromNumber(number + 1))).toBe((weekday(day) % 7) + 1);
      }),
    );
  });
});

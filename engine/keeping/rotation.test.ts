import { expect, test } from 'vitest';
import { backupStamp, momentOf, outworn } from './rotation.ts';

const stamp = (day: string, time = '180000') => `${day}_${time}`;

test('keeps the newest of each of the last days, weeks and months that have any, and always the newest', () => {
  const stamps = [
    stamp('2026-01-05'), // Monday
    stamp('2026-01-31'), // Saturday: the newest of January
    stamp('2026-02-27'), // Friday: the newest of February
    stamp('2026-03-09'), // Monday
    stamp('2026-03-10', '090000'),
    stamp('2026-03-10'),
    stamp('2026-03-11'),
    stamp('2026-03-12'),
  ];
  expect(outworn(stamps, { daily: 2, weekly: 1, monthly: 2 })).toEqual([
    stamp('2026-03-10'),
    stamp('2026-03-10', '090000'),
    stamp('2026-03-09'),
    stamp('2026-01-31'),
    stamp('2026-01-05'),
  ]);
  expect(outworn(stamps, { daily: 0, weekly: 2, monthly: 3 })).not.toContain(stamp('2026-02-27'));
  expect(outworn(stamps, { daily: 0, weekly: 0, monthly: 0 })).toHaveLength(7);
  expect(outworn([], { daily: 7, weekly: 4, monthly: 12 })).toEqual([]);
});

test('a stamp is local time and sorts as it was made', () => {
  const moment = new Date(2026, 2, 12, 9, 5, 7);
  expect(backupStamp(moment)).toBe('2026-03-12_090507');
  expect(momentOf(backupStamp(moment))).toEqual(moment);
});

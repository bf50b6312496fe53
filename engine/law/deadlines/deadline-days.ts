import type { DeadlineDay } from '../../../contract/commands/deadlines.ts';
import { addDays, type IsoDay } from '../../values/day.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import { isUnknownYear, judgeDay } from '../calendar/working-days.ts';
import type { RunningDeadline } from './case-deadlines.ts';

/**
 * Every day that a period passes, from the day after its start to its end, with what the day is and the number it gets;
 * null: it does not count, or the period is over and only waits for a working day.
 */
export function deadlineDays({ span, start, shown }: RunningDeadline): readonly DeadlineDay[] {
  if (span.earliest === null) return [];
  if (span.counted?.days && span.endsOn === span.counted.last)
    return span.counted.days.map(({ day, kind, reason, number }) => ({ day, kind, reason, number }));
  if (span.counted?.days)
    return numbered(start.back ? span.earliest : span.startsOn, span.counted.last, null);
  if (shown.endsAt !== null) return [];
  return numbered(span.startsOn, span.earliest, span.counted?.movedFrom ?? null);
}

function numbered(start: IsoDay, last: IsoDay, countEnds: IsoDay | null): readonly DeadlineDay[] {
  const days: DeadlineDay[] = [];
  for (let day = addDays(start, 1); day <= last; day = addDays(day, 1)) {
    const judged = judgeDay(day, nationalCalendar);
    const number = countEnds !== null && day > countEnds ? null : days.length + 1;
    days.push(
      isUnknownYear(judged)
        ? {
            day,
            kind: 'unknown',
            reason: `${judged.unknown}年的放假安排${judged.gaps ? '有误' : '没有公布'}`,
            number,
          }
        : { day, kind: judged.kind, reason: judged.reason, number },
    );
  }
  return days;
}

import type { DeadlineDay } from '../../../contract/commands/deadlines.ts';
import { addDays, type IsoDay } from '../../values/day.ts';
import { type Suspension, suspendedFor } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import { isUnknownYear, judgeDay } from '../calendar/working-days.ts';
import type { RunningDeadline } from './case-deadlines.ts';

/**
 * Every day that a period passes, from the day after its start to its end, with what the day is and the number it gets;
 * null: it does not count, or the period is over and only waits for a working day.
 */
export function deadlineDays({ span, start, shown }: RunningDeadline): readonly DeadlineDay[] {
  if (span.earliest === null) return [];
  // Counted back, all of them; where a document names an earlier end, as far as that.
  const until = start.back ? span.counted?.last : span.earliest;
  if (span.counted?.days)
    return span.counted.days
      .filter(({ day }) => until === undefined || day <= until)
      .map(({ day, kind, reason, number }) => ({
        day,
        kind: suspendedFor(day, span.stops) === null ? kind : 'suspended',
        reason,
        number,
      }));
  if (shown.endsAt !== null) return [];
  return numbered(span.startsOn, span.earliest, span.counted?.movedFrom ?? null, span.stops);
}

function numbered(
  start: IsoDay,
  last: IsoDay,
  countEnds: IsoDay | null,
  stops: readonly Suspension[],
): readonly DeadlineDay[] {
  const days: DeadlineDay[] = [];
  let counted = 0;
  for (let day = addDays(start, 1); day <= last; day = addDays(day, 1)) {
    const stopped = suspendedFor(day, stops);
    if (stopped !== null) {
      days.push({ day, kind: 'suspended', reason: stopped, number: null });
      continue;
    }
    const number = countEnds !== null && day > countEnds ? null : counted + 1;
    counted += 1;
    days.push({ day, ...judged(day), number });
  }
  return days;
}

function judged(day: IsoDay): Pick<DeadlineDay, 'kind' | 'reason'> {
  const known = judgeDay(day, nationalCalendar);
  if (!isUnknownYear(known)) return { kind: known.kind, reason: known.reason };
  return { kind: 'unknown', reason: `${known.unknown}年的放假安排${known.gaps ? '有误' : '没有公布'}` };
}

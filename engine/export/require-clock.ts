import { AppError } from '../../contract/app-error.ts';

/** Machines that set their clocks by a server step back by this much, in milliseconds. */
const tolerance = 5 * 60 * 1000;

/**
 * Refuses to sign by a clock that stands before what the station has recorded: the signature would claim a time that
 * cannot be. Throws CLOCK_SET_BACK. @param last ISO moment in UTC; null: nothing was recorded.
 */
export function requireClock(now: Date, last: string | null): void {
  if (last === null) return;
  const recorded = new Date(last);
  if (recorded.getTime() - now.getTime() <= tolerance) return;
  throw new AppError('CLOCK_SET_BACK', { now: local(now), last: local(recorded) });
}

function local(moment: Date): string {
  return new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'short' }).format(moment);
}

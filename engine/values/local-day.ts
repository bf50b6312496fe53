import type { IsoDay } from './day.ts';

/** The calendar day at the station (the machine's own time zone) of a moment. */
export function localDay(moment: Date): IsoDay {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

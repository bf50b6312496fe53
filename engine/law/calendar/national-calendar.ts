import holidays from '../data/holidays.json' with { type: 'json' };
import type { HolidayTable } from './holiday-table.ts';

/** The State Council's notices known to this release; a year not yet published is absent. */
export const nationalCalendar: HolidayTable = holidays;

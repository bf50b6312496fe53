import { lawTables } from '../law-tables.ts';
import type { HolidayTable } from './holiday-table.ts';

/** The State Council's notices that are known now; a year not yet published is absent. */
export const nationalCalendar: HolidayTable = {
  get years() {
    return lawTables().years;
  },
};

import type { IsoDay } from '../../values/day.ts';

/** One year's notice of the State Council's office, as `engine/law/data/holidays.json` keeps it. */
export type HolidayYear = {
  readonly year: number;
  readonly notice: {
    readonly title: string;
    readonly number: string;
    readonly date: IsoDay;
    readonly source: string;
  };
  /** Blocks of days off as the notice prints them, weekends inside them included. */
  readonly holidays: readonly { readonly name: string; readonly from: IsoDay; readonly to: IsoDay }[];
  /** Saturdays and Sundays that are worked. */
  readonly makeUpDays: readonly IsoDay[];
  /** The holidays proper of 全国年节及纪念日放假办法第二条: those on which 行政强制法第四十三条 forbids execution. */
  readonly statutoryHolidays: readonly IsoDay[];
};

export type HolidayTable = { readonly years: readonly HolidayYear[] };

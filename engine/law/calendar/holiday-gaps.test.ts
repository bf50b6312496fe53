import { describe, expect, it } from 'vitest';
import { holidayCheck } from '../../doctor/data-checks.ts';
import { deadline } from './deadline.ts';
import { holidayGaps } from './holiday-gaps.ts';
import type { HolidayYear } from './holiday-table.ts';
import { nationalCalendar } from './national-calendar.ts';
import { isUnknownYear, judgeDay, unknownYearSentence } from './working-days.ts';

/** The notice for 2026 (国办发明电〔2025〕7号) as it is, to be changed. */
function notice(change: Partial<HolidayYear> = {}): HolidayYear {
  const year = nationalCalendar.years.find((one) => one.year === 2026);
  if (!year) throw new Error('2026 is not in the table');
  return { ...year, ...change };
}
const without = (name: string) => notice().holidays.filter((one) => one.name !== name);

describe('a year of the holiday table', () => {
  it.each(nationalCalendar.years.map((year) => [year.year, year] as const))('%i is whole', (_, year) => {
    expect(holidayGaps(year)).toEqual([]);
  });

  it.each<[string, HolidayYear, string]>([
    ['a holiday left out', notice({ holidays: without('端午节') }), '没有端午的放假安排'],
    [
      'a day that lies in a block left out of it',
      notice({ holidays: [...without('国庆节'), { name: '国庆节', from: '2026-10-01', to: '2026-10-02' }] }),
      '2026年10月3日是节日当天，却没有放假',
    ],
    [
      'a block that ends days too early',
      notice({ holidays: [...without('国庆节'), { name: '国庆节', from: '2026-10-01', to: '2026-10-05' }] }),
      '放假比规定的 13 天少 2 天，放假日期没有录全',
    ],
    [
      'a day worked at a weekend left out',
      notice({ makeUpDays: notice().makeUpDays.slice(1) }),
      '放假比规定的 13 天多 1 天，调休上班的日期没有录全',
    ],
    [
      'a day worked that is no weekend',
      notice({ makeUpDays: [...notice().makeUpDays.slice(1), '2026-01-05'] }),
      '2026年1月5日不是周末，不能调休上班',
    ],
    [
      'a day both off and worked',
      notice({ makeUpDays: [...notice().makeUpDays.slice(1), '2026-10-03'] }),
      '2026年10月3日既放假又上班',
    ],
    [
      'two blocks over one another',
      notice({ holidays: [...notice().holidays, { name: '补假', from: '2026-10-07', to: '2026-10-08' }] }),
      '补假与另一节日的放假日期重叠',
    ],
    [
      'a block turned round',
      notice({ holidays: [...without('端午节'), { name: '端午节', from: '2026-06-21', to: '2026-06-19' }] }),
      '端午节的起止日期不对（2026-06-21 至 2026-06-19）',
    ],
  ])('%s is named', (_title, year, problem) => {
    expect(holidayGaps(year)).toContain(problem);
  });

  it('with a gap is not counted with: the period is unknown and says what is missing', () => {
    const table = { years: [notice({ holidays: without('国庆节') })] };
    const period = { start: '2026-09-28', length: 7, kind: 'working' } as const;
    const answer = deadline(period, table);
    if (!isUnknownYear(answer)) throw new Error('counted with a gap');
    expect(unknownYearSentence(answer)).toBe(
      '2026 年的节假日安排有误（2026年10月1日是节日当天，却没有放假；2026年10月2日是节日当天，却没有放假；2026年10月3日是节日当天，却没有放假；没有国庆的放假安排），算不出工作日。请对照国务院办公厅的通知更正日历表。',
    );
    expect(judgeDay('2026-03-02', table)).toMatchObject({ unknown: 2026 });
    expect(holidayCheck('2026-03-02', table)).toMatchObject({
      state: 'ill',
      found: expect.stringContaining('没有国庆的放假安排'),
    });
  });
});

import type { DoctorCheck } from '../../contract/commands/doctor.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { holidayGaps } from '../law/calendar/holiday-gaps.ts';
import type { HolidayTable } from '../law/calendar/holiday-table.ts';
import { nationalCalendar } from '../law/calendar/national-calendar.ts';
import { rules } from '../law/rules/index.ts';
import { statutes } from '../law/statutes/statute-library.ts';
import { ill, look, well } from './check.ts';

/** The forms, and those that are broken. */
export function formsCheck({ forms, broken }: FormLibrary): DoctorCheck {
  const found = `${forms.length} 种`;
  if (broken.length === 0) return well('forms', '文书式样', found);
  return look(
    'forms',
    '文书式样',
    `${found}；另有 ${broken.length} 种有误`,
    '有误的式样不能用来新建文书。请在“本站设置 › 文书式样”查看，重新安装。',
  );
}

/** How far the holiday table reaches: a period that ends beyond it cannot be counted. */
export function holidayCheck(today: string, { years }: HolidayTable = nationalCalendar): DoctorCheck {
  const title = '节假日表';
  const known = years.map(({ year }) => year).sort((a, b) => a - b);
  const found = `${known.join('、')} 年`;
  const wrong = years.filter((one) => holidayGaps(one).length > 0);
  if (wrong.length > 0) {
    const words = wrong.map((one) => `${one.year} 年：${holidayGaps(one).join('；')}`).join('。');
    return ill(
      'holidays',
      title,
      words,
      '有误的年份当作没有公布，工作日期限算不出来。请对照国务院办公厅的通知更正，或者安装载有正确安排的法律数据。',
    );
  }
  const year = Number(today.slice(0, 4));
  if (!known.includes(year)) {
    return ill(
      'holidays',
      title,
      `${found}，没有 ${year} 年`,
      '今年的工作日期限算不出来。请安装载有今年放假安排的新版本。',
    );
  }
  // The State Council gives notice of the next year in late autumn.
  if (today.slice(5) >= '12-01' && !known.includes(year + 1)) {
    return look(
      'holidays',
      title,
      `${found}，没有 ${year + 1} 年`,
      '跨年的工作日期限算不出来。请安装载有明年放假安排的新版本。',
    );
  }
  return well('holidays', title, found);
}

/** How much law the program knows, and the day the newest of its texts came into force. */
export function lawCheck(): DoctorCheck {
  const newest = statutes()
    .flatMap(({ versions }) => versions.map(({ inForceFrom }) => inForceFrom))
    .sort()
    .at(-1);
  const found = `规则 ${rules.length} 条，法规 ${statutes().length} 部，最新一部 ${newest ?? '—'} 起施行`;
  return well('law', '法律数据', found);
}

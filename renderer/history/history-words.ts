import type { HistoryEntry, HistoryReason } from '../../contract/commands/history.ts';

const reasons: Readonly<Record<HistoryReason, string>> = {
  now: '现在',
  created: '新建',
  idle: '停笔时',
  left: '离开时',
  submitted: '提交审核',
  issued: '签发',
  voided: '作废前',
  withdrawn: '撤回前',
  imported: '导入',
  restored: '恢复',
};

export const reasonText = ({ reason }: HistoryEntry): string => reasons[reason];

/** 「3月12日 09:30」 in the station's time; the year where it is another than this one's. */
export function momentText({ at }: HistoryEntry): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return '';
  const year = moment.getFullYear() === new Date().getFullYear() ? '' : `${moment.getFullYear()}年`;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${year}${moment.getMonth() + 1}月${moment.getDate()}日`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What an entry is called in a sentence. */
export const entryName = (entry: HistoryEntry): string =>
  entry.revision === null ? '现在的' : `${momentText(entry)}（${reasonText(entry)}）`;

import type { PublicationAct, PublicationState } from './commands/publication.ts';

/** States as messages name them. */
export const stateTitles: Readonly<Record<PublicationState, string>> = {
  open: '待处理',
  submitted: '待确认',
  returned: '已退回',
  confirmed: '已确认',
  made: '已制包',
  published: '已公示',
  toWithdraw: '应撤回',
  withdrawn: '已撤回',
  toEnd: '公示期满',
  ended: '已停止公示',
  withheld: '不公示',
  minor: '未成年人，不公示',
  ageUnknown: '年龄不明',
};

/** Acts as messages and the audit name them. */
export const actTitles: Readonly<Record<PublicationAct, string>> = {
  choose: '决定文字去留',
  submit: '提交公开稿',
  confirm: '确认公开稿',
  return: '退回公开稿',
  withhold: '决定不公示',
  make: '制作公示包',
  publish: '登记已公示',
  withdraw: '登记撤回',
  end: '登记停止公示',
};

import { REVISED_PENALTY_LAW } from './support.ts';

/** In force since, and the day that judges. */
export const serviceAct = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;

/** What service follows beside 行政处罚法61. */
export const civilProcedure = '中华人民共和国民事诉讼法';

/** The forms that go out to the party, and whose service is put on record. */
export const outwardForms = [
  'violation-notice',
  'penalty-decision',
  'no-penalty-decision',
  'correction-order',
  'coercive-measure-decision',
  'coercive-measure-extension',
  'coercive-measure-release',
  'evidence-preservation-list',
  'evidence-preservation-release',
  'hearing-notice',
  'fine-deferral-notice',
  'demand-notice',
  'enforcement-decision',
  'substitute-performance-decision',
  'enforcement-announcement',
  'enforcement-status-notice',
];

/** Ways of service, as papers write them before 送达. */
export const methodWords: Readonly<Record<string, string>> = {
  direct: '直接',
  retention: '留置',
  entrusted: '委托',
  post: '邮寄',
  forwarded: '转交',
  electronic: '电子',
  announcement: '公告',
};

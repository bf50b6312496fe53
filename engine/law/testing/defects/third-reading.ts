import { type Defect, defectsOf, put, say } from './defect.ts';

const doc = (path: string) => `documents/${path.replace('/', '/content/')}`;

const told = [
  ...defectsOf('told', 'ride-hailing-person', [
    ['通知书告知的车费与决定书不同', [say(doc('notice/facts'), '18元', '80元')], 'W-19'],
    ['通知书告知的地点与决定书不同', [say(doc('notice/facts'), '示例汽车站', '示例火车站')], 'W-19'],
  ]),
  ...defectsOf('right-to-speak', 'hearing', [
    ['只告知听证，没有告知陈述、申辩', [put(doc('notice/rights'), ['hearing'])], 'N-02'],
  ]),
];

const measures = defectsOf('measure-basis', 'measures', [
  ['暂扣引用了罚则', [say(doc('measure/measureBasis'), '第六十二条', '第六十三条')], 'C-01'],
  ['扣押期限从决定的次日起算', [put(doc('measure/periodFrom'), '2026-03-11')], 'C-09'],
  ['扣押期限的末日早于起日', [put(doc('measure/periodTo'), '2026-03-09')], 'C-09'],
]);

const days = [
  ...defectsOf('order', 'instalments', [
    ['第二期的期限早于第一期', [put(doc('deferral-2/instalmentUntil'), '2026-04-29')], 'F-08'],
  ]),
  ...defectsOf('enforced', 'demolition', [
    ['执行的日期早于强制执行决定', [put(doc('enforcement/enforceOn'), '2026-10-28')], 'F-12'],
    ['中止早于强制执行决定', [put(doc('status/suspendFrom'), '2026-10-28')], 'F-22'],
  ]),
  ...defectsOf('taken', 'ride-hailing-person', [
    ['证据在违法之前取得', [put('evidence/evidence-4/collectedAt', '2026-03-09T14:40')], 'W-20'],
    ['笔录的取得时间不在制作的时间内', [put('evidence/evidence-1/collectedAt', '2026-03-12T10:00')], 'W-20'],
  ]),
];

const names = defectsOf('names', 'ride-hailing-person', [
  ['审核意见书的承办人错一字', [put(doc('review/officerNames'), '李明、陈婧')], 'W-21'],
  ['调查报告的法制意见人不是审核人', [put(doc('report/legalName'), '周涛')], 'W-21'],
  ['现场笔录的证人错一字', [say(doc('scene/content'), '周敏', '周民')], 'W-21'],
  [
    '承办人自己以负责人批准',
    [
      put('acts/approval-penalty-head/by', '李明'),
      put(doc('report/headName'), '李明'),
      put('acts/sign-report-4/name', '李明'),
    ],
    'W-21',
  ],
]);

const retold = [
  ...defectsOf('account', 'court', [
    ['催告书的账号错位', [say(doc('demand/manner'), '1000000000000001', '1000000000000010')], 'F-11'],
  ]),
  ...defectsOf('way', 'ride-hailing-organization', [
    ['结案报告的送达方式与记录不同', [say(doc('closing/result'), '直接送达', '邮寄送达')], 'W-11'],
  ]),
  ...defectsOf('numbered', 'ride-hailing-person', [
    ['第一次询问写成第二次', [put(doc('interview/sequence'), 2)], 'I-07'],
    ['立案依据引出示证件的条文', [say(doc('filing/legalBasis'), '第五十四条第二款', '第五十五条')], 'W-22'],
  ]),
];

/** Mistakes of a third reading: what the notice told, days that do not follow, names and numbers of other papers. */
export const thirdReadingDefects: readonly Defect[] = [...told, ...measures, ...days, ...names, ...retold];

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

/** Mistakes of a third reading: what the notice told, days that do not follow, names and numbers of other papers. */
export const thirdReadingDefects: readonly Defect[] = [...told, ...measures, ...days];

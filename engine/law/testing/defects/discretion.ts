import { type Defect, defectsOf, put } from './defect.ts';

const circumstances = (...ticked: string[]) => put('facts/violation/circumstances', ticked);
const reason = (text: string) => put('documents/decision/content/discretion', text);
const weighed = '依据《山东省交通运输行政处罚裁量基准》“从轻”一档处罚。';

/** Circumstances, step, reasons and fine that do not agree. */
export const discretionDefects: readonly Defect[] = defectsOf('discretion', 'ride-hailing-person', [
  ['同时记初次违法和再次违法', [circumstances('first', 'repeated')], 'W-16'],
  ['同时记主动配合和阻碍执法', [circumstances('cooperative', 'obstructed')], 'W-16'],
  ['记再次违法，理由写初次违法', [circumstances('repeated'), reason(`当事人系初次违法，${weighed}`)], 'W-16'],
  ['记造成后果，理由写没有造成后果', [circumstances('harm'), reason(`没有造成危害后果，${weighed}`)], 'W-16'],
  ['不能控制自己行为的人被处罚', [circumstances('incapable'), reason(weighed)], 'P-25'],
  ['没有主观过错仍处罚', [circumstances('faultless'), reason(weighed)], 'J-30'],
  [
    '没有从重情节选从重一档',
    [circumstances('first'), put('facts/penalty/discretionStep', '从重')],
    'J-31',
    { 'J-29': '理由写的档次不同。' },
  ],
  [
    '受胁迫仍选从重一档',
    [circumstances('induced'), put('facts/penalty/discretionStep', '从重')],
    'J-31',
    { 'J-29': '理由写的档次不同。' },
  ],
]);

import { type Defect, defectsOf, document, put, say } from './defect.ts';

const doc = (path: string) => `documents/${path.replace('/', '/content/')}`;

/** Agents, and what later papers tell of the decision. */
const agents = defectsOf('agent', 'organization-hearing', [
  ['听证笔录的代理人姓名错一字', [put('documents/hearing/content/agents/0/name', '郑恺')], 'W-17'],
  ['听证笔录正文的代理人姓名错一字', [say(doc('hearing/proceedings'), '代理人郑凯', '代理人郑恺')], 'W-17'],
  ['决定书写的代理人是没有委托的人', [say(doc('decision/defense'), '郑凯', '钱多')], 'W-17'],
  ['听证笔录由没有委托的人签名', [put('acts/sign-hearing-1/name', '钱多')], 'W-17'],
  [
    '陈述申辩人不是所委托的代理人',
    [
      document('defense', 'statement-defense-record', '2026-05-26', {
        startedAt: '2026-05-26T10:00',
        endedAt: '2026-05-26T10:30',
        place: '德州市德城区交通运输局',
        speakerName: '郑恺',
        relation: '委托代理人',
        statement: '请求从轻处罚。',
      }),
    ],
    'W-17',
    {
      'W-13': '没有签名。',
      'schema.required': '本例只写要紧的栏目。',
    },
  ],
]);

const retold = defectsOf('retold', 'demolition', [
  [
    '公告转述的罚款与决定不同',
    [
      put(
        doc('announcement/decisionContent'),
        '罚款5000元，责令自收到决定书之日起十五日内拆除公路建筑控制区内的棚屋',
      ),
    ],
    'W-02',
  ],
  ['公告转述的期限与决定不同', [say(doc('announcement/decisionContent'), '十五日', '五日')], 'W-11'],
  ['强制执行决定转述的期限与决定不同', [say(doc('enforcement/decisionContent'), '十五日', '五十日')], 'W-11'],
  [
    '公告转述的条款与决定不同',
    [
      put(
        doc('announcement/decisionContent'),
        '依据《中华人民共和国公路法》第七十九条，责令自收到决定书之日起十五日内拆除公路建筑控制区内的棚屋',
      ),
    ],
    'W-11',
  ],
]);

const demanded = [
  ...defectsOf('short-demand', 'court', [
    ['催告五日即要申请法院', [say(doc('demand/deadline'), '十日', '五日')], 'F-13'],
  ]),
  ...defectsOf('no-cost', 'spill', [['代履行的费用为零', [put(doc('substitute/cost'), 0)], 'F-20']]),
];

/** Mistakes of a second reading: who speaks for the party, and how papers tell anew what others hold. */
export const secondReadingDefects: readonly Defect[] = [...agents, ...retold, ...demanded];

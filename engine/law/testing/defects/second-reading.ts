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

/** The receipt beside what is on record of service. */
const row = 'documents/receipt/content/documents/1';
const receipts = defectsOf('receipt', 'ride-hailing-person', [
  ['回证的文书名称与文号不合', [put(`${row}/title`, '《责令改正违法行为通知书》')], 'W-04'],
  ['回证只写一名送达人', [put(`${row}/service/servers`, '李明')], 'W-04'],
  ['回证的收件人错一字', [put(`${row}/service/recipient`, '张玮')], 'W-04'],
  ['回证的送达方式与记录不同', [put(`${row}/service/methodTitle`, '邮寄送达')], 'W-04'],
  ['回证的送达地点与记录不同', [put(`${row}/service/place`, '德州市德城区示例小区3号楼')], 'W-04'],
  ['回证由他人签名', [put('acts/sign-receipt-1/name', '张大伟')], 'W-04'],
  ['回证在送达之前签名', [put('acts/sign-receipt-1/at', '2026-03-16T10:30')], 'W-04'],
  ['回证在送达两日之后签名', [put('acts/sign-receipt-1/at', '2026-03-28T10:30')], 'W-04'],
  [
    '送达人都不是执法人员',
    [put('acts/service-decision/servers', ['王芳', '赵强'])],
    'S-11',
    { 'W-04': '回证写的是执法人员。' },
  ],
  ['决定之前已经公开', [put('acts/publication/on', '2026-03-25')], 'U-02'],
]);

const amounts = [
  ...defectsOf('amounts', 'ride-hailing-person', [
    [
      '调查报告的大写与数字不同',
      [say(doc('report/conclusion'), '罚款3000元', '罚款叁万元（3000元）')],
      'W-02',
    ],
    [
      '结案报告的大写与数字不同',
      [say(doc('closing/result'), '罚款3000元', '罚款人民币叁佰元整（3000.00元）')],
      'W-02',
    ],
    ['结案报告所写的缴款数额不同', [say(doc('closing/performance'), '缴清罚款', '缴清罚款2000元')], 'W-02'],
    ['复核早于申辩', [put('acts/statement/reviewedOn', '2026-03-17')], 'N-05'],
    ['决定书写予以采纳，复核记录是不采纳', [put('acts/statement/adopted', 'no')], 'N-05'],
    [
      '决定书写举行了听证，案卷没有听证笔录',
      [say(doc('decision/defense'), '请求从轻处罚。', '请求从轻处罚；本机关于2026年3月24日举行听证。')],
      'W-03',
    ],
  ]),
  ...defectsOf('amounts-of-application', 'court', [
    ['强制执行申请书的大写与数字不同', [put(doc('application/subject'), '罚款叁仟伍佰元（3000元）')], 'W-02'],
  ]),
];

const hearings = defectsOf('hearing-papers', 'hearing', [
  ['听证时建议的罚款与告知的不同', [say(doc('hearing/proceedings'), '罚款30000元', '罚款35000元')], 'W-02'],
  ['告知之前要求听证', [put('acts/hearing-request/on', '2026-03-16')], 'N-10'],
  ['听证通知早于听证要求', [put('acts/hearing-request/on', '2026-03-23')], 'W-06'],
  [
    '调查人员作听证员',
    [put(doc('hearing/assessorNames'), '李明')],
    'N-13',
    { 'W-06': '听证报告写的是高峰。' },
  ],
  [
    '调查人员作听证记录员',
    [put(doc('hearing/recorderName'), '陈静')],
    'N-13',
    { 'W-06': '听证报告写的是王芳。' },
  ],
  ['听证报告的主持人与笔录不同', [put(doc('hearing-report/moderator'), '林芳')], 'W-06'],
  ['听证报告的日期与笔录不同', [put(doc('hearing-report/heldAt'), '2026-04-02T09:00')], 'W-06'],
  ['集体讨论的结论与决定不同', [say('acts/discussion/conclusion', '30000元', '20000元')], 'W-18'],
  ['集体讨论的出席人员与记录不同', [put('acts/discussion/attendees', ['赵强', '刘洋'])], 'W-18'],
  ['集体讨论的日期与记录不同', [put('acts/discussion/on', '2026-04-06')], 'W-18'],
  [
    '集体讨论在法制审核之前',
    [
      put('acts/discussion/on', '2026-04-02'),
      put(doc('discussion-record/startedAt'), '2026-04-02T15:00'),
      put(doc('discussion-record/endedAt'), '2026-04-02T15:40'),
    ],
    'W-18',
  ],
]);

const preserved = defectsOf('preserved', 'measures', [
  [
    '解除登记保存的数量与清单不同',
    [put('documents/preservation-release/content/items/0/count', '2张')],
    'I-16',
  ],
]);

/** Mistakes of a second reading: who speaks for the party, and how papers tell anew what others hold. */
export const secondReadingDefects: readonly Defect[] = [
  ...agents,
  ...retold,
  ...demanded,
  ...receipts,
  ...amounts,
  ...hearings,
  ...preserved,
];

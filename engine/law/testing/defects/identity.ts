import { type Defect, defectsOf, put, say } from './defect.ts';

const doc = (path: string) => `documents/${path.replace('/', '/content/')}`;

/** The person's name miswritten by one character, wherever a document has it as a field or says it. */
const nameFields = [
  'filing/personName',
  'report/personName',
  'notice/partyName',
  'decision/personName',
  'receipt/partyName',
  'closing/personName',
  'interview/intervieweeName',
  'scene/presentName',
];
const texts = ['filing/summary', 'report/course', 'notice/facts', 'decision/facts'];
const names = defectsOf('name', 'ride-hailing-person', [
  ...nameFields.map(
    (path) =>
      [
        `当事人姓名错一字：${path}`,
        [put(doc(path), '张玮')],
        'J-20|W-01',
        { 'W-07': '签名的人与笔录所写的不同。' },
      ] as const,
  ),
  ...[...texts, 'closing/result'].map(
    (path) =>
      [
        `文字中当事人姓名错一字：${path}`,
        [say(doc(path), '张伟', '张玮')],
        'W-01',
        { 'P-30': '违法事实没有写当事人。' },
      ] as const,
  ),
]);

/** One digit of the identity number. */
const idFields = [
  'filing/personIdNumber',
  'report/personIdNumber',
  'decision/personIdNumber',
  'interview/intervieweeIdNumber',
  'scene/presentIdNumber',
];
const ids = defectsOf('id', 'ride-hailing-person', [
  ...idFields.map(
    (path) => [`身份证号错一位：${path}`, [put(doc(path), '370101198805121031')], 'J-20|schema.'] as const,
  ),
  [
    '询问笔录答话中身份证号错一位',
    [say('documents/interview/content/questions/0/answer', '370101198805121013', '370101198806121013')],
    'W-01',
  ],
  [
    'facts 中身份证号与文书不同',
    [put('facts/parties/party-1/idNumber', '370101198805121021')],
    'J-20',
    { 'W-01': '答话中的号码也不同。' },
  ],
]);

const addresses = defectsOf('address', 'ride-hailing-person', [
  ...['filing/personAddress', 'report/personAddress', 'decision/personAddress'].map(
    (path) => [`住址不一致：${path}`, [say(doc(path), '501室', '502室')], 'J-20'] as const,
  ),
  ['结案报告住址不一致', [say(doc('closing/personAddress'), '3号楼', '8号楼')], 'J-20'],
]);

const plates = defectsOf('plate', 'ride-hailing-person', [
  ...texts.map(
    (path) => [`车牌错一位：${path}`, [say(doc(path), '鲁N12345', '鲁N12354')], 'W-01|I-10|P-30'] as const,
  ),
  ['现场笔录车牌栏错一位', [put(doc('scene/vehiclePlate'), '鲁N12346')], 'I-10|W-01'],
  ['现场笔录文字车牌错一位', [say(doc('scene/content'), '鲁N12345', '鲁N12845')], 'W-01'],
  [
    '询问笔录中车牌错一位',
    [say('documents/interview/content/questions/2/answer', '鲁N12345', '鲁N12343')],
    'W-01',
  ],
]);

const sexAge = defectsOf('sex-age', 'ride-hailing-person', [
  ['立案登记表性别与身份证不符', [put(doc('filing/personSex'), '女')], 'J-20|schema.'],
  ['调查报告年龄与身份证不符', [put(doc('report/personAge'), 36)], 'J-20|schema.'],
  ['询问笔录年龄与身份证不符', [put(doc('interview/intervieweeAge'), 47)], 'J-20|schema.'],
  ['现场笔录性别与身份证不符', [put(doc('scene/presentSex'), '女')], 'J-20|schema.'],
]);

/** 组织: name, credit code, legal representative. */
const organization = defectsOf('organization', 'ride-hailing-organization', [
  ...['filing', 'report', 'decision', 'closing'].map(
    (id) =>
      [
        `单位名称与登记不一致：${id}`,
        [put(`documents/${id}/content/organizationName`, '德州示例出行科技有限责任公司')],
        'J-20|W-01',
      ] as const,
  ),
  [
    '通知书单位名称不一致',
    [put('documents/notice/content/partyName', '德州示例出行科技有限责任公司')],
    'J-20|W-01',
  ],
  ...['filing', 'report', 'decision'].map(
    (id) =>
      [
        `统一社会信用代码错：${id}`,
        [put(`documents/${id}/content/organizationCreditCode`, '91371400MA3C0TEST1')],
        'J-20|schema.',
      ] as const,
  ),
  ...['filing', 'report', 'decision'].map(
    (id) =>
      [
        `法定代表人不一致：${id}`,
        [put(`documents/${id}/content/organizationLegalRepresentative`, '王某某')],
        'J-20',
      ] as const,
  ),
]);

const officers = defectsOf('officer', 'ride-hailing-person', [
  ['现场笔录执法证号错一位', [put(doc('scene/officer1Certificate'), '鲁N20230003')], 'J-10'],
  ['询问笔录执法证号错一位', [put(doc('interview/officer2Certificate'), '鲁N20230022')], 'J-10'],
  [
    '现场笔录两名执法人员同一人',
    [put(doc('scene/officer2Name'), '李明'), put(doc('scene/officer2Certificate'), '鲁N20230001')],
    'J-09',
  ],
  [
    '询问笔录只有一名执法人员',
    [put(doc('interview/officer2Name'), ''), put(doc('interview/officer2Certificate'), '')],
    'J-08',
    { 'schema.minLength': '栏目空白。' },
  ],
  [
    '现场笔录只有一名执法人员',
    [put(doc('scene/officer2Name'), ''), put(doc('scene/officer2Certificate'), '')],
    'J-08',
    { 'schema.minLength': '栏目空白。' },
  ],
  ['执法证在检查前一日到期', [put('facts/officers/officer-1/validUntil', '2026-03-09')], 'J-10'],
  ['执法证在询问前一日到期', [put('facts/officers/officer-2/validUntil', '2026-03-10')], 'J-10'],
  ['执法证检查次日才生效', [put('facts/officers/officer-1/validFrom', '2026-03-11')], 'J-10'],
  ['证据由一人收集', [put('evidence/evidence-4/collectedBy', ['李明'])], 'J-08'],
  ['证据的收集人不是执法人员', [put('evidence/evidence-3/collectedBy', ['李明', '王小二'])], 'J-08|J-10'],
  ['询问人与记录人同一人', [put(doc('interview/recorder'), '李明')], 'J-09|I-09'],
  ['询问人不是登记的执法人员', [put(doc('interview/interviewer'), '林小妹')], 'J-08|J-09|J-10'],
  ['执法人员姓名不一致', [put(doc('report/officer2Name'), '陈婧')], 'J-10|J-20|J-08|W-01'],
  ['现场笔录没有出示证件', [say(doc('scene/content'), '出示执法证件，', '')], 'J-11'],
  [
    '询问笔录没有告知回避',
    [put('documents/interview/content/questions', [{ question: '你做了什么？', answer: '接单载客。' }])],
    'J-15',
  ],
  [
    '执法人员与当事人同名',
    [put(doc('scene/officer1Name'), '张伟')],
    'J-14',
    { 'J-08': '不是登记的执法人员。' },
  ],
  ['审核人是办案人员', [put(doc('review/reviewerName'), '李明')], 'J-17', { 'W-07': '签名的是另一人。' }],
  ['审核行为由办案人员作出', [put('acts/review-passed/by', '陈静')], 'J-17'],
]);

/** Who: party, vehicle, officers. */
export const identityDefects: readonly Defect[] = [
  ...names,
  ...ids,
  ...addresses,
  ...plates,
  ...sexAge,
  ...organization,
  ...officers,
];

import { type Defect, defectsOf, drop, happened, put, say } from './defect.ts';

const demand = defectsOf('court', 'court', [
  [
    '催告后不足十个工作日申请',
    [
      put('documents/application/issuedOn', '2026-10-16'),
      put('documents/application/content/issuedOn', '2026-10-16'),
    ],
    'F-13',
  ],
  ['没有催告', [drop('documents/demand'), drop('acts/service-demand')], 'F-13'],
  ['催告书没有送达', [drop('acts/service-demand')], 'F-13|S-02', { 'S-02': '该文书没有送达记录。' }],
  [
    '起诉期没有届满就申请',
    [
      put('documents/application/issuedOn', '2026-09-20'),
      put('documents/application/content/issuedOn', '2026-09-20'),
      put('documents/demand/issuedOn', '2026-08-20'),
      put('documents/demand/content/issuedOn', '2026-08-20'),
      put('acts/service-demand/on', '2026-08-20'),
    ],
    'F-14',
    { 'F-13': '申请书写的催告日期在后。', 'W-11': '申请书写的催告日期不同。' },
  ],
  [
    '超过三个月才申请',
    [
      put('documents/application/issuedOn', '2027-01-05'),
      put('documents/application/content/issuedOn', '2027-01-05'),
    ],
    'F-14 D-11',
  ],
  ['催告的金额不同', [put('documents/demand/content/amount', 500000)], 'F-11|W-02'],
  ['催告的决定书文号不同', [put('documents/demand/content/decisionNumber', '鲁德交罚〔2026〕8号')], 'F-11'],
  ['催告的决定日期不同', [put('documents/demand/content/decisionOn', '2026-03-25')], 'F-11'],
  [
    '催告没有期限',
    [put('documents/demand/content/deadline', '')],
    'F-11|schema.',
    { 'schema.minLength': '空白。' },
  ],
  [
    '加处罚款超过本金',
    [put('documents/demand/content/amount', 700000)],
    'F-09',
    { 'F-11': '多于没有缴纳的罚款。' },
  ],
  [
    '申请书的文号不同',
    [put('documents/application/content/decisionNumber', '鲁德交罚〔2026〕7号')],
    'W-11|F-15',
  ],
  [
    '申请书的送达日期不同',
    [put('documents/application/content/decisionServedOn', '2026-03-27')],
    'W-11|F-15',
  ],
  ['申请书的金额不同', [say('documents/application/content/subject', '3000元', '6000元')], 'W-02'],
  [
    '催告书邮寄没有先直接送达',
    [put('acts/service-demand/method', 'post'), put('acts/service-demand/tracking', 'EMS1')],
    'S-09',
    { 'S-10': '没有地址确认。' },
  ],
  [
    '对催告的申辩没有复核',
    [happened({ id: 's2', kind: 'statement', on: '2026-10-12', by: '张伟', content: '经济困难。' })],
    'F-16',
  ],
  [
    '申请时已经缴清',
    [
      happened({
        id: 'p',
        kind: 'payment',
        on: '2026-10-12',
        amount: 300000,
        method: 'bank',
        receiptNumber: '示例票据1',
      }),
    ],
    'F-26',
    { 'F-01': '缴款晚于期限，没有加处罚款。' },
  ],
  ['法院不是本地的', [put('documents/application/content/court', '济南市历下区')], 'P-22'],
]);

const instalments = defectsOf('instalment', 'instalments', [
  ['分期没有批准', [drop('acts/approval-fineDeferral-head')], 'F-08'],
  ['分期的合计不等于罚款', [put('documents/deferral-2/content/instalmentAmount', 100000)], 'F-08'],
  ['分期余额算错', [put('documents/deferral-1/content/remainingAmount', 140000)], 'F-08'],
  ['分期批准在通知之后', [put('acts/approval-fineDeferral-head/on', '2026-04-08')], 'F-08'],
  [
    '第二期没有缴就结案',
    [drop('acts/payment-2')],
    'X-01|X-03',
    { 'W-11': '结案报告写的缴款没有记录。', 'X-03': '缴款少于罚款。', 'W-03': '文字叙述的日期随之不合。' },
  ],
  ['分期通知没有送达', [drop('acts/service-deferral-1')], 'S-02'],
  ['分期通知的罚款数额不同', [put('documents/deferral-1/content/fine', 400000)], 'F-08|W-02|W-11'],
  ['申请在缴款期限届满之后', [put('documents/deferral-1/content/appliedOn', '2026-04-20')], 'F-08'],
]);

const summary = defectsOf('summary', 'summary', [
  [
    '当场罚款201元',
    [
      put('documents/summary/content/fine', 20100),
      put('documents/summary/content/penaltyContent', '警告、罚款201元'),
    ],
    'P-14',
  ],
  [
    '当场罚款1000元',
    [
      put('documents/summary/content/fine', 100000),
      put('documents/summary/content/penaltyContent', '警告、罚款1000元'),
    ],
    'P-14',
  ],
  ['没有当场交付', [put('acts/service-summary/on', '2026-03-12')], 'P-15'],
  ['没有交付记录', [drop('acts/service-summary'), drop('acts/sign-summary-1')], 'S-02|P-15'],
  ['当场收缴200元', [put('documents/summary/content/paymentMethod', 'onSpot')], 'F-04'],
  ['只有一名执法人员签名', [drop('acts/sign-summary-2')], 'P-16'],
  [
    '现场笔录只有一名执法人员',
    [put('documents/scene/content/officer2Name', ''), put('documents/scene/content/officer2Certificate', '')],
    'J-08',
    { 'schema.minLength': '空白。' },
  ],
  [
    '当场吊销',
    [
      put('documents/summary/content/penaltyKinds', ['warning', 'revokeLicence']),
      put('documents/summary/content/penaltyContent', '警告、吊销驾驶员证'),
    ],
    'P-14|P-13',
    {
      'schema.const': '式样没有该选项。',
      'P-13': '处罚种类随之不合。',
    },
  ],
  ['文字的罚款不同', [put('documents/summary/content/penaltyContent', '警告、罚款500元')], 'P-10'],
  ['复议机关错', [put('documents/summary/content/reconsiderationOrgan', '德州市交通运输局')], 'P-21'],
  [
    '案由的条款错',
    [
      put(
        'documents/summary/content/penaltyBasis',
        '《网络预约出租汽车经营服务管理暂行办法》第三十四条第一款第（二）项',
      ),
    ],
    'W-05|P-09',
  ],
  [
    '日期与检查不在同一日',
    [
      put('documents/summary/issuedOn', '2026-03-12'),
      put('documents/summary/content/issuedOn', '2026-03-12'),
    ],
    'P-15',
  ],
  ['姓名错一字', [put('documents/summary/content/personName', '张玮')], 'J-20|W-01'],
  ['事实中车号错一位', [say('documents/summary/content/facts', '鲁N12345', '鲁N12346')], 'W-01|P-30'],
]);

const noPenalty = defectsOf('no-penalty', 'no-penalty', [
  [
    '依据不是不予处罚的条文',
    [put('documents/no-penalty/content/noPenaltyBasis', '《中华人民共和国行政处罚法》第三十二条')],
    'I-34',
  ],
  ['情形与依据不符', [put('documents/no-penalty/content/ground', 'under-fourteen')], 'I-34'],
  [
    '没有教育',
    [put('documents/no-penalty/content/education', '')],
    'I-34|schema.',
    { 'schema.minLength': '空白。' },
  ],
  [
    '没有负责人批准',
    [
      drop('acts/approval-penalty-head'),
      put('documents/report/content/headDate', ''),
      put('documents/report/content/headName', ''),
    ],
    'P-23',
    { 'schema.minLength': '空白。', 'schema.format': '日期栏空白。' },
  ],
  ['没有送达', [drop('acts/service-no-penalty')], 'S-01|S-02'],
  ['姓名错一字', [put('documents/no-penalty/content/personName', '张韦')], 'J-20|W-01'],
  ['复议机关错', [put('documents/no-penalty/content/reconsiderationOrgan', '山东省交通运输厅')], 'P-21'],
  ['事实的日期错', [say('documents/no-penalty/content/facts', '3月10日', '3月12日')], 'P-30|W-03'],
]);

const site = defectsOf('site', 'site', [
  ['勘验没有见证人签名也没有当事人', [drop('acts/sign-inspection-1')], 'W-13'],
  ['抽样没有当事人签名', [drop('acts/sign-sampling-1')], 'I-12'],
  ['抽样只有一名执法人员签名', [drop('acts/sign-sampling-2')], 'I-12'],
  [
    '抽样没有物品',
    [put('documents/sampling/content/items', [])],
    'I-12|schema.',
    { 'schema.minItems': '空白。' },
  ],
  ['陈述申辩笔录没有签名', [drop('acts/sign-defense-record-1')], 'W-13|I-09|N-05'],
  ['勘验时间倒置', [put('documents/inspection/content/endedAt', '2026-03-12T08:00')], 'I-07|schema.'],
  [
    '勘验只有一名执法人员',
    [
      put('documents/inspection/content/officer2Name', ''),
      put('documents/inspection/content/officer2Certificate', ''),
    ],
    'J-08',
    { 'schema.minLength': '空白。' },
  ],
  ['地址确认书没有签名', [drop('acts/sign-address-1')], 'S-10|S-06|W-13'],
]);

/** The ways besides the ordinary one. */
export const specialDefects: readonly Defect[] = [
  ...demand,
  ...instalments,
  ...summary,
  ...noPenalty,
  ...site,
];

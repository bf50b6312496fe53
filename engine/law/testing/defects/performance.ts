import { type Defect, defectsOf, drop, happened, put, say } from './defect.ts';

const service = defectsOf('service', 'ride-hailing-person', [
  [
    '决定书没有送达',
    [
      drop('acts/service-decision'),
      drop('documents/receipt'),
      drop('acts/sign-receipt-1'),
      drop('acts/issue-receipt'),
    ],
    'S-02',
    { 'S-01': '七个工作日已过。' },
  ],
  [
    '第八个工作日才送达',
    [
      put('acts/service-decision/on', '2026-04-08'),
      put('documents/receipt/content/documents/1/service/on', '2026-04-08'),
    ],
    'S-01',
  ],
  [
    '送达早于成文',
    [
      put('acts/service-decision/on', '2026-03-25'),
      put('documents/receipt/content/documents/1/service/on', '2026-03-25'),
    ],
    'S-03',
  ],
  [
    '回证日期与送达记录不一致',
    [put('documents/receipt/content/documents/1/service/on', '2026-03-28')],
    'W-04',
  ],
  [
    '回证文号与决定书不一致',
    [put('documents/receipt/content/documents/1/number', '鲁德交罚〔2026〕6号')],
    'W-11|W-01',
  ],
  ['回证没有收件人签名', [drop('acts/sign-receipt-1')], 'W-13'],
  [
    '他人代收没有写关系',
    [put('acts/service-decision/recipient', '刘芳'), put('acts/service-decision/relation', '')],
    'S-04',
  ],
  ['他人代收写“本人”', [put('acts/service-decision/recipient', '刘芳')], 'S-04'],
  [
    '留置送达没有见证也没有录像',
    [put('acts/service-decision/method', 'retention'), put('acts/service-decision/refusalReason', '拒收')],
    'S-05',
  ],
  [
    '留置送达没有拒收理由',
    [put('acts/service-decision/method', 'retention'), put('acts/service-decision/recorded', true)],
    'S-05',
  ],
  ['电子送达没有确认书', [put('acts/service-decision/method', 'electronic')], 'S-06'],
  [
    '邮寄送达没有邮件号',
    [put('acts/service-decision/method', 'post')],
    'S-07',
    { 'S-10': '没有地址确认书。' },
  ],
  [
    '公告送达没有原因',
    [put('acts/service-decision/method', 'announcement'), put('acts/service-decision/tracking', '门户网站')],
    'S-08',
  ],
  [
    '公告不满三十日视为送达',
    [
      put('acts/service-decision/method', 'announcement'),
      put('acts/service-decision/tracking', '门户网站'),
      put('acts/service-decision/refusalReason', '下落不明'),
      happened({
        id: 'ann',
        kind: 'note',
        subject: 'other',
        on: '2026-03-26',
        text: '公告送达决定书。',
        by: '李明',
      }),
    ],
    'S-08',
  ],
  ['转交送达没有写明由谁转交', [put('acts/service-decision/method', 'forwarded')], 'S-12'],
  ['只有一名送达人', [put('acts/service-decision/servers', ['李明'])], 'S-11'],
  ['送达人不是执法人员', [put('acts/service-decision/servers', ['李明', '郑某'])], 'S-11'],
  ['没有送达地点', [put('acts/service-decision/place', '')], 'S-11|S-02'],
  ['超过七个工作日才公开', [put('acts/publication/on', '2026-04-09')], 'U-02'],
  ['没有公开', [drop('acts/publication')], 'U-02'],
]);

const payment = defectsOf('payment', 'ride-hailing-person', [
  ['缴款少于罚款就结案', [put('acts/payment/amount', 200000)], 'X-03|X-01'],
  ['没有缴款记录就结案', [drop('acts/payment')], 'X-01|X-03'],
  [
    '缴款没有票据号',
    [put('acts/payment/receiptNumber', ''), put('documents/closing/content/receiptNumber', '')],
    'X-03',
    { 'schema.minLength': '空白。' },
  ],
  ['结案报告的缴款数额不同', [put('documents/closing/content/paidAmount', 250000)], 'X-03|W-02'],
  ['结案报告的票据号不同', [put('documents/closing/content/receiptNumber', '示例票据0000009')], 'W-11'],
  ['结案报告的缴款日期不同', [put('documents/closing/content/paidOn', '2026-04-03')], 'W-11'],
  ['结案报告文字的缴款日期不同', [say('documents/closing/content/performance', '4月2日', '4月5日')], 'W-03'],
  ['结案报告的罚款数额不同', [say('documents/closing/content/result', '3000元', '5000元')], 'W-02'],
  ['结案报告的决定日期不同', [say('documents/closing/content/result', '3月26日', '3月25日')], 'W-03'],
  [
    '结案报告的决定书文号不同',
    [say('documents/closing/content/result', '〔2026〕9号', '〔2026〕19号')],
    'W-01',
  ],
  [
    '结案在缴款之前',
    [
      put('documents/closing/issuedOn', '2026-04-01'),
      put('documents/closing/content/issuedOn', '2026-04-01'),
      put('documents/closing/createdOn', '2026-04-01'),
    ],
    'X-02',
  ],
  [
    '缴款在决定之前',
    [put('acts/payment/on', '2026-03-20'), put('documents/closing/content/paidOn', '2026-03-20')],
    'X-03',
    { 'W-03': '文字写4月2日。' },
  ],
  ['执法人员当场收取现金', [put('acts/payment/method', 'cash')], 'F-03'],
  [
    '逾期缴款没有加处罚款',
    [
      put('acts/payment/on', '2026-04-20'),
      put('documents/closing/content/paidOn', '2026-04-20'),
      say('documents/closing/content/performance', '4月2日', '4月20日'),
    ],
    'F-01',
    { 'X-02': '结案在缴款之前。' },
  ],
  [
    '结案没有负责人批准',
    [
      drop('acts/approval-closing-head'),
      put('documents/closing/content/headDate', ''),
      put('documents/closing/content/headName', ''),
      put('documents/closing/content/headOpinion', ''),
    ],
    'X-01|schema.',
    { 'schema.minLength': '空白。', 'schema.format': '日期栏空白。' },
  ],
  ['结案批准的日期与报告不同', [put('documents/closing/content/headDate', '2026-04-10')], 'W-07'],
  [
    '结案批准早于结案报告',
    [
      put('acts/approval-closing-head/on', '2026-04-07'),
      put('documents/closing/content/headDate', '2026-04-07'),
    ],
    'W-07',
  ],
]);

/** Service, payment, closing. */
export const performanceDefects: readonly Defect[] = [...service, ...payment];

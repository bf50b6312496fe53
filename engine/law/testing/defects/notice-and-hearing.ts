import { type Defect, defectsOf, drop, put, say } from './defect.ts';

const notice = defectsOf('notice', 'ride-hailing-person', [
  ['没有违法行为通知书', [drop('documents/notice')], 'N-01'],
  [
    '通知书没有送达',
    [drop('acts/service-notice'), put('documents/receipt/content/documents', [])],
    'N-01',
    { 'schema.minItems': '回证没有行。' },
  ],
  [
    '决定之后才送达通知书',
    [put('acts/service-notice/on', '2026-03-27')],
    'N-01',
    {
      'W-04': '回证日期不同。',
    },
  ],
  [
    '通知当日就决定',
    [
      put('acts/service-notice/on', '2026-03-26'),
      put('documents/receipt/content/documents/0/service/on', '2026-03-26'),
      drop('acts/statement'),
    ],
    'N-07',
  ],
  [
    '告知的罚款少于决定',
    [
      put('documents/notice/content/fine', 200000),
      put('documents/notice/content/penaltyContent', '警告、罚款2000元'),
    ],
    'N-03|N-04',
    { 'N-04': '加重。', 'W-02': '报告写3000元。' },
  ],
  [
    '告知的依据与决定不同',
    [
      put(
        'documents/notice/content/penaltyBasis',
        '《网络预约出租汽车经营服务管理暂行办法》第三十四条第一款第（三）项',
      ),
    ],
    'N-03|W-05',
    { 'W-12': '调查报告引用的条款也不同。', 'W-05': '条款不是该案由的处罚条款。' },
  ],
  ['告知没有写陈述申辩权', [put('documents/notice/content/rights', [])], 'N-02|N-20|schema.'],
  [
    '因申辩加重处罚',
    [
      put('documents/decision/content/fine', 500000),
      put('documents/decision/content/penaltyContent', '警告、罚款5000元'),
      put('facts/penalty/fine', 500000),
      put('facts/penalty/content', '警告、罚款5000元'),
    ],
    'N-04',
    {
      'W-02': '报告、结案写3000元。',
      'X-03': '缴款3000元。',
    },
  ],
  [
    '陈述申辩没有复核',
    [put('acts/statement/reviewOpinion', ''), put('acts/statement/reviewedOn', '')],
    'N-05',
  ],
  [
    '决定书没有写陈述申辩',
    [put('documents/decision/content/defense', '')],
    'N-05',
    { 'schema.minLength': '栏目空白。' },
  ],
  [
    '决定书写没有陈述申辩',
    [put('documents/decision/content/defense', '当事人在法定期限内没有提出陈述、申辩。')],
    'N-05',
  ],
  [
    '决定书写的陈述日期错一日',
    [say('documents/decision/content/defense', '3月18日', '3月19日')],
    'N-05|W-03',
  ],
  ['陈述在决定之后复核', [put('acts/statement/reviewedOn', '2026-03-27')], 'N-05'],
  [
    '通知书引用旧处罚法的三日',
    [
      put(
        'documents/notice/content/facts',
        '2026年3月10日14时20分，张伟驾驶号牌为鲁N12345的小型轿车，在德州市德城区示例汽车站出站口通过网络预约出租汽车平台接单载客，该车未取得《网络预约出租汽车运输证》。可在三日内要求听证。',
      ),
    ],
    'N-20',
  ],
  [
    '较大数额没有告知听证',
    [
      put('documents/notice/content/fine', 3000000),
      put('documents/notice/content/penaltyContent', '警告、罚款30000元'),
      put('documents/decision/content/fine', 3000000),
      put('documents/decision/content/penaltyContent', '警告、罚款30000元'),
      put('facts/penalty/fine', 3000000),
      put('facts/penalty/content', '警告、罚款30000元'),
    ],
    'N-09',
    {
      'P-09': '超过上限。',
      'P-04': '没有集体讨论。',
      'W-02': '报告写3000元。',
      'X-03': '缴款3000元。',
    },
  ],
  ['违法事实没有时间', [say('documents/notice/content/facts', '2026年3月10日14时20分，', '')], 'P-30'],
  ['违法事实没有地点', [say('documents/notice/content/facts', '在德州市德城区示例汽车站出站口', '')], 'P-30'],
  ['通知书没有文号', [put('documents/notice/content/number', '')], 'schema.'],
  ['通知书没有联系人', [put('documents/notice/content/agencyContact', '')], 'schema.'],
]);

const hearing = defectsOf('hearing', 'hearing', [
  [
    '当事人要求听证没有举行',
    [
      drop('documents/hearing'),
      drop('documents/hearing-notice'),
      drop('documents/hearing-report'),
      drop('acts/service-hearing-notice'),
    ],
    'N-22',
    { 'W-03': '决定书写举行了听证。' },
  ],
  ['听证通知书没有送达', [drop('acts/service-hearing-notice')], 'N-11', { 'S-02': '该文书没有送达记录。' }],
  ['听证前不足七个工作日送达', [put('acts/service-hearing-notice/on', '2026-03-23')], 'N-11'],
  ['没有听证通知书', [drop('documents/hearing-notice'), drop('acts/service-hearing-notice')], 'W-06|N-11'],
  [
    '听证主持人是调查人员',
    [
      put('documents/hearing/content/moderatorName', '李明'),
      put('documents/hearing-notice/content/moderatorName', '李明'),
    ],
    'N-13',
  ],
  [
    '听证不公开没有理由',
    [put('documents/hearing-notice/content/publicity', 'closed')],
    'N-12',
    { 'schema.required': '栏目空白。' },
  ],
  [
    '三名代理人',
    [put('documents/hearing/content/agents', [{ name: '周明' }, { name: '周亮' }, { name: '周鹏' }])],
    'N-14',
  ],
  [
    '代理人没有授权委托书',
    [put('documents/hearing/content/agents/0/employer', '示例律师事务所律师')],
    'N-14',
  ],
  ['听证笔录没有当事人签名', [drop('acts/sign-hearing-1')], 'N-17'],
  ['听证笔录没有主持人签名', [drop('acts/sign-hearing-2')], 'W-13'],
  [
    '听证笔录没有质证',
    [put('documents/hearing/content/proceedings', '主持人宣布开始。调查人员李明提出事实、证据和建议。')],
    'N-16',
  ],
  [
    '听证在要求之前',
    [
      put('documents/hearing/content/startedAt', '2026-03-18T09:00'),
      put('documents/hearing/content/endedAt', '2026-03-18T10:00'),
    ],
    'W-06',
    { 'W-07': '签名、审批的日期随之不合。', 'W-03': '决定书写的听证日期随之不合。' },
  ],
  [
    '听证当日就决定在听证之前',
    [
      put('documents/hearing/content/startedAt', '2026-04-10T09:00'),
      put('documents/hearing/content/endedAt', '2026-04-10T10:20'),
      put('documents/hearing-notice/content/hearingAt', '2026-04-10T09:00'),
    ],
    'N-18',
    {
      'P-03': '审核也在听证之前。',
      'W-07': '签名在前。',
      'W-03': '决定书写的听证日期随之不合。',
    },
  ],
  ['没有集体讨论', [drop('acts/discussion'), drop('documents/discussion-record')], 'P-04'],
  [
    '集体讨论在决定之后',
    [
      put('acts/discussion/on', '2026-04-10'),
      put('documents/discussion-record/content/startedAt', '2026-04-10T15:00'),
      put('documents/discussion-record/content/endedAt', '2026-04-10T15:40'),
    ],
    'P-04',
  ],
  [
    '没有法制审核',
    [drop('documents/review'), drop('acts/review-submitted'), drop('acts/review-passed')],
    'P-01',
  ],
  ['审核没有通过仍然决定', [put('acts/review-passed/result', 'returned')], 'P-02|P-01'],
  [
    '审核在听证之前',
    [
      put('acts/review-passed/on', '2026-03-24'),
      put('acts/review-submitted/on', '2026-03-23'),
      put('documents/review/content/reviewedOn', '2026-03-24'),
    ],
    'P-03|N-18|W-07',
  ],
  [
    '放弃期限没有届满就决定',
    [
      drop('acts/hearing-request'),
      drop('documents/hearing'),
      drop('documents/hearing-notice'),
      drop('documents/hearing-report'),
      drop('acts/service-hearing-notice'),
      put('documents/decision/issuedOn', '2026-03-24'),
      put('documents/decision/content/issuedOn', '2026-03-24'),
    ],
    'N-06',
    {
      'W-03': '文字叙述的日期随之不合。',
      'P-23': '批准在后。',
      'P-03': '审核的先后随之不合。',
      'P-04': '讨论在后。',
      'U-02': '公开过迟。',
      'S-01': '送达在后。',
    },
  ],
  ['听证要求超过五个工作日', [put('acts/hearing-request/on', '2026-03-26')], 'N-10|W-03'],
  [
    '听证笔录的案由不一致',
    [put('documents/hearing/content/caseName', '未取得网络预约出租汽车运输证擅自从事网约车经营')],
    'I-05',
  ],
  [
    '听证后加重处罚',
    [
      put('documents/decision/content/fine', 5000000),
      put('documents/decision/content/penaltyContent', '罚款50000元'),
      put('facts/penalty/fine', 5000000),
      put('facts/penalty/content', '罚款50000元'),
    ],
    'N-04',
    {
      'W-02': '报告写30000元。',
      'X-03': '缴款30000元。',
    },
  ],
  [
    '集体讨论的结论与决定不一致',
    [
      put('acts/discussion/conclusion', '同意给予张伟罚款20000元的行政处罚。'),
      put('documents/discussion-record/content/conclusion', '同意给予张伟罚款20000元的行政处罚。'),
    ],
    'W-02|P-04',
  ],
  [
    '集体讨论只有一名负责人',
    [
      put('acts/discussion/attendees', ['赵强']),
      put('documents/discussion-record/content/attendees', [{ name: '赵强', post: '局长' }]),
    ],
    'P-04',
  ],
]);

/** The notice, the defence, the hearing. */
export const noticeDefects: readonly Defect[] = [...notice, ...hearing];

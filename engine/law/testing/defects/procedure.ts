import { type Defect, defectsOf, document, drop, put } from './defect.ts';

const filing = defectsOf('filing', 'ride-hailing-person', [
  ['没有立案登记表', [drop('documents/filing')], 'I-01'],
  [
    '负责人没有批准立案',
    [
      drop('acts/approval-filing-head'),
      put('documents/filing/content/headDate', ''),
      put('documents/filing/content/headName', ''),
      put('documents/filing/content/headOpinion', ''),
    ],
    'I-01',
    { 'schema.minLength': '栏目空白。', 'schema.format': '栏目空白。' },
  ],
  ['负责人不同意立案仍然处罚', [put('acts/approval-filing-head/decision', 'rejected')], 'I-01'],
  [
    '立案批准在通知之后',
    [
      put('acts/approval-filing-head/on', '2026-03-18'),
      put('documents/filing/content/headDate', '2026-03-18'),
    ],
    'I-02',
  ],
  [
    '受案二十日后才立案',
    [put('facts/acceptedOn', '2026-02-10'), put('documents/filing/content/acceptedOn', '2026-02-10')],
    'I-03',
    { 'W-07': '受案日期也早于违法之日。' },
  ],
  [
    '案由前后不一致：立案表',
    [put('documents/filing/content/cause', '未取得道路旅客运输经营许可擅自从事客运经营')],
    'I-05',
  ],
  [
    '案由前后不一致：通知书',
    [put('documents/notice/content/cause', '未取得网络预约出租汽车驾驶员证擅自从事网约车经营')],
    'I-05',
  ],
  [
    '案由前后不一致：调查报告',
    [put('documents/report/content/cause', '未取得网络预约出租汽车驾驶员证擅自从事网约车经营')],
    'I-05',
  ],
  [
    '案由前后不一致：结案报告',
    [put('documents/closing/content/cause', '未取得巡游出租汽车运输证擅自从事经营')],
    'I-05',
  ],
  ['立案表的批准日期与批准记录不一致', [put('documents/filing/content/headDate', '2026-03-12')], 'W-07'],
  ['受案日期在违法之前', [put('documents/filing/content/acceptedOn', '2026-03-09')], 'W-07|W-03|I-03'],
  [
    '立案案号与文书案号不一致：调查报告',
    [put('documents/report/content/caseNumber', '鲁德交立〔2026〕16号')],
    'W-08',
  ],
  [
    '立案案号与文书案号不一致：询问笔录',
    [put('documents/interview/content/caseNumber', '鲁德交立〔2026〕51号')],
    'W-08',
  ],
  [
    '立案案号与文书案号不一致：结案报告',
    [put('documents/closing/content/caseNumber', '鲁德交立〔2025〕15号')],
    'W-08',
  ],
  ['违法行为超过二年才发现', [put('facts/violation/discoveredOn', '2028-03-11')], 'J-26'],
  [
    '违法地点在辖区以外',
    [
      put('facts/violation/place', '济南市历下区示例汽车站'),
      put('documents/scene/content/place', '济南市历下区示例汽车站'),
    ],
    'J-01',
  ],
]);

const records = defectsOf('record', 'ride-hailing-person', [
  ['没有现场笔录和询问笔录', [drop('documents/scene'), drop('documents/interview')], 'I-06'],
  ['询问笔录起止时间倒置', [put('documents/interview/content/endedAt', '2026-03-11T14:40')], 'I-07|schema.'],
  ['现场笔录起止时间倒置', [put('documents/scene/content/endedAt', '2026-03-10T14:10')], 'I-07|schema.'],
  ['现场笔录跨两日', [put('documents/scene/content/endedAt', '2026-03-11T14:50')], 'I-07'],
  [
    '询问笔录与现场笔录时间重叠',
    [
      put('documents/interview/content/startedAt', '2026-03-10T14:30'),
      put('documents/interview/content/endedAt', '2026-03-10T14:45'),
    ],
    'I-07|I-08',
    { 'W-07': '签名在次日。' },
  ],
  [
    '同一人员同一时间制作两份询问笔录',
    [
      document('interview-2', 'interview-record', '2026-03-11', {
        caseNumber: '鲁德交立〔2026〕15号',
        startedAt: '2026-03-11T15:20',
        endedAt: '2026-03-11T16:00',
        officer1Name: '李明',
        officer1Certificate: '鲁N20230001',
        officer2Name: '陈静',
        officer2Certificate: '鲁N20230002',
        interviewer: '李明',
        recorder: '陈静',
        intervieweeName: '周敏',
        questions: [{ question: '是否申请回避？', answer: '不申请。' }],
      }),
    ],
    'I-07|I-08',
    { 'schema.required': '第二份笔录从简。', 'I-09': '第二份笔录没有签名。' },
  ],
  ['询问笔录没有被询问人签名', [drop('acts/sign-interview-1')], 'I-09'],
  ['询问笔录少一名执法人员签名', [drop('acts/sign-interview-3'), drop('acts/sign-interview-4')], 'I-09'],
  ['现场笔录没有当事人签名', [drop('acts/sign-scene-1')], 'I-09'],
  ['现场笔录没有执法人员签名', [drop('acts/sign-scene-2'), drop('acts/sign-scene-3')], 'I-09'],
  ['现场笔录签名早于制作', [put('acts/sign-scene-1/at', '2026-03-10T14:10')], 'W-07|I-09|I-07'],
  ['询问笔录次日才签名', [put('acts/sign-interview-1/at', '2026-03-13T15:40')], 'W-07|I-09'],
  ['签名的不是被询问人', [put('acts/sign-interview-1/name', '王强')], 'W-07'],
  ['现场笔录拒签没有注明原因', [put('acts/sign-scene-1/refused', true)], 'I-09'],
  ['现场笔录的地点与事实不符', [put('documents/scene/content/place', '德州市德城区示例火车站广场')], 'I-10'],
  [
    '现场笔录的时间与事实不符',
    [
      put('documents/scene/content/startedAt', '2026-03-10T16:20'),
      put('documents/scene/content/endedAt', '2026-03-10T16:50'),
    ],
    'I-10',
    { 'W-07': '签名时间在检查之前。' },
  ],
  [
    '现场笔录日期早一日',
    [
      put('documents/scene/content/startedAt', '2026-03-09T14:20'),
      put('documents/scene/content/endedAt', '2026-03-09T14:50'),
    ],
    'I-10',
    { 'W-07': '签名时间在次日。' },
  ],
  [
    '询问在立案之前',
    [
      put('documents/interview/content/startedAt', '2026-03-08T15:00'),
      put('documents/interview/content/endedAt', '2026-03-08T15:40'),
    ],
    'I-07',
    { 'W-07': '签名在后。' },
  ],
  [
    '没有告知陈述申辩的询问',
    [put('documents/interview/content/questions', [{ question: '请说明你的姓名。', answer: '张伟。' }])],
    'J-15',
  ],
]);

const evidence = defectsOf('evidence', 'ride-hailing-person', [
  [
    '复印件没有与原件核对',
    [put('evidence/evidence-6/checkedAgainstOriginal', false), put('evidence/evidence-6/note', '')],
    'I-18',
  ],
  [
    '电子数据没有注明核对',
    [put('evidence/evidence-4/checkedAgainstOriginal', false), put('evidence/evidence-4/note', '')],
    'I-18',
  ],
  ['视听资料没有制作人', [put('evidence/evidence-8/source', '')], 'W-14|I-19'],
  ['视听资料没有证明内容', [put('evidence/evidence-8/proves', '')], 'I-19'],
  ['证据没有来源', [put('evidence/evidence-5/source', '')], 'W-14'],
  ['决定书所列证据不在案卷', [drop('evidence/evidence-4')], 'I-17', { 'W-09': '调查报告也列了该证据。' }],
  [
    '决定书列了案卷没有的证据',
    [
      {
        add: 'documents/decision/content/evidence',
        value: { name: '车辆检测报告', kindTitle: '鉴定意见', count: '1份', proves: '车辆状况' },
      },
    ],
    'I-17',
  ],
  ['证据在决定之后取得', [put('evidence/evidence-6/collectedAt', '2026-03-27T10:00')], 'I-17'],
  ['证据在告知之后取得', [put('evidence/evidence-5/collectedAt', '2026-03-20T10:00')], 'I-24|I-17'],
  ['决定书证据的份数与案卷不一致', [put('documents/decision/content/evidence/3/count', '5张')], 'I-17|W-09'],
  [
    '调查报告的证据与案卷不一致',
    [put('documents/report/content/evidence/2/name', '乘客周敏视频证言')],
    'I-17|W-09',
  ],
  ['没有任何证据', [put('evidence', [])], 'I-17'],
  ['证人证言只有一人收集', [put('evidence/evidence-3/collectedBy', ['陈静'])], 'J-08'],
  [
    '鉴定意见没有机构',
    [
      {
        add: 'evidence',
        value: {
          id: 'e9',
          kind: 'expertOpinion',
          name: '车辆鉴定意见',
          count: '1份',
          collectedAt: '2026-03-12T10:00',
          collectedBy: ['李明', '陈静'],
          proves: '车辆状况',
        },
      },
    ],
    'I-22|I-17',
  ],
  ['证据以非法手段取得', [put('evidence/evidence-4/unlawful', true)], 'I-31'],
]);

const report = defectsOf('report', 'ride-hailing-person', [
  ['没有调查报告', [drop('documents/report')], 'I-24'],
  [
    '调查报告在通知之后',
    [put('documents/report/issuedOn', '2026-03-19'), put('documents/report/content/issuedOn', '2026-03-19')],
    'I-24',
    { 'W-07': '审批在报告之前。' },
  ],
  [
    '调查报告在通知当日之后审批',
    [
      put('acts/approval-penalty-section/on', '2026-03-27'),
      put('documents/report/content/sectionDate', '2026-03-27'),
    ],
    'W-07|P-23',
  ],
  ['涉嫌犯罪没有移送', [put('facts/violation/suspectedCrime', true)], 'I-25'],
  [
    '已经移送仍然处罚',
    [document('transfer', 'case-transfer-letter', '2026-03-18', { receivingOrgan: '德州市公安局德城分局' })],
    'J-07',
    { 'schema.required': '移送书从简。' },
  ],
  [
    '回避申请没有决定',
    [put('documents/interview/content/questions/1/answer', '申请李明回避，他是我的邻居。')],
    'J-16',
  ],
]);

/** From filing to the hearing. */
export const procedureDefects: readonly Defect[] = [...filing, ...records, ...evidence, ...report];

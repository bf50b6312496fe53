import { type Defect, defectsOf, document, drop, put, say } from './defect.ts';

const decision = defectsOf('decision', 'ride-hailing-person', [
  [
    '没有法制审核',
    [drop('documents/review'), drop('acts/review-submitted'), drop('acts/review-passed')],
    'P-01',
  ],
  [
    '裁量说理引用不存在的条文',
    [
      put(
        'documents/decision/content/discretion',
        '依据《中华人民共和国行政处罚法》第八十七条的规定从轻处罚。',
      ),
    ],
    'W-15',
    { 'J-29': '裁量理由也没有写明裁量基准。' },
  ],
  [
    '陈述申辩意见的采纳依据已经失效的规章',
    [
      put(
        'documents/decision/content/defense',
        '当事人于2026年3月18日提出陈述、申辩。经复核，依照《交通行政处罚程序规定》第二十条，本机关予以采纳。',
      ),
    ],
    'W-15',
  ],
  [
    '审核在决定之后',
    [
      put('acts/review-passed/on', '2026-03-27'),
      put('documents/review/content/reviewedOn', '2026-03-27'),
      put('documents/review/issuedOn', '2026-03-27'),
      put('documents/review/content/issuedOn', '2026-03-27'),
    ],
    'P-01|P-03',
    { 'P-03': '审核的先后随之不合。' },
  ],
  [
    '审核退回后仍作出决定',
    [put('acts/review-passed/result', 'returned'), put('documents/review/content/conclusion', 'correct')],
    'P-02|P-01',
  ],
  ['审核意见书写不同意', [put('documents/review/content/conclusion', 'supplement')], 'P-02|P-01'],
  [
    '审核在调查终结之前',
    [
      put('acts/review-submitted/on', '2026-03-12'),
      put('acts/review-passed/on', '2026-03-13'),
      put('documents/review/content/reviewedOn', '2026-03-13'),
    ],
    'P-03',
  ],
  [
    '负责人没有批准处罚',
    [
      drop('acts/approval-penalty-head'),
      put('documents/report/content/headDate', ''),
      put('documents/report/content/headName', ''),
      put('documents/report/content/headOpinion', ''),
    ],
    'P-23',
    { 'schema.minLength': '审批栏空白。', 'schema.format': '日期栏空白。' },
  ],
  ['负责人不同意处罚', [put('acts/approval-penalty-head/decision', 'rejected')], 'P-23'],
  [
    '负责人批准在决定次日',
    [
      put('acts/approval-penalty-head/on', '2026-03-27'),
      put('documents/report/content/headDate', '2026-03-27'),
    ],
    'P-23',
  ],
  [
    '立案超过九十日才决定',
    [
      put('documents/decision/issuedOn', '2026-06-10'),
      put('documents/decision/content/issuedOn', '2026-06-10'),
    ],
    'P-05',
    {
      'W-03': '结案报告写3月26日。',
      'S-03': '送达在文书之前。',
      'X-03': '缴款在决定之前。',
      'U-02': '公开在决定之前。',
    },
  ],
  ['没有文号', [put('documents/decision/content/number', '')], 'schema.'],
  [
    '文号的年份与成文日期不一致',
    [
      put('documents/decision/content/number', '鲁德交罚〔2025〕9号'),
      put('documents/decision/number', '鲁德交罚〔2025〕9号'),
    ],
    'P-27',
    { 'W-01': '结案报告写的文号不同。' },
  ],
  [
    '违反的条款不是该案由的',
    [put('documents/decision/content/prohibition', '《网络预约出租汽车经营服务管理暂行办法》第十五条')],
    'W-05|N-03|W-12',
  ],
  [
    '处罚条款项错：第（三）项',
    [
      put(
        'documents/decision/content/penaltyBasis',
        '《网络预约出租汽车经营服务管理暂行办法》第三十四条第一款第（三）项',
      ),
    ],
    'W-05',
    { 'N-03': '与告知不同。' },
  ],
  [
    '处罚条款错：第三十五条',
    [put('documents/decision/content/penaltyBasis', '《网络预约出租汽车经营服务管理暂行办法》第三十五条')],
    'W-05',
    { 'N-03': '与告知不同。' },
  ],
  [
    '引用不存在的条',
    [
      put(
        'documents/decision/content/penaltyBasis',
        '《网络预约出租汽车经营服务管理暂行办法》第九十四条第一款第（二）项',
      ),
    ],
    'P-08|W-05',
    { 'N-03': '与告知不同。', 'W-05': '条款不是该案由的处罚条款。' },
  ],
  [
    '引用不存在的款',
    [
      put(
        'documents/decision/content/penaltyBasis',
        '《网络预约出租汽车经营服务管理暂行办法》第三十四条第五款第（二）项',
      ),
    ],
    'P-08',
    { 'N-03': '与告知不同。' },
  ],
  [
    '只写法名不写条款',
    [put('documents/decision/content/penaltyBasis', '《网络预约出租汽车经营服务管理暂行办法》的规定')],
    'P-29',
    { 'N-03': '与告知不同。' },
  ],
  [
    '写“等规定”',
    [say('documents/decision/content/penaltyBasis', '第（二）项', '第（二）项等规定')],
    'P-29',
    { 'N-03': '与告知不同。' },
  ],
  [
    '依据是裁量基准',
    [put('documents/decision/content/penaltyBasis', '（示例）德州市交通运输行政处罚裁量基准')],
    'J-28|P-29|W-05',
    { 'N-03': '与告知不同。', 'P-29': '没有条款。' },
  ],
  [
    '罚款大写与数字不同',
    [put('documents/decision/content/fine', 350000)],
    'P-10',
    {
      'N-04': '加重。',
      'W-02': '其他文书写3000元。',
      'X-03': '缴款不同。',
    },
  ],
  [
    '处罚内容的数额与罚款数额不同',
    [put('documents/decision/content/penaltyContent', '警告、罚款8000元')],
    'P-10',
  ],
  [
    '罚款超过上限',
    [
      put('documents/decision/content/fine', 1500000),
      put('documents/decision/content/penaltyContent', '警告、罚款15000元'),
    ],
    'P-09',
    {
      'N-04': '加重。',
      'W-02': '其他文书写的是原来的数额。',
      'X-03': '缴款不同。',
      'P-04': '达到集体讨论的数额，没有讨论。',
    },
  ],
  [
    '罚款低于下限没有减轻理由',
    [
      put('documents/decision/content/fine', 100000),
      put('documents/decision/content/penaltyContent', '警告、罚款1000元'),
    ],
    'P-09|P-24',
    { 'P-24': '低于下限没有减轻的理由。', 'W-02': '其他文书写的是原来的数额。' },
  ],
  [
    '通知、决定、报告的罚款都超过上限',
    [
      put('documents/decision/content/fine', 1100000),
      put('documents/decision/content/penaltyContent', '警告、罚款11000元'),
      put('documents/notice/content/fine', 1100000),
      put('documents/notice/content/penaltyContent', '警告、罚款11000元'),
    ],
    'P-09',
    {
      'W-02': '其他文书写3000元。',
      'X-03': '缴款不同。',
      'N-09': '较大数额。',
      'P-04': '达到集体讨论的数额，没有讨论。',
    },
  ],
  ['勾选的处罚种类缺警告', [put('documents/decision/content/penaltyKinds', ['fine'])], 'P-13'],
  [
    '勾选吊销',
    [put('documents/decision/content/penaltyKinds', ['warning', 'fine', 'revokeLicence'])],
    'P-13',
    { 'N-03': '与告知不同。' },
  ],
  [
    '没有责令改正',
    [put('documents/decision/content/otherPerformance', '')],
    'P-12',
    { 'schema.minLength': '空白。' },
  ],
  ['有违法所得没有没收', [put('facts/violation/illegalIncome', 180000)], 'P-11'],
  [
    '没有裁量理由',
    [put('documents/decision/content/discretion', '')],
    'J-29|schema.',
    { 'schema.minLength': '空白。' },
  ],
  [
    '裁量理由没有写裁量基准',
    [put('documents/decision/content/discretion', '当事人系初次违法，不适用不予处罚。')],
    'J-29',
  ],
  ['裁量档次与登记不一致', [say('documents/decision/content/discretion', '“从轻”', '“从重”')], 'J-29'],
  ['事实没有时间', [say('documents/decision/content/facts', '2026年3月10日14时20分，', '')], 'P-30'],
  ['事实没有地点', [say('documents/decision/content/facts', '在德州市德城区示例汽车站出站口', '')], 'P-30'],
  ['事实的日期错一日', [say('documents/decision/content/facts', '3月10日', '3月11日')], 'P-30|W-03'],
  ['事实的时刻不同', [say('documents/decision/content/facts', '14时20分', '16时20分')], 'P-30|W-03'],
  ['通知书事实的日期错', [say('documents/notice/content/facts', '3月10日', '3月1日')], 'P-30|W-03'],
  [
    '调查报告的日期错一日',
    [say('documents/report/content/course', '经查：2026年3月10日', '经查：2026年3月11日')],
    'W-03',
  ],
  ['立案表案情的日期错', [say('documents/filing/content/summary', '2026年3月10日', '2026年3月9日')], 'W-03'],
  ['现场笔录文字的年份错', [say('documents/filing/content/summary', '2026年', '2025年')], 'W-03'],
  [
    '复议机关是本机关',
    [put('documents/decision/content/reconsiderationOrgan', '德州市德城区交通运输局')],
    'P-21',
  ],
  [
    '复议机关是上级主管部门',
    [put('documents/decision/content/reconsiderationOrgan', '德州市交通运输局')],
    'P-21',
  ],
  ['复议机关是省政府', [put('documents/decision/content/reconsiderationOrgan', '山东省人民政府')], 'P-21'],
  ['法院不是本院', [put('documents/decision/content/court', '济南市历下区')], 'P-22'],
  [
    '通知书以内设机构名义',
    [put('documents/notice/content/agencyName', '德州市德城区交通运输局法制科')],
    'J-03',
  ],
  [
    '决定书以大队名义作出',
    [put('documents/decision/content/agencyName', '交通运输综合行政执法大队一中队')],
    'J-03',
  ],
  ['代收账号错', [put('documents/decision/content/payeeAccount', '1000000000000002')], 'F-02'],
  ['代收银行错', [put('documents/decision/content/payeeBank', '示例银行济南支行')], 'F-02'],
  [
    '没有写账号',
    [put('documents/decision/content/payeeAccount', '')],
    'P-06',
    {
      'schema.minLength': '栏目空白。',
    },
  ],
  [
    '没有写地址',
    [put('documents/decision/content/personAddress', '')],
    'P-06',
    { 'schema.minLength': '空白。' },
  ],
  [
    '未成年人没有从轻',
    [
      say('documents/decision/content/discretion', '从轻', '一般'),
      put('facts/parties/party-1/idNumber', '370101200905121010'),
    ],
    'J-19',
    { 'J-29': '档次与登记不同。', 'J-20': '文书上的证件号不同。' },
  ],
  [
    '不满十四周岁仍然处罚',
    [put('facts/parties/party-1/idNumber', '370101201305121011')],
    'J-19',
    { 'J-20': '文书上的证件号不同。' },
  ],
  [
    '两份决定书各罚一次',
    [
      document(
        'decision-2',
        'penalty-decision',
        '2026-03-26',
        {
          number: '鲁德交罚〔2026〕10号',
          penaltyKinds: ['fine'],
          fine: 300000,
          penaltyContent: '罚款3000元',
        },
        '鲁德交罚〔2026〕10号',
      ),
    ],
    'J-24',
    {
      'S-01': '第二份没有送达。',
      'J-29': '从简。',
      'S-02': '第二份没有送达。',
      'schema.required': '从简。',
      'P-13': '处罚种类随之不合。',
      'N-05': '没有写申辩。',
      'P-06': '从简。',
      'P-12': '第二份没有责令改正。',
    },
  ],
  [
    '从轻情节却按最高额',
    [
      put('facts/violation/circumstances', ['first', 'cooperative', 'reported']),
      put('documents/decision/content/fine', 1000000),
      put('documents/decision/content/penaltyContent', '警告、罚款10000元'),
    ],
    'J-31|N-04',
    {
      'N-04': '加重。',
      'W-02': '其他文书写的是原来的数额。',
      'X-03': '缴款不同。',
      'P-04': '达到集体讨论的数额，没有讨论。',
    },
  ],
  ['调查报告建议的数额与决定不同', [say('documents/report/content/conclusion', '3000元', '5000元')], 'W-02'],
  ['审核意见的拟处罚数额与决定不同', [say('documents/review/content/proposal', '3000元', '30000元')], 'W-02'],
  [
    '调查报告引用的条款不同',
    [say('documents/report/content/conclusion', '第三十四条第一款第（二）项', '第三十四条第一款第（一）项')],
    'W-12',
  ],
  ['审核意见引用的条款不同', [say('documents/review/content/proposal', '第十三条', '第十四条')], 'W-12'],
  ['立案表引用的条款不同', [say('documents/filing/content/legalBasis', '第十三条', '第二十三条')], 'W-12'],
  [
    '引用已经修订的处罚法条文',
    [say('documents/filing/content/legalBasis', '第五十四条第二款', '第三十六条第二款')],
    'W-12|P-08|N-20',
  ],
  ['审核表写违法行为涉嫌犯罪', [put('documents/review/content/suspectedCrime', 'yes')], 'I-25'],
  ['审核表写事实不清仍同意', [put('documents/review/content/factsClear', 'no')], 'P-02'],
  ['审核表写超越权限', [put('documents/review/content/beyondPower', 'yes')], 'P-02|J-01'],
  ['审核人签名与审核人不同', [put('acts/sign-review-1/name', '林娜')], 'W-07|J-17'],
  ['调查报告没有执法人员签名', [drop('acts/sign-report-1'), drop('acts/sign-report-2')], 'I-24|W-13'],
]);

/** The decision, its service and its performance. */
export const decisionDefects: readonly Defect[] = [...decision];

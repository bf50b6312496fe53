import { type Defect, defectsOf, document, drop, put, say } from './defect.ts';

const overload = defectsOf('overload', 'overload', [
  ['超限数算错', [say('documents/decision/content/facts', '超限10.00吨', '超限11.00吨')], 'I-23'],
  ['通知书的超限数算错', [say('documents/notice/content/facts', '超限10.00吨', '超限1.00吨')], 'I-23'],
  ['总质量没有超过限定标准', [say('documents/decision/content/facts', '59.00吨', '48.90吨')], 'I-23|W-03'],
  [
    '罚款不按超限数计算',
    [
      put('documents/decision/content/fine', 800000),
      put('documents/decision/content/penaltyContent', '罚款8000元'),
      put('documents/notice/content/fine', 800000),
      put('documents/notice/content/penaltyContent', '罚款8000元'),
      put('facts/penalty/fine', 800000),
      put('facts/penalty/content', '罚款8000元'),
    ],
    'I-23',
    { 'W-02': '报告写5000元。', 'X-03': '缴款5000元。' },
  ],
  ['没有检测单', [drop('evidence/evidence-4')], 'I-23|I-17', { 'W-09': '调查报告也列了检测单。' }],
  ['挂车号牌错一位', [say('documents/decision/content/facts', '鲁N1234挂', '鲁N1243挂')], 'W-01|I-10|P-30'],
  ['号牌换成外省的', [say('documents/notice/content/facts', '鲁N12345', '冀N12345')], 'W-01|I-10|P-30'],
  [
    '处罚依据引错项',
    [say('documents/decision/content/penaltyBasis', '第（二）项', '第（一）项')],
    'N-03|W-05|P-27|W-12',
  ],
  ['限定标准前后不同', [say('documents/scene/content/content', '49.00吨', '46.00吨')], 'I-23'],
  ['检测单的总质量与决定书不同', [say('documents/scene/content/content', '59.00吨', '58.00吨')], 'I-23'],
]);

const told = [
  ...defectsOf('forwarded', 'ride-hailing-person', [
    [
      '转交送达没有写明由谁转交',
      [put('acts/service-decision/method', 'forwarded')],
      'S-12',
      { 'W-04': '送达回证写的是直接送达。' },
    ],
  ]),
  ...defectsOf('told-hearing', 'organization-hearing', [
    ['决定书写的听证日期错一日', [say('documents/decision/content/defense', '6月9日', '6月8日')], 'W-03'],
  ]),
  ...defectsOf('told-payment', 'overload', [
    [
      '决定书写十日内缴纳罚款',
      [
        put(
          'documents/decision/content/otherPerformance',
          '责令立即改正，自收到本决定书之日起十日内缴纳罚款',
        ),
      ],
      'F-01',
    ],
  ]),
  ...defectsOf('told-name', 'demolition', [
    ['强制执行决定书姓名错一字', [put('documents/enforcement/content/personName', '张玮')], 'J-20'],
    ['执行公告姓名错一字', [put('documents/announcement/content/partyName', '张玮')], 'J-20'],
    [
      '强制执行决定书引的决定文号错年份',
      [put('documents/enforcement/content/decisionNumber', '鲁德交罚〔2025〕9号')],
      'W-11',
    ],
  ]),
  ...defectsOf('told-crime', 'transfer', [
    ['移送书姓名错一字', [put('documents/crime/content/personName', '张玮')], 'J-20'],
  ]),
] as const;

const removal = defectsOf('removal', 'demolition', [
  ['没有催告就强制拆除', [drop('documents/demand'), drop('acts/service-demand')], 'F-12'],
  ['催告书在决定之后才送达', [put('acts/service-demand/on', '2026-10-30')], 'F-12'],
  [
    '国庆节强制拆除',
    [put('documents/enforcement/content/enforceOn', '2026-10-01')],
    'F-18',
    { 'F-19': '公告的期限也没有届满。', 'W-07': '执行在决定之前。' },
  ],
  ['强制拆除没有公告', [drop('documents/announcement')], 'F-19'],
  [
    '公告的限期没有届满就拆除',
    [put('documents/announcement/content/removeBy', '2026-11-20')],
    'F-19',
    { 'W-06': '公告在决定之前。' },
  ],
  ['中止执行没有法定情形', [put('documents/status/content/suspendReason', '承办人员出差')], 'F-22'],
  [
    '终结执行没有法定情形',
    [
      put('documents/status/content/kind', 'end'),
      put('documents/status/content/endReason', '承办人员已经更换'),
      drop('documents/status/content/suspendReason'),
      drop('documents/status/content/suspendFrom'),
    ],
    'F-23',
  ],
  [
    '强制执行决定的起诉期限写成三个月',
    [
      put(
        'documents/enforcement/content/manner',
        '拆除示例线K8+200处公路建筑控制区内的棚屋，费用由当事人负担。不服的，可以在三个月内提起行政诉讼。',
      ),
    ],
    'P-20',
  ],
  [
    '强制执行的依据是部门规章',
    [put('documents/enforcement/content/basis', '《网络预约出租汽车经营服务管理暂行办法》第三十四条')],
    'F-17',
  ],
  ['强制执行决定没有送达', [drop('acts/service-enforcement')], 'S-02'],
]);

const substitute = defectsOf('substitute', 'spill', [
  [
    '立即代履行的标的是棚屋',
    [put('documents/substitute/content/subject', '拆除路边棚屋')],
    'F-21',
    { 'W-05': '标的与违法事实不同。' },
  ],
  [
    '没有催告就代履行',
    [
      put('documents/substitute/content/ground', 'after-demand'),
      drop('documents/substitute/content/immediateBasis'),
    ],
    'F-20',
    { 'schema.required': '催告的栏目空白。' },
  ],
  ['代履行没有送达', [drop('acts/service-substitute')], 'S-02'],
]);

const crime = defectsOf('crime', 'transfer', [
  [
    '批准移送后第三日才移送',
    [put('documents/crime/issuedOn', '2026-03-21'), put('documents/crime/content/issuedOn', '2026-03-21')],
    'I-26',
  ],
  [
    '移送在批准之前',
    [put('documents/crime/issuedOn', '2026-03-17'), put('documents/crime/content/issuedOn', '2026-03-17')],
    'I-26',
  ],
  ['批准移送以后没有移送书', [drop('documents/crime')], 'I-26'],
]);

const dangerous = defectsOf('dangerous-goods', 'hearing-dangerous-goods', [
  ['没有货物属于危险货物的证据', [drop('evidence/evidence-9')], 'I-17', { 'W-09': '调查报告也列了。' }],
  [
    '当事人中途退出听证没有终止',
    [say('documents/hearing/content/proceedings', '当事人最后陈述：', '当事人中途退出。\n当事人最后陈述：')],
    'N-15',
  ],
  [
    '吊销许可没有告知听证',
    [
      put('documents/notice/content/rights', ['statement']),
      put('documents/notice/content/penaltyKinds', ['fine', 'revokeLicence']),
      put('documents/notice/content/penaltyContent', '罚款30000元、吊销道路运输证'),
    ],
    'N-08',
    {
      'N-03': '决定没有吊销。',
      'N-09': '罚款也达到听证标准。',
      'P-13': '种类不是该案由的。',
      'N-02': '告知的权利不全。',
      'W-02': '报告写的处罚不同。',
    },
  ],
  ['没收的违法所得没有写', [put('facts/violation/illegalIncome', 100000)], 'P-11'],
  [
    '罚款低于法定幅度没有减轻情节',
    [
      put('documents/decision/content/fine', 2000000),
      put('documents/decision/content/penaltyContent', '罚款20000元'),
      put('facts/penalty/fine', 2000000),
      put('facts/penalty/content', '罚款20000元'),
    ],
    'P-24',
    {
      'W-02': '报告写30000元。',
      'X-03': '缴款30000元。',
      'P-04': '讨论的结论不同。',
      'N-03': '告知的不同。',
    },
  ],
]);

const organizationHearing = defectsOf('organization-hearing', 'organization-hearing', [
  ['听证通知书只提前六个工作日', [put('acts/service-hearing-notice/on', '2026-05-29')], 'N-11'],
  ['代理人没有签名的听证笔录', [drop('acts/sign-hearing-1')], 'N-17'],
  ['听证申请晚一日', [put('acts/hearing-request/on', '2026-05-29')], 'N-10|W-03'],
  ['法定代表人错一字', [put('documents/decision/content/organizationLegalRepresentative', '吴钢')], 'J-20'],
  [
    '签收人既不是法定代表人也没有授权',
    [put('acts/service-decision/recipient', '陌生人'), put('acts/service-decision/relation', '')],
    'S-04|S-05|W-04|S-06|S-07',
  ],
  [
    '罚款大写与小写不同',
    [put('documents/decision/content/penaltyContent', '罚款人民币肆万元整（50000元）')],
    'P-10|W-02',
  ],
]);

const deferral = defectsOf('deferral', 'deferral', [
  ['延期没有批准', [drop('acts/approval-fineDeferral-head')], 'F-08'],
  ['延期到期之后才缴', [put('acts/payment/on', '2026-07-01')], 'F-01|F-02|F-08|W-11|W-03'],
  ['延期通知没有送达', [drop('acts/service-deferral')], 'S-02'],
  ['延期的决定书文号不同', [put('documents/deferral/content/decisionNumber', '鲁德交罚〔2026〕8号')], 'W-11'],
]);

const measureLaw = defectsOf('measure-law', 'measures', [
  [
    '依公路安全保护条例扣留的条款不是扣留的规定',
    [put('documents/measure/content/measureBasis', '《公路安全保护条例》第六十四条')],
    'C-19',
    { 'W-05': '依据不是该案由的。', 'C-01': '所引条文没有规定扣留。' },
  ],
  ['解除的情形与案件不符', [put('documents/release/content/ground', 'noViolation')], 'C-14'],
  [
    '结案时扣押的车辆没有处理',
    [drop('documents/release'), drop('acts/service-release')],
    'X-04',
    { 'C-13': '期满没有解除。' },
  ],
  [
    '扣押决定的复议期限写成三十日',
    [
      put(
        'documents/measure/content/otherNote',
        '车辆停放在（示例）德州市德城区交通运输局停车场，费用由本机关承担。不服的，可以在三十日内申请行政复议。',
      ),
    ],
    'P-20',
  ],
]);

const others = [
  ...defectsOf('qualification', 'ride-hailing-person', [
    [
      '审核人没有登记法律职业资格',
      [
        put('documents/review/content/reviewerName', '林娜'),
        put('acts/review-passed/by', '林娜'),
        put('acts/review-passed/qualified', undefined),
        put('acts/sign-review-1/name', '林娜'),
        put('documents/report/content/legalName', '林娜'),
      ],
      'J-18',
    ],
    [
      '违法之后才施行的规章',
      [
        put('facts/violation/startedAt', '2024-11-30T14:20'),
        put('documents/decision/content/penaltyBasis', '《城市公共交通条例》第四十五条'),
      ],
      'J-27',
      {
        'W-03': '违法的日期不同。',
        'P-30': '事实的时间不同。',
        'I-10': '检查的时间不同。',
        'P-27': '条款不是该案由的。',
        'W-05': '条款不是该案由的。',
        'N-03': '告知的依据不同。',
        'W-12': '报告的依据不同。',
        'P-08': '条款不是该案由的。',
        'W-07': '日期不合。',
        'schema.': '日期不合。',
      },
    ],
    [
      '突发事件从重没有依据',
      [
        put('facts/violation/circumstances', ['emergency']),
        say('documents/decision/content/discretion', '“从轻”一档', '“从重”一档'),
        put('facts/penalty/discretionStep', '从重'),
      ],
      'P-28',
      {
        'W-16': '理由写初次违法。',
        'J-31': '没有从重的情节。',
        'J-29': '档次不同。',
        'W-12': '报告的理由不同。',
      },
    ],
  ]),
  ...defectsOf('unwitnessed', 'site', [
    [
      '当事人不在场的勘验没有见证人',
      [
        put('documents/inspection/content/presentName', ''),
        put('documents/inspection/content/presentIdNumber', ''),
        put('documents/inspection/content/presentSex', ''),
        drop('documents/inspection/content/presentAge'),
        drop('documents/inspection/content/presentIdType'),
        put('documents/inspection/content/presentAddress', ''),
        put('documents/inspection/content/presentPhone', ''),
      ],
      'I-11',
      {
        'W-07': '签名的人不在场。',
        'schema.format': '在场人的栏目空白。',
        'schema.minLength': '在场人的栏目空白。',
        'schema.const': '在场人的栏目空白。',
      },
    ],
  ]),
  ...defectsOf('cash', 'summary', [
    [
      '当场收缴没有票据',
      [put('acts/payment/method', 'cash'), put('acts/payment/receiptNumber', '')],
      'F-06',
      { 'F-04': '不属于当场收缴的情形。', 'F-05': '不在二日内。', 'W-11': '方式不同。' },
    ],
  ]),
  ...defectsOf('no-penalty-measure', 'no-penalty', [
    [
      '不予处罚没有解除扣押',
      [
        document(
          'measure',
          'coercive-measure-decision',
          '2026-03-10',
          {
            measureBasis: '《中华人民共和国道路运输条例》第六十二条',
            measureObject: '鲁N12345号小型轿车1辆',
            measure: 'seizeVehicle',
            periodFrom: '2026-03-10',
            periodTo: '2026-03-20',
          },
          '鲁德交强措〔2026〕4号',
        ),
      ],
      'C-23',
      {
        'schema.required': '扣押决定书从简。',
        'C-02': '没有批准。',
        'C-05': '没有签名。',
        'C-06': '没有交付。',
        'C-08': '没有清单。',
        'C-13': '期满没有解除。',
        'C-18': '现场笔录没有写。',
        'C-24': '没有告知。',
        'S-02': '没有送达。',
        'W-13': '没有签名。',
        'C-16': '没有清单。',
        'C-04': '现场笔录。',
      },
    ],
  ]),
] as const;

/** Other causes and rarer turns: overload, forced removal, substitute performance, crime, organizations heard, deferral. */
export const rarerDefects: readonly Defect[] = [
  ...overload,
  ...told,
  ...removal,
  ...substitute,
  ...crime,
  ...dangerous,
  ...organizationHearing,
  ...deferral,
  ...measureLaw,
  ...others,
];

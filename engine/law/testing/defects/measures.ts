import { type Defect, defectsOf, drop, happened, put, say } from './defect.ts';

const measures = defectsOf('measure', 'measures', [
  ['扣押没有批准', [drop('acts/approval-coerciveMeasure-head')], 'C-02'],
  ['事后第三日才补批', [put('acts/approval-coerciveMeasure-head/on', '2026-03-13')], 'C-02'],
  ['负责人不同意扣押没有解除', [put('acts/approval-coerciveMeasure-head/decision', 'rejected')], 'C-03|C-02'],
  ['扣押当日没有现场笔录', [drop('documents/scene')], 'C-04'],
  ['扣押决定书没有当事人签名也没有见证', [drop('acts/sign-measure-1')], 'W-13'],
  [
    '扣押决定书没有送达',
    [drop('acts/service-measure'), drop('acts/sign-measure-1')],
    'C-06|S-02',
    { 'W-13': '没有当事人签名。', 'S-02': '该文书没有送达记录。' },
  ],
  ['扣押决定书次日才交付', [put('acts/service-measure/on', '2026-03-11')], 'C-06'],
  ['扣押三十一日', [put('documents/measure/content/periodTo', '2026-04-10')], 'C-09|C-10'],
  ['扣押四十日', [put('documents/measure/content/periodTo', '2026-04-19')], 'C-09'],
  [
    '扣押的依据是部门规章',
    [put('documents/measure/content/measureBasis', '《网络预约出租汽车经营服务管理暂行办法》第三十四条')],
    'C-01',
  ],
  [
    '扣押没有写条款',
    [put('documents/measure/content/measureBasis', '《中华人民共和国道路运输条例》')],
    'C-01|P-29',
  ],
  ['延长没有批准', [drop('acts/approval-coerciveExtension-head')], 'C-10'],
  [
    '延长在期限届满之后',
    [
      put('documents/extension/issuedOn', '2026-03-21'),
      put('documents/extension/content/issuedOn', '2026-03-21'),
      put('acts/service-extension/on', '2026-03-21'),
    ],
    'C-10',
  ],
  ['延长超过三十日', [put('documents/extension/content/extendedTo', '2026-04-25')], 'C-10'],
  ['延长没有送达', [drop('acts/service-extension')], 'S-02|C-10'],
  [
    '延长没有理由',
    [put('documents/extension/content/reason', '')],
    'C-10|schema.',
    { 'schema.minLength': '空白。' },
  ],
  [
    '期满没有解除',
    [drop('documents/release'), drop('acts/service-release')],
    'C-13',
    { 'X-04': '结案时没有处理。' },
  ],
  [
    '期满后十日才解除',
    [
      put('documents/release/issuedOn', '2026-04-20'),
      put('documents/release/content/issuedOn', '2026-04-20'),
      put('documents/release/content/releasedOn', '2026-04-20'),
      put('acts/service-release/on', '2026-04-20'),
    ],
    'C-13',
  ],
  ['解除没有送达', [drop('acts/service-release')], 'S-02'],
  ['退还少一件', [drop('documents/release/content/items/1')], 'C-15'],
  ['退还的数量不同', [put('documents/release/content/items/1/count', '2把')], 'C-15'],
  [
    '扣押的车辆不是涉案车辆',
    [
      put('documents/measure/content/items/0/name', '鲁N99999号小型轿车'),
      put('documents/measure/content/measureObject', '鲁N99999号小型轿车1辆'),
    ],
    'C-16',
    { 'C-15': '退还的不同。' },
  ],
  [
    '收取保管费',
    [put('documents/measure/content/otherNote', '车辆停放在示例停车场，停车费由当事人承担。')],
    'C-17',
  ],
  [
    '现场笔录没有写不能提供有效证明',
    [
      say('documents/scene/content/content', '，也无法当场提供其他有效证明', ''),
      say(
        'documents/scene/content/content',
        '不能出示该车的《网络预约出租汽车运输证》或者道路运输证',
        '沉默',
      ),
    ],
    'C-18',
  ],
  [
    '现场没有告知理由和权利',
    [
      say(
        'documents/scene/content/content',
        '执法人员当场告知张伟暂扣车辆的理由、依据和依法享有的权利、救济途径，张伟表示没有异议。',
        '',
      ),
    ],
    'C-24',
  ],
  [
    '解除引用的案号错',
    [put('documents/release/content/decisionNumber', '鲁德交强措〔2026〕3号')],
    'C-20',
    { 'X-04': '所引的决定书没有解除。' },
  ],
  ['延长引用的决定日期错', [put('documents/extension/content/decidedOn', '2026-03-09')], 'C-20'],
  ['解除的措施与决定不同', [put('documents/release/content/measure', 'sealPlace')], 'C-20'],
  ['强制措施只有一名执法人员签名', [drop('acts/sign-measure-3')], 'C-05|J-08|W-13'],
  [
    '强制措施的复议机关错',
    [put('documents/measure/content/reconsiderationOrgan', '德州市交通运输局')],
    'P-21',
  ],
  ['清单没有物品', [put('documents/measure/content/items', [])], 'schema.|C-08'],
  [
    '检测的期间没有书面告知当事人',
    [
      happened({
        id: 'testing',
        kind: 'suspension',
        ground: 'testing',
        on: '2026-03-12',
        until: '2026-03-16',
      }),
    ],
    'C-12',
  ],
  ['登记保存没有批准', [drop('acts/approval-evidencePreservation-head')], 'I-13'],
  ['登记保存批准在之后', [put('acts/approval-evidencePreservation-head/on', '2026-03-13')], 'I-13'],
  [
    '登记保存第八个工作日才处理',
    [
      put('documents/preservation-release/issuedOn', '2026-03-23'),
      put('documents/preservation-release/content/issuedOn', '2026-03-23'),
      put('documents/preservation-release/content/releasedOn', '2026-03-23'),
      put('acts/service-preservation-release/on', '2026-03-23'),
    ],
    'I-14',
  ],
  [
    '登记保存没有处理决定',
    [drop('documents/preservation-release'), drop('acts/service-preservation-release')],
    'I-14',
  ],
  [
    '登记保存的期限写十日',
    [put('documents/preservation/content/days', 10)],
    'I-14|schema.',
    { 'schema.maximum': '式样限定七日以内。' },
  ],
  ['登记保存届满日超过七个工作日', [put('documents/preservation/content/preservedTo', '2026-03-25')], 'I-14'],
  [
    '解除登记保存的案号错',
    [put('documents/preservation-release/content/listNumber', '鲁德交登存〔2026〕3号')],
    'I-16',
    { 'I-14': '所引的清单没有处理。' },
  ],
  ['解除登记保存的物品不同', [put('documents/preservation-release/content/items/0/name', '手机')], 'I-16'],
  ['登记保存没有当事人签名', [drop('acts/sign-preservation-1')], 'W-13|I-13|S-05'],
]);

/** Coercive measures and preserved evidence. */
export const measureDefects: readonly Defect[] = [...measures];

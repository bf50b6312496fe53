import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays } from '../../values/day.ts';
import { normalisePlate } from '../../values/plate.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { findStatute } from '../statutes/statute-library.ts';
import { citation, comparable, found, place, servedOn } from './support.ts';

const coercionLaw = '中华人民共和国行政强制法';
const act = { since: '2012-01-01', judgedBy: 'act' } as const;
const decisions = ['coercive-measure-decision'];
/** 行政强制法25: thirty days, and thirty more. */
const MEASURE_DAYS = 30;

const approvedMeasure: Rule = {
  id: 'C-02',
  title: '强制措施经负责人批准；情况紧急的，二十四小时内补办',
  basis: [citation(coercionLaw, '第十八条', '第（一）项'), citation(coercionLaw, '第十九条')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      if (day === null || one.state !== 'issued') return [];
      const approval = view
        .acts('approval')
        .find((item) => item.subject === 'coerciveMeasure' && item.role === 'head');
      if (!approval)
        return [
          found(
            one,
            '/issuedOn',
            `${formatDay(day)}采取强制措施，案卷中没有负责人批准的记录。应当事先批准，紧急的二十四小时内补办。`,
          ),
        ];
      // Only days are known of an approval, so an urgent one may fall on the next.
      if (approval.on <= addDays(day, 1)) return [];
      return [
        found(
          one,
          '/issuedOn',
          `${formatDay(day)}采取强制措施，${formatDay(approval.on)}才经负责人批准，超过二十四小时。`,
        ),
      ];
    }),
};

const releasedWhenRefused: Rule = {
  id: 'C-03',
  title: '负责人不同意强制措施的，立即解除',
  basis: [citation(coercionLaw, '第十九条')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const refused = view
        .acts('approval')
        .find((item) => item.subject === 'coerciveMeasure' && item.decision === 'rejected');
      const release = releaseOf(view, one);
      if (!refused || (release && release.text('/releasedOn') <= refused.on)) return [];
      return [
        found(
          one,
          '',
          `负责人${formatDay(refused.on)}不同意采取强制措施，当日没有解除。应当立即解除并退还。`,
        ),
      ];
    }),
};

const lawfulBasis: Rule = {
  id: 'C-01',
  title: '强制措施的依据是法律、法规，写明条款',
  basis: [citation(coercionLaw, '第十条'), citation(coercionLaw, '第二十二条')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const cited = parseCitations(one.text('/measureBasis'));
      if (one.text('/measureBasis') === '') return [];
      if (cited.length === 0 || cited.every(({ article }) => article === null))
        return [found(one, '/measureBasis', '强制措施的依据没有写到法律、法规的具体条款。')];
      const kinds = cited.map(({ law }) => findStatute(law)?.kind);
      if (!kinds.every((kind) => kind === '部门规章')) return [];
      return [
        found(
          one,
          '/measureBasis',
          '强制措施的依据只有规章。规章不得设定行政强制措施，请引用法律、行政法规或者地方性法规。',
        ),
      ];
    }),
};

const sceneRecordMade: Rule = {
  id: 'C-04',
  title: '采取强制措施当日制作现场笔录',
  basis: [citation(coercionLaw, '第十八条', '第（七）项')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const made = view
        .of('scene-record')
        .some((record) => (record.text('/startedAt').slice(0, 10) || record.day) === one.day);
      if (one.day === null || made) return [];
      return [found(one, '/issuedOn', `${formatDay(one.day)}采取强制措施，案卷中没有当日的现场笔录。`)];
    }),
};

const toldOnTheSpot: Rule = {
  id: 'C-24',
  title: '当场告知采取强制措施的理由、依据和当事人的权利、救济途径，写入现场笔录',
  basis: [citation(coercionLaw, '第十八条', '第（五）项')],
  severity: 'major',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const record = view.of('scene-record').find((item) => item.day === one.day);
      const text = record?.text('/content') ?? '';
      if (
        !record ||
        one.state !== 'issued' ||
        text === '' ||
        /告知|说明[^。；]{0,20}(?:理由|依据)/.test(text)
      )
        return [];
      return [
        found(
          record,
          '/content',
          '当日采取了强制措施，现场笔录没有写明当场告知理由、依据以及当事人的权利、救济途径。告知过的，请如实补写。',
        ),
      ];
    }),
};

const witnessedWhenAbsent: Rule = {
  id: 'C-05',
  title: '当事人不到场的，见证人在场签名',
  basis: [citation(coercionLaw, '第十八条', '第（九）项')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const record = view.of('scene-record').find((item) => item.day === one.day);
      if (
        !record ||
        !/(?:当事人|车主|货主)[^。；]{0,6}(?:不到场|未到场|没有到场|不在场)/.test(record.text('/content'))
      )
        return [];
      const witness = view
        .actsOf('signature', record.id)
        .some((item) => item.role === 'witness' || (item.witness ?? '') !== '');
      return witness
        ? []
        : [found(record, '/content', '当事人没有到场，现场笔录没有见证人签名。应当邀请见证人到场并签名。')];
    }),
};

const handedOverOnTheSpot: Rule = {
  id: 'C-06',
  title: '强制措施决定书当场交付',
  basis: [citation(coercionLaw, '第二十四条', '第一款')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.state !== 'issued' || one.day === null) return [];
      const served = servedOn(view, one);
      if (served === one.day) return [];
      const when = served === null ? '没有送达记录' : `${formatDay(served)}才送达`;
      return [found(one, '/issuedOn', `${formatDay(one.day)}的${one.title}${when}。应当当场交付当事人。`)];
    }),
};

const withinThirtyDays: Rule = {
  id: 'C-09',
  title: '查封、扣押不超过三十日',
  basis: [citation(coercionLaw, '第二十五条', '第一款')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const [from, to] = [one.text('/periodFrom'), one.text('/periodTo')];
      if (from === '' || to === '') return [];
      const last = addDays(from, MEASURE_DAYS);
      if (to < from)
        return [found(one, '/periodTo', `强制措施的期限到${formatDay(to)}，早于起日${formatDay(from)}。`)];
      if (to <= last) return [];
      return [
        found(
          one,
          '/periodTo',
          `强制措施从${formatDay(from)}到${formatDay(to)}，超过三十日。最迟到${formatDay(last)}，情况复杂的另行批准延长。`,
        ),
      ];
    }),
};

const extendedOnceInTime: Rule = {
  id: 'C-10',
  title: '延长查封、扣押在届满前经负责人批准，不超过三十日，只延长一次',
  basis: [citation(coercionLaw, '第二十五条', '第一款'), citation(coercionLaw, '第二十五条', '第二款')],
  severity: 'block',
  ...act,
  forms: ['coercive-measure-extension'],
  check: (view, documents) => documents.flatMap((one, index) => extensionProblems(view, one, index)),
};

function extensionProblems(view: CaseView, one: DocumentView, index: number): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  const add = (pointer: string, message: string) => findings.push(found(one, pointer, message));
  const until = decisionOf(view, one)?.text('/periodTo') ?? '';
  const to = one.text('/extendedTo');
  if (index > 0) add('', '查封、扣押已经延长过一次，不得再次延长。');
  if (until === '') return findings;
  if (one.day !== null && one.day > until)
    add('/issuedOn', `强制措施到${formatDay(until)}届满，${formatDay(one.day)}才延长。应当在届满前决定。`);
  const last = addDays(until, MEASURE_DAYS);
  if (to > last)
    add(
      '/extendedTo',
      `延长到${formatDay(to)}，超过三十日。最迟到${formatDay(last)}，法律、行政法规另有规定的除外。`,
    );
  if (one.state !== 'issued') return findings;
  const approval = view
    .acts('approval')
    .find(
      (item) => item.subject === 'coerciveExtension' && item.role === 'head' && item.decision === 'approved',
    );
  if (!approval) add('/reason', '延长强制措施没有负责人批准的记录。');
  else if (one.day !== null && approval.on > one.day)
    add('/issuedOn', `${formatDay(one.day)}通知延长，${formatDay(approval.on)}才经负责人批准。`);
  return findings;
}

const releasedInTime: Rule = {
  id: 'C-13',
  title: '查封、扣押期限届满的，及时解除',
  basis: [citation(coercionLaw, '第二十七条'), citation(coercionLaw, '第二十八条', '第一款第（四）项')],
  severity: 'block',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const until = lastDay(view, one);
      if (one.state !== 'issued' || until === null) return [];
      const release = releaseOf(view, one);
      const released = release?.text('/releasedOn') ?? '';
      if (!release && view.today > until)
        return [
          found(one, '/periodTo', `强制措施${formatDay(until)}届满，没有解除。应当立即解除并退还财物。`),
        ];
      if (!release || released <= until) return [];
      return [
        found(release, '/releasedOn', `强制措施${formatDay(until)}届满，${formatDay(released)}才解除。`),
      ];
    }),
};

const groundAgrees: Rule = {
  id: 'C-14',
  title: '解除强制措施的情形与案件一致',
  basis: [citation(coercionLaw, '第二十八条', '第一款')],
  severity: 'major',
  ...act,
  forms: ['coercive-measure-release'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const ground = one.text('/ground');
      const on = one.text('/releasedOn');
      const decided = view.documents.find(
        ({ form, day }) =>
          (form === 'penalty-decision' || form === 'no-penalty-decision') && day !== null && day <= on,
      );
      if (on === '') return [];
      if (ground === 'decided' && !decided)
        return [found(one, '/ground', '解除的情形选了“已经作出处理决定”，解除之日案卷中还没有处理决定。')];
      const measure = decisionOf(view, one);
      const until = measure ? lastDay(view, measure) : null;
      if (ground === 'expired' && until !== null && on < until)
        return [found(one, '/ground', `解除的情形选了“期限届满”，期限到${formatDay(until)}才届满。`)];
      if (ground === 'noViolation' && view.last('penalty-decision')?.state === 'issued')
        return [found(one, '/ground', '解除的情形选了“没有违法行为”，本案却作出了行政处罚决定。请核对。')];
      return [];
    }),
};

const sameGoodsReturned: Rule = {
  id: 'C-15',
  title: '退还的财物与查封、扣押的一致',
  basis: [citation(coercionLaw, '第二十八条', '第二款')],
  severity: 'major',
  ...act,
  forms: ['coercive-measure-release'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const decision = decisionOf(view, one);
      const [taken, back] = [decision ? goodsOf(decision) : [], goodsOf(one)];
      if (taken.length === 0 || back.length === 0) return [];
      const missing = taken.filter((item) => !back.includes(item));
      const strange = back.filter((item) => !taken.includes(item));
      if (missing.length + strange.length === 0) return [];
      const said = [
        ...(missing.length > 0 ? [`扣押清单有而退还清单没有：${missing.join('、')}`] : []),
        ...(strange.length > 0 ? [`退还清单有而扣押清单没有：${strange.join('、')}`] : []),
      ];
      return [found(one, '/items', `退还财物清单与查封、扣押清单不一致。${said.join('；')}。请核对。`)];
    }),
};

const connectedThing: Rule = {
  id: 'C-16',
  title: '扣押的车辆是本案的车辆',
  basis: [citation(coercionLaw, '第二十三条', '第一款')],
  severity: 'major',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const known = (view.facts.vehicles ?? []).map(({ plate }) => normalisePlate(plate));
      const text = comparable(`${one.text('/measureObject')}${JSON.stringify(one.value('/items') ?? [])}`);
      const plates = [...text.matchAll(/\p{Script=Han}[A-Z][A-Z0-9]{5,6}(?![A-Z0-9])/gu)].map(
        (match) => match[0],
      );
      const strange = plates.find((plate) => !known.includes(normalisePlate(plate)));
      if (known.length === 0 || strange === undefined) return [];
      return [
        found(
          one,
          '/measureObject',
          `强制措施写的车辆是${strange}，案件登记的车辆是${known.join('、')}。不得查封、扣押与违法行为无关的财物，请核对号牌。`,
        ),
      ];
    }),
};

const noStorageFee: Rule = {
  id: 'C-17',
  title: '不向当事人收取保管费用',
  basis: [citation(coercionLaw, '第二十六条', '第三款')],
  severity: 'block',
  ...act,
  forms: [],
  check: (_view, documents) =>
    documents.flatMap((one) =>
      Object.entries(one.content).flatMap(([key, value]) => {
        if (typeof value !== 'string') return [];
        const charged =
          /(?:保管费|停车费|存车费|拖车费)[^。；]{0,12}(?:由(?:你|当事人|车主)|当事人(?:承担|负担|缴纳|支付))/.test(
            value,
          ) ||
          /(?:你|当事人|车主)[^。；]{0,8}(?:承担|负担|缴纳|支付|交纳)[^。；]{0,8}(?:保管费|停车费|存车费)/.test(
            value,
          );
        if (
          !charged ||
          /不(?:由|向|需|得|收)[^。；]{0,10}(?:保管费|停车费|存车费)|(?:保管费|停车费)[^。；]{0,6}不由/.test(
            value,
          )
        )
          return [];
        return [
          found(one, `/${key}`, '这里写了由当事人负担保管费用。因查封、扣押发生的保管费用由行政机关承担。'),
        ];
      }),
    ),
};

const noOtherProof: Rule = {
  id: 'C-18',
  title: '暂扣没有营运证的车辆，现场笔录写明当场不能提供其他有效证明',
  basis: [citation('中华人民共和国道路运输条例', '第六十二条')],
  severity: 'major',
  ...act,
  forms: decisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const byRoadTransport = parseCitations(one.text('/measureBasis')).some(
        ({ law, article }) => law.endsWith('道路运输条例') && article === 62,
      );
      const record = view.of('scene-record').find((item) => item.day === one.day);
      if (!byRoadTransport || !record || one.text('/measure') !== 'seizeVehicle') return [];
      if (/(?:不能|无法|未能|没有|拒绝|未)[^。；]{0,30}有效证明/.test(record.text('/content'))) return [];
      return [
        found(
          record,
          '/content',
          '依据道路运输条例暂扣车辆，现场笔录没有写明当事人没有营运证又当场不能提供其他有效证明。',
        ),
      ];
    }),
};

const highwayGround: Rule = {
  id: 'C-19',
  title: '依公路安全保护条例扣留车辆的，属于该条例规定的情形',
  basis: [
    citation('公路安全保护条例', '第六十五条'),
    citation('公路安全保护条例', '第六十七条'),
    citation('公路安全保护条例', '第七十二条'),
  ],
  severity: 'major',
  ...act,
  forms: decisions,
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const cited = parseCitations(one.text('/measureBasis')).filter(({ law }) =>
        law.endsWith('公路安全保护条例'),
      );
      const [first] = cited;
      if (!first || cited.some(({ article }) => article !== null && [65, 67, 72].includes(article)))
        return [];
      return [
        found(
          one,
          '/measureBasis',
          '公路安全保护条例只在第六十五条、第六十七条、第七十二条规定了扣留，这里引的不是这几条。请核对依据。',
        ),
      ];
    }),
};

const sameMeasure: Rule = {
  id: 'C-20',
  title: '延长、解除文书所引的决定书案号、日期、措施与决定书一致',
  basis: [citation(coercionLaw, '第二十五条', '第二款')],
  severity: 'major',
  ...act,
  forms: ['coercive-measure-extension', 'coercive-measure-release'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const decisions = view.of('coercive-measure-decision');
      const decision = decisionOf(view, one) ?? decisions[0];
      if (!decision) return [found(one, '/decisionNumber', '案卷中没有行政强制措施决定书。')];
      return (
        [
          ['/decisionNumber', decision.number, '决定书案号'],
          ['/decidedOn', decision.day ?? '', '采取强制措施的日期'],
          ['/measure', decision.text('/measure'), '强制措施的种类'],
        ] as const
      ).flatMap(([pointer, known, title]) => {
        const written = one.text(pointer);
        if (written === '' || known === '' || written === known) return [];
        return [
          {
            message: `${one.title}的${title}与《行政强制措施决定书》不一致，请核对。`,
            at: place(one, pointer),
            related: [place(decision, pointer === '/decidedOn' ? '/issuedOn' : pointer)],
            fix: { label: '改为与决定书一致', changes: [{ at: place(one, pointer), value: known }] },
          },
        ];
      });
    }),
};

const releasedWithoutViolation: Rule = {
  id: 'C-23',
  title: '不予处罚的，及时解除查封、扣押',
  basis: [citation(coercionLaw, '第二十八条', '第一款第（一）项')],
  severity: 'major',
  ...act,
  forms: ['no-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) =>
      view
        .of('coercive-measure-decision')
        .filter((measure) => one.state === 'issued' && !releaseOf(view, measure))
        .map(() =>
          found(one, '', '已经决定不予行政处罚，案卷中没有解除查封、扣押的决定。应当及时解除并退还财物。'),
        ),
    ),
};

function goodsOf(document: DocumentView): readonly string[] {
  const items = document.value('/items');
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) =>
    typeof item === 'object' && item !== null && 'name' in item
      ? [comparable(`${item.name}${'count' in item && item.count ? item.count : ''}`)]
      : [],
  );
}

/** The measure that an extension or a release speaks of: by its number, else the only one. */
function decisionOf(view: CaseView, one: DocumentView): DocumentView | null {
  const decisions = view.of('coercive-measure-decision');
  const named = decisions.find(({ number }) => number !== '' && number === one.text('/decisionNumber'));
  return named ?? (decisions.length === 1 ? (decisions[0] ?? null) : null);
}

function releaseOf(view: CaseView, decision: DocumentView): DocumentView | null {
  return view.of('coercive-measure-release').find((one) => decisionOf(view, one)?.id === decision.id) ?? null;
}

/** The last day of a measure, as extended. */
function lastDay(view: CaseView, decision: DocumentView): string | null {
  const extended = view
    .of('coercive-measure-extension')
    .filter((one) => decisionOf(view, one)?.id === decision.id)
    .map((one) => one.text('/extendedTo'));
  const last = [decision.text('/periodTo'), ...extended].toSorted().at(-1) ?? '';
  return last === '' ? null : last;
}

/** 查封、扣押: approved, recorded, handed over, in time, of this case's things, given back whole. */
export const coerciveMeasureRules: readonly Rule[] = [
  lawfulBasis,
  approvedMeasure,
  releasedWhenRefused,
  sceneRecordMade,
  toldOnTheSpot,
  witnessedWhenAbsent,
  handedOverOnTheSpot,
  withinThirtyDays,
  extendedOnceInTime,
  releasedInTime,
  groundAgrees,
  sameGoodsReturned,
  connectedThing,
  noStorageFee,
  noOtherProof,
  highwayGround,
  sameMeasure,
  releasedWithoutViolation,
];

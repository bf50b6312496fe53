import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays } from '../../values/day.ts';
import { normalisePlate } from '../../values/plate.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { type Citation, parseCitations } from '../statutes/parse-citations.ts';
import { articleOn, articleText, findStatute } from '../statutes/statute-library.ts';
import { coercionLaw, measureAct, measureDecisions, releaseOf } from './measure-papers.ts';
import { citation, comparable, found, servedOn } from './support.ts';

const approvedMeasure: Rule = {
  id: 'C-02',
  title: '强制措施经负责人批准；情况紧急的，二十四小时内补办',
  basis: [citation(coercionLaw, '第十八条', '第（一）项'), citation(coercionLaw, '第十九条')],
  severity: 'block',
  ...measureAct,
  forms: measureDecisions,
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
  ...measureAct,
  forms: measureDecisions,
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
  title: '强制措施的依据是法律、法规，写明规定这种措施的条款',
  basis: [citation(coercionLaw, '第十条'), citation(coercionLaw, '第二十二条')],
  severity: 'block',
  ...measureAct,
  forms: measureDecisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const cited = parseCitations(one.text('/measureBasis'));
      if (one.text('/measureBasis') === '') return [];
      if (cited.length === 0 || cited.every(({ article }) => article === null))
        return [found(one, '/measureBasis', '强制措施的依据没有写到法律、法规的具体条款。')];
      const kinds = cited.map(({ law }) => findStatute(law)?.kind);
      if (!kinds.every((kind) => kind === '部门规章')) return ofSomethingElse(view, one, cited);
      return [
        found(
          one,
          '/measureBasis',
          '强制措施的依据只有规章。规章不得设定行政强制措施，请引用法律、行政法规或者地方性法规。',
        ),
      ];
    }),
};

/** Articles whose text is known and none of which speaks of a measure, as 道路运输条例63 (a penalty) beside 62 (暂扣). */
function ofSomethingElse(
  view: CaseView,
  one: DocumentView,
  cited: readonly Citation[],
): readonly RuleFinding[] {
  const texts = cited.map(({ law, article }) => {
    const statute = findStatute(law);
    const paragraphs =
      statute && article !== null ? articleOn(statute, article, one.day ?? view.today) : null;
    return paragraphs ? articleText(paragraphs) : null;
  });
  if (texts.some((text) => text === null || /暂扣|扣押|扣留|查封|强制措施/.test(text))) return [];
  const message = `强制措施的依据写“${one.text('/measureBasis')}”，这一条没有规定查封、扣押、暂扣或者扣留。请核对条款。`;
  return [found(one, '/measureBasis', message)];
}

const sceneRecordMade: Rule = {
  id: 'C-04',
  title: '采取强制措施当日制作现场笔录',
  basis: [citation(coercionLaw, '第十八条', '第（七）项')],
  severity: 'block',
  ...measureAct,
  forms: measureDecisions,
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
  ...measureAct,
  forms: measureDecisions,
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
  ...measureAct,
  forms: measureDecisions,
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
  ...measureAct,
  forms: measureDecisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.state !== 'issued' || one.day === null) return [];
      const served = servedOn(view, one);
      if (served === one.day) return [];
      const when = served === null ? '没有送达记录' : `${formatDay(served)}才送达`;
      return [found(one, '/issuedOn', `${formatDay(one.day)}的${one.title}${when}。应当当场交付当事人。`)];
    }),
};

const connectedThing: Rule = {
  id: 'C-16',
  title: '扣押的车辆是本案的车辆',
  basis: [citation(coercionLaw, '第二十三条', '第一款')],
  severity: 'major',
  ...measureAct,
  forms: measureDecisions,
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

const noOtherProof: Rule = {
  id: 'C-18',
  title: '暂扣没有营运证的车辆，现场笔录写明当场不能提供其他有效证明',
  basis: [citation('中华人民共和国道路运输条例', '第六十二条')],
  severity: 'major',
  ...measureAct,
  forms: measureDecisions,
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
  ...measureAct,
  forms: measureDecisions,
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

/** 查封、扣押: on lawful grounds, approved, recorded, told and handed over, of the thing concerned. */
export const coerciveMeasureRules: readonly Rule[] = [
  lawfulBasis,
  approvedMeasure,
  releasedWhenRefused,
  sceneRecordMade,
  toldOnTheSpot,
  witnessedWhenAbsent,
  handedOverOnTheSpot,
  connectedThing,
  noOtherProof,
  highwayGround,
];

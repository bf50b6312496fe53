import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays, isIsoDay } from '../../values/day.ts';
import type { Suspension } from '../calendar/deadline.ts';
import { movedByStops, stopsOfDeadline } from '../deadlines/suspensions.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { coercionLaw, decisionOf, measureAct, measureDecisions, releaseOf } from './measure-papers.ts';
import { citation, comparable, found, place } from './support.ts';

/** 行政强制法25: thirty days, and thirty more. */
const MEASURE_DAYS = 30;

const withinThirtyDays: Rule = {
  id: 'C-09',
  title: '查封、扣押从决定之日起不超过三十日',
  basis: [citation(coercionLaw, '第二十五条', '第一款'), citation(coercionLaw, '第二十四条')],
  severity: 'block',
  ...measureAct,
  forms: measureDecisions,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const [from, to] = [one.text('/periodFrom'), one.text('/periodTo')];
      if (from === '' || to === '') return [];
      if (one.day !== null && from > one.day)
        return [
          found(
            one,
            '/periodFrom',
            `强制措施${formatDay(one.day)}决定，期限从${formatDay(from)}起算。期限从决定并实施之日起算，请核对。`,
          ),
        ];
      const last = movedByStops(from, addDays(from, MEASURE_DAYS), leftOut(view, one));
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

/** Testing, inspection, quarantine, appraisal (强制法25第三款). */
function leftOut(view: CaseView, measure: DocumentView): readonly Suspension[] {
  return stopsOfDeadline(view, 'seizure', measure);
}

const extendedOnceInTime: Rule = {
  id: 'C-10',
  title: '延长查封、扣押在届满前经负责人批准，不超过三十日，只延长一次',
  basis: [citation(coercionLaw, '第二十五条', '第一款'), citation(coercionLaw, '第二十五条', '第二款')],
  severity: 'block',
  ...measureAct,
  forms: ['coercive-measure-extension'],
  check: (view, documents) => documents.flatMap((one, index) => extensionProblems(view, one, index)),
};

function extensionProblems(view: CaseView, one: DocumentView, index: number): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  const add = (pointer: string, message: string) => findings.push(found(one, pointer, message));
  const measure = decisionOf(view, one);
  const until = (measure ? endOf(view, measure, measure.text('/periodTo')) : null) ?? '';
  const to = one.text('/extendedTo');
  if (index > 0) add('', '查封、扣押已经延长过一次，不得再次延长。');
  if (until === '') return findings;
  if (one.day !== null && one.day > until)
    add('/issuedOn', `强制措施到${formatDay(until)}届满，${formatDay(one.day)}才延长。应当在届满前决定。`);
  const last = measure
    ? movedByStops(until, addDays(until, MEASURE_DAYS), leftOut(view, measure))
    : addDays(until, MEASURE_DAYS);
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
  ...measureAct,
  forms: measureDecisions,
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
  ...measureAct,
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
  ...measureAct,
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

const noStorageFee: Rule = {
  id: 'C-17',
  title: '不向当事人收取保管费用',
  basis: [citation(coercionLaw, '第二十六条', '第三款')],
  severity: 'block',
  ...measureAct,
  forms: [],
  check: (_view, documents) =>
    documents.flatMap((one) =>
      Object.entries(one.content).flatMap(([key, value]) => {
        if (typeof value !== 'string' || !value.includes('费')) return [];
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

const sameMeasure: Rule = {
  id: 'C-20',
  title: '延长、解除文书所引的决定书案号、日期、措施与决定书一致',
  basis: [citation(coercionLaw, '第二十五条', '第二款')],
  severity: 'major',
  ...measureAct,
  forms: ['coercive-measure-extension', 'coercive-measure-release'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const measureDecisions = view.of('coercive-measure-decision');
      const decision = decisionOf(view, one) ?? measureDecisions[0];
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
  ...measureAct,
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

/** The last day of a measure, as extended. */
function lastDay(view: CaseView, decision: DocumentView): string | null {
  const extended = view
    .of('coercive-measure-extension')
    .filter((one) => decisionOf(view, one)?.id === decision.id)
    .map((one) => one.text('/extendedTo'));
  const last = [decision.text('/periodTo'), ...extended].toSorted().at(-1) ?? '';
  return endOf(view, decision, last);
}

/** A last day that a paper of the measure names, moved on by the days left out, though never past what the law allows. */
function endOf(view: CaseView, decision: DocumentView, named: string): string | null {
  const from = decision.text('/periodFrom');
  if (!isIsoDay(named) || !isIsoDay(from) || named < from) return named === '' ? null : named;
  const stops = leftOut(view, decision);
  const allowed = movedByStops(from, addDays(from, 2 * MEASURE_DAYS), stops);
  const moved = movedByStops(from, named, stops);
  return moved <= allowed ? moved : named > allowed ? named : allowed;
}

/** How a 查封、扣押 goes on and ends: in time, on the same ground, the same things given back, at no cost. */
export const measurePeriodRules: readonly Rule[] = [
  withinThirtyDays,
  extendedOnceInTime,
  releasedInTime,
  groundAgrees,
  sameGoodsReturned,
  noStorageFee,
  sameMeasure,
  releasedWithoutViolation,
];

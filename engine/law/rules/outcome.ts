import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays } from '../../values/day.ts';
import { formatYuan } from '../../values/money.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import { applicablePenalty } from '../causes/applicable-penalty.ts';
import { findCause, findCauseByTitle } from '../causes/cause-library.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { finedElsewhere } from './across-cases.ts';
import {
  amountOf,
  choicesOf,
  citation,
  comparable,
  found,
  penaltyLaw,
  REVISED_PENALTY_LAW,
  servedOn,
  violationDay,
  withCalendar,
} from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;

/** How the penalty's text names each kind of article 9. */
const kindWords: Readonly<Record<string, RegExp>> = {
  warning: /警告/,
  criticism: /通报批评/,
  fine: /罚款/,
  confiscateIncome: /没收[^，。；]*(?:所得|收入)/,
  confiscateGoods: /没收[^，。；]*(?:财物|车辆|配件|工具|物品)/,
  suspendLicence: /暂扣/,
  lowerGrade: /降低/,
  revokeLicence: /吊销/,
  suspendBusiness: /停产|停业/,
  closeDown: /关闭/,
};

const kindsAsWritten: Rule = {
  id: 'P-13',
  title: '处罚种类与处罚内容一致，属于该违法行为法定的种类',
  basis: [penaltyLaw('第九条'), penaltyLaw('第四条')],
  severity: 'block',
  ...act,
  forms: ['violation-notice', 'penalty-decision', 'summary-penalty-decision'],
  check: (view, documents) => documents.flatMap((one) => [...unlikeText(one), ...unlikeLaw(view, one)]),
};

function unlikeText(one: DocumentView): readonly RuleFinding[] {
  const [text, kinds] = [one.text('/penaltyContent'), choicesOf(one, '/penaltyKinds')];
  if (text === '' || kinds.length === 0) return [];
  const wrong = Object.entries(kindWords).filter(
    ([kind, words]) => kinds.includes(kind) !== words.test(text),
  );
  if (wrong.length === 0) return [];
  return [found(one, '/penaltyKinds', `${one.title}勾选的处罚种类与处罚内容“${text}”不一致。请核对。`)];
}

function unlikeLaw(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const branches = branchesOf(view, one);
  const kinds = choicesOf(one, '/penaltyKinds');
  if (branches.length === 0 || kinds.length === 0) return [];
  if (branches.every(({ warning }) => warning) && !kinds.includes('warning'))
    return [
      found(one, '/penaltyKinds', '该违法行为依法应当同时予以警告，处罚种类没有警告。请核对处罚依据。'),
    ];
  const strange = kinds.find((kind) =>
    branches.every(
      (branch) =>
        !(branch.kinds as readonly string[]).includes(kind) &&
        !(kindWords[kind]?.test(branch.other ?? '') ?? false),
    ),
  );
  if (strange === undefined || strange === 'warning') return [];
  const message = '处罚种类中有案由库所列的处罚依据没有规定的种类。请核对处罚依据。';
  return [{ ...found(one, '/penaltyKinds', message), severity: 'major' }];
}

function branchesOf(view: CaseView, one: DocumentView) {
  const { causeId, cause: title, violation } = view.facts;
  const cause = (causeId === undefined ? null : findCause(causeId)) ?? findCauseByTitle(title);
  const day = violationDay(view);
  if (!cause || day === null) return [];
  const income = violation?.illegalIncome;
  return applicablePenalty(cause, {
    day,
    decisionDay: one.day ?? view.today,
    ...(one.party ? { partyKind: one.party.kind } : {}),
    ...(income === undefined ? {} : { illegalIncome: income }),
  }).branches;
}

const articleOfCause: Rule = {
  id: 'W-05',
  title: '处罚依据是该案由的处罚条款',
  basis: [penaltyLaw('第五十九条', '第一款第（三）项'), penaltyLaw('第二十九条')],
  severity: 'major',
  ...act,
  forms: ['violation-notice', 'penalty-decision', 'summary-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const branches = branchesOf(view, one);
      const cited = parseCitations(one.text('/penaltyBasis')).filter(({ article }) => article !== null);
      // Another law's clause may be the better one; a wrong clause of the same law is a slip.
      const same = cited.filter(({ law }) =>
        branches.some((branch) => branch.law.endsWith(law) || law.endsWith(branch.law)),
      );
      const [first] = same;
      if (!first || branches.length === 0) return [];
      const right = same.some((citationMade) =>
        branches.some(
          (branch) =>
            branch.article === citationMade.article &&
            (branch.item === undefined ||
              citationMade.item === undefined ||
              branch.item === citationMade.item),
        ),
      );
      if (right) return [];
      const message = `处罚依据引《${first.law}》第${first.article}条，案由“${view.facts.cause}”的处罚条款不是这一条（项）。请核对。`;
      return [found(one, '/penaltyBasis', message)];
    }),
};

const finedOnce: Rule = {
  id: 'J-24',
  title: '同一违法行为不给予两次以上罚款（各案件之间也比较）',
  basis: [penaltyLaw('第二十九条')],
  severity: 'block',
  ...act,
  forms: ['penalty-decision', 'summary-penalty-decision'],
  acrossCases: true,
  check: (view, documents) => {
    const fined = documents.filter((one) => one.state === 'issued' && (amountOf(one, '/fine') ?? 0) > 0);
    const here = fined.slice(1).flatMap((one) => {
      const earlier = fined.find((other) => other.id !== one.id && other.party?.id === one.party?.id);
      if (!earlier) return [];
      return [
        found(
          one,
          '',
          `本案已经以${earlier.number || earlier.title}对该当事人罚款，不得再次罚款。变更决定的，请先撤回原决定。`,
        ),
      ];
    });
    return [...here, ...documents.flatMap((one) => finedElsewhere(view, one))];
  },
};

const paidInTime: Rule = {
  id: 'F-01',
  title: '自收到决定书之日起十五日内缴纳罚款；逾期的加处或者说明',
  basis: [penaltyLaw('第六十七条', '第三款'), penaltyLaw('第七十二条', '第一款第（一）项')],
  severity: 'minor',
  ...act,
  forms: ['penalty-decision'],
  check: (view, documents) => documents.flatMap((one) => [...otherTerm(one), ...paidLate(view, one)]),
};

/** A term for paying that is not the Act's fifteen days, wherever the decision says one. */
function otherTerm(one: DocumentView): readonly RuleFinding[] {
  return ['/penaltyContent', '/otherPerformance'].flatMap((pointer) => {
    const text = comparable(one.text(pointer));
    const term =
      /([0-9]{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作)?[日天](?:之)?内[^，。；]{0,16}?缴(?:纳|清)/.exec(
        text,
      );
    if (!term || ['15', '十五'].includes(term[1] ?? '')) return [];
    const message = `这里写“${term[0]}”，缴纳罚款的期限是自收到决定书之日起十五日。请核对。`;
    return [{ ...found(one, pointer, message), severity: 'major' as const }];
  });
}

function paidLate(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const served = servedOn(view, one);
  const late = view
    .acts('payment')
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  if (served === null || late === undefined || view.of('fine-deferral-notice').length > 0) return [];
  const fine = amountOf(one, '/fine') ?? 0;
  const paid = view.acts('payment').reduce((sum, { amount }) => sum + amount, 0);
  const closing = view.last('case-closing-report');
  if (
    paid > fine ||
    /加处|逾期/.test(`${closing?.text('/performance') ?? ''}${closing?.text('/result') ?? ''}`)
  )
    return [];
  const period = deadline({ start: served, length: 15, kind: 'natural' }, nationalCalendar);
  return withCalendar(period, one, '', ({ last }) =>
    late <= last
      ? []
      : [
          found(
            one,
            '',
            `决定书${formatDay(served)}送达，缴款期限到${formatDay(last)}届满，${formatDay(late)}才缴清，没有加处罚款，也没有说明。`,
          ),
        ],
  );
}

const cashReceipt: Rule = {
  id: 'F-06',
  title: '当场收缴罚款出具财政部门统一制发的专用票据',
  basis: [penaltyLaw('第七十条')],
  severity: 'block',
  ...act,
  forms: ['summary-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) =>
      view
        .acts('payment')
        .filter(({ method, receiptNumber }) => method === 'cash' && (receiptNumber ?? '') === '')
        .map(({ amount }) =>
          found(
            one,
            '/paymentMethod',
            `当场收缴${formatYuan(amount)}，没有记录专用票据的号码。没有专用票据的，当事人有权拒绝缴纳。`,
          ),
        ),
    ),
};

const noPenaltyBasis: Rule = {
  id: 'I-34',
  title: '不予处罚的依据与情形一致；调查结论为不予处罚的不作出处罚决定',
  basis: [penaltyLaw('第五十七条', '第一款')],
  severity: 'block',
  ...act,
  forms: ['no-penalty-decision', 'penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.form === 'no-penalty-decision') return unlikeGround(one);
      const conclusion = view.last('investigation-report')?.text('/conclusion') ?? '';
      if (
        !/(?:建议|拟|应当)(?:依法)?(?:不予(?:行政)?处罚|撤销(?:案件|立案))/.test(conclusion) ||
        /罚款\d|警告/.test(conclusion)
      )
        return [];
      return [found(one, '', '调查报告的结论是不予处罚，案卷却有行政处罚决定书。请核对。')];
    }),
};

const groundArticles: Readonly<Record<string, readonly number[]>> = {
  minor: [33],
  first: [33],
  'no-fault': [33],
  'under-fourteen': [30],
  mental: [31],
  'time-limit': [36],
  'not-proven': [40, 57],
};

function unlikeGround(one: DocumentView): readonly RuleFinding[] {
  const right = groundArticles[one.text('/ground')];
  const cited = parseCitations(one.text('/noPenaltyBasis')).filter(({ law }) => law.endsWith('行政处罚法'));
  if (
    !right ||
    cited.length === 0 ||
    cited.some(({ article }) => article !== null && right.includes(article))
  )
    return [];
  return [
    found(
      one,
      '/noPenaltyBasis',
      `不予处罚的情形与依据不一致：该情形应当引用《中华人民共和国行政处罚法》第${right.join('条、第')}条。`,
    ),
  ];
}

const crimeSentInTime: Rule = {
  id: 'I-26',
  title: '批准移送涉嫌犯罪案件的，二十四小时内移送公安机关',
  basis: [citation('行政执法机关移送涉嫌犯罪案件的规定', '第五条', '第二款')],
  severity: 'major',
  since: '2020-08-07',
  judgedBy: 'act',
  forms: ['suspected-crime-transfer-letter', 'investigation-report'],
  check: (view, documents) =>
    documents.flatMap((one) => (one.form === 'investigation-report' ? notSent(view, one) : sentLate(one))),
};

/** The head agreed to a transfer, and nothing has gone out. */
function notSent(view: CaseView, report: DocumentView): readonly RuleFinding[] {
  const approval = view.acts('approval').find((one) => one.document === report.id && one.role === 'head');
  const agreed = approval?.decision === 'approved' && /移送公安/.test(approval.opinion ?? '');
  const sent =
    view.of('suspected-crime-transfer-letter').some(({ state }) => state === 'issued') ||
    view.acts('note').some(({ subject }) => subject === 'transfer');
  if (!agreed || sent || view.today <= addDays(approval.on, 1)) return [];
  const message = `${formatDay(approval.on)}批准移送公安机关，案卷中没有移送书，已经超过二十四小时。`;
  return [found(report, '/headOpinion', message)];
}

function sentLate(one: DocumentView): readonly RuleFinding[] {
  const approved = one.text('/approvedOn');
  if (approved === '' || one.day === null) return [];
  if (one.day < approved) {
    const message = `移送书日期${formatDay(one.day)}，${formatDay(approved)}才批准移送。`;
    return [found(one, '/approvedOn', message)];
  }
  if (one.day <= addDays(approved, 1)) return [];
  const message = `${formatDay(approved)}批准移送，${formatDay(one.day)}才移送，超过二十四小时。`;
  return [found(one, '/issuedOn', message)];
}

/** How the case ends: the kind and clause of the penalty, once, paid in time; or none; or transferred. */
export const outcomeRules: readonly Rule[] = [
  kindsAsWritten,
  articleOfCause,
  finedOnce,
  paidInTime,
  cashReceipt,
  noPenaltyBasis,
  crimeSentInTime,
];

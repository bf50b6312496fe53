import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { normalisePlate } from '../../values/plate.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import { stopsOfDeadline } from '../deadlines/suspensions.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { citationSentence, citationStatus } from '../statutes/citation-status.ts';
import { type Citation, parseCitations } from '../statutes/parse-citations.ts';
import { findStatute } from '../statutes/statute-library.ts';
import {
  citation,
  comparable,
  filedOn,
  found,
  penaltyLaw,
  REVISED_PENALTY_LAW,
  undecided,
  violationDay,
  withCalendar,
} from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const decision = ['penalty-decision'];
/** Forms that tell the party whom to turn to. */
const withRemedy = [
  ...decision,
  'summary-penalty-decision',
  'no-penalty-decision',
  'coercive-measure-decision',
  'correction-order',
  'enforcement-decision',
  'substitute-performance-decision',
];
const cited = ['/prohibition', '/penaltyBasis'] as const;

const inNinetyDays: Rule = {
  id: 'P-05',
  title: '自立案之日起九十日内作出决定',
  basis: [penaltyLaw('第六十条')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      const filed = filedOn(view);
      if (day === null || filed === null || day <= filed) return [];
      const suspensions = stopsOfDeadline(view, 'decision-period', null);
      const period = deadline({ start: filed, length: 90, kind: 'natural' }, nationalCalendar, {
        suspensions,
      });
      return withCalendar(period, one, '/issuedOn', ({ last }) => {
        if (day <= last) return [];
        const span = `${formatDay(filed)}立案，九十日到${formatDay(last)}届满，${formatDay(day)}才作出决定`;
        const extended = view
          .acts('approval')
          .some((item) => item.subject === 'decisionExtension' && item.role === 'head' && item.on <= last);
        return extended
          ? [undecided(one, '/issuedOn', `${span}。案卷有延长办案期限的批准，请核对延长的期限。`)]
          : [found(one, '/issuedOn', `${span}，届满前没有批准延长期限的记录。`)];
      });
    }),
};

/** Each citation of the clauses broken and applied, with its field. */
function citationsOf(
  document: DocumentView,
): readonly { readonly pointer: string; readonly citation: Citation }[] {
  return cited.flatMap((pointer) =>
    parseCitations(document.text(pointer)).map((one) => ({ pointer, citation: one })),
  );
}

const clauseExists: Rule = {
  id: 'P-08',
  title: '引用的条、款、项存在并且现行有效',
  basis: [penaltyLaw('第五十九条', '第一款第（三）项')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'violation',
  forms: ['violation-notice', 'penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((document) =>
      citationsOf(document).flatMap(({ pointer, citation: one }) =>
        citationProblem(view, document, pointer, one),
      ),
    ),
};

function citationProblem(
  view: CaseView,
  document: DocumentView,
  pointer: string,
  one: Citation,
): readonly RuleFinding[] {
  const day = violationDay(view);
  if (one.article === null || day === null) return [];
  const where = {
    law: one.law,
    article: one.article,
    ...(one.paragraph === undefined ? {} : { paragraph: one.paragraph }),
    ...(one.item === undefined ? {} : { item: one.item }),
  };
  const status = citationStatus(where, day);
  const message = citationSentence(where, status);
  if (message === null || status.status === 'not-yet-in-force') return [];
  if (status.status === 'unknown-law' || status.status === 'unknown-text') {
    return [undecided(document, pointer, message)];
  }
  const light = status.status === 'in-force' ? ({ severity: 'minor' } as const) : {};
  return [{ ...found(document, pointer, message), ...light }];
}

const lawOfThatDay: Rule = {
  id: 'J-27',
  title: '适用违法行为发生时的法律，新法更轻的除外',
  basis: [penaltyLaw('第三十七条')],
  severity: 'block',
  since: '2016-11-01',
  judgedBy: 'violation',
  forms: ['violation-notice', 'penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((document) =>
      citationsOf(document).flatMap(({ pointer, citation: one }) => {
        const day = violationDay(view);
        if (one.article === null || day === null) return [];
        const status = citationStatus({ law: one.law, article: one.article }, day);
        if (status.status !== 'not-yet-in-force') return [];
        const message = `违法行为发生在${formatDay(day)}，《${one.law}》自${formatDay(status.from)}起才施行。应当适用行为发生时的规定，新规定更轻的除外。`;
        return [found(document, pointer, message)];
      }),
    ),
};

const basisIsLaw: Rule = {
  id: 'J-28',
  title: '处罚依据是法律、法规、规章，不是其他规范性文件',
  basis: [penaltyLaw('第十六条'), penaltyLaw('第三十八条')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'violation',
  forms: ['violation-notice', 'penalty-decision'],
  check: (_view, documents) =>
    documents.flatMap((document) => {
      const kinds = parseCitations(document.text('/penaltyBasis')).map((one) => findStatute(one.law)?.kind);
      const notLaw = (title: string) => /(?:通知|意见|基准|纪要|批复)$/.test(title);
      const titles = [...document.text('/penaltyBasis').matchAll(/《([^《》]+)》/g)].map(
        (match) => match[1] ?? '',
      );
      const onlyDocuments =
        titles.length > 0 &&
        titles.every(notLaw) &&
        kinds.every((kind) => kind === undefined || kind === '规范性文件');
      if (!onlyDocuments) return [];
      return [
        found(
          document,
          '/penaltyBasis',
          '处罚依据只引了规范性文件。其他规范性文件不得设定行政处罚，请引用法律、法规或者规章。',
        ),
      ];
    }),
};

/** Names no clause: a vague one, a title without an article, or (once something is written) no law at all. */
function namesNoClause(text: string): boolean {
  const citations = parseCitations(text);
  return citations.length === 0
    ? text.trim() !== ''
    : citations.some((one) => one.vague || one.article === null);
}

const preciseCitation: Rule = {
  id: 'P-29',
  title: '依据写明条、款、项，不写“等规定”',
  basis: [penaltyLaw('第五十九条', '第一款第（三）项')],
  severity: 'major',
  ...act,
  forms: ['violation-notice', 'penalty-decision'],
  check: (_view, documents) =>
    documents.flatMap((document) =>
      cited
        .filter((pointer) => namesNoClause(document.text(pointer)))
        .map((pointer) => {
          const title = pointer === '/prohibition' ? '违反的规定' : '处罚依据';
          return found(
            document,
            pointer,
            `${document.title}的${title}没有写到具体条款（或者用了“等规定”）。请写明条、款、项。`,
          );
        }),
    ),
};

const orderedToCorrect: Rule = {
  id: 'P-12',
  title: '处罚时责令改正违法行为',
  basis: [penaltyLaw('第二十八条', '第一款')],
  severity: 'major',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const texts = ['/otherPerformance', '/penaltyContent', '/facts', '/defense', '/discretion'];
      const ordered = texts.some((pointer) => /改正|责令/.test(one.text(pointer)));
      if (ordered || one.day === null || view.of('correction-order').length > 0) return [];
      return [
        found(
          one,
          '/otherPerformance',
          '决定书和案卷中没有责令当事人改正违法行为的内容。实施处罚时应当责令改正或者限期改正。',
        ),
      ];
    }),
};

const localGovernment: Rule = {
  id: 'P-21',
  title: '复议机关为本级人民政府',
  basis: [citation('中华人民共和国行政复议法', '第二十四条', '第一款')],
  severity: 'major',
  since: '2024-01-01',
  judgedBy: 'act',
  forms: withRemedy,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const organ = one.text('/reconsiderationOrgan');
      const { remedy } = view.station;
      const told = organ === remedy.reconsiderationOrgan && remedy.reconsiderationReason !== '';
      const government =
        remedy.reconsiderationOrgan.endsWith('人民政府') && organ !== remedy.reconsiderationOrgan;
      if (organ === '' || told || !(government || /(?:局|厅|委员会|委|支队|总队)$/.test(organ))) return [];
      return [
        found(
          one,
          '/reconsiderationOrgan',
          `行政复议机关写“${organ}”。自2024年1月1日起，对地方政府工作部门的决定一般向本级人民政府申请复议；属于例外的，请在本站设置中写明理由。`,
        ),
      ];
    }),
};

const afterApproval: Rule = {
  id: 'P-23',
  title: '负责人批准处罚之后才作出决定',
  basis: [penaltyLaw('第五十七条', '第一款')],
  severity: 'block',
  ...act,
  forms: [...decision, 'no-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const approval = view
        .acts('approval')
        .findLast((item) => item.subject === 'penalty' && item.role === 'head');
      if (one.day === null) return [];
      const written = view.last('investigation-report')?.text('/headName') ?? '';
      if (!approval && one.state === 'issued' && written === '')
        return [
          found(one, '/issuedOn', '已经作出处罚决定，案卷中没有负责人审查决定的记录。应当由负责人决定。'),
        ];
      if (!approval) return [];
      if (approval.decision === 'rejected') {
        return [found(one, '/issuedOn', `负责人${formatDay(approval.on)}没有同意处罚，决定书已写了日期。`)];
      }
      if (approval.on <= one.day) return [];
      return [
        found(
          one,
          '/issuedOn',
          `负责人${formatDay(approval.on)}才批准，决定书日期是${formatDay(one.day)}。应当先批准，后作出决定。`,
        ),
      ];
    }),
};

const yearOfNumber: Rule = {
  id: 'P-27',
  title: '文号的年份与成文日期一致，文号不重复',
  basis: [penaltyLaw('第三十九条')],
  severity: 'minor',
  ...act,
  forms: ['violation-notice', 'penalty-decision', 'scene-record'],
  unverified: '文号的编法是公文惯例，法律没有规定〔未核实〕',
  check: (_view, documents) =>
    documents.flatMap((one, index) => {
      const year = /[〔[（(](\d{4})[〕\]）)]/.exec(one.number)?.[1];
      if (year !== undefined && one.day !== null && year !== one.day.slice(0, 4)) {
        return [
          found(
            one,
            '/number',
            `文号${one.number}的年份是${year}年，成文日期是${formatDay(one.day)}。请核对。`,
          ),
        ];
      }
      const twin =
        one.number !== '' && documents.slice(0, index).some((other) => other.number === one.number);
      return twin
        ? [found(one, '/number', `文号${one.number}在本案中用了两次。每份文书应当有自己的文号。`)]
        : [];
    }),
};

const factsAreComplete: Rule = {
  id: 'P-30',
  title: '违法事实写明何人、何时、何地、何车',
  basis: [penaltyLaw('第四十条'), penaltyLaw('第五十九条', '第一款第（二）项')],
  severity: 'major',
  ...act,
  forms: ['violation-notice', 'penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const facts = comparable(one.text('/facts'));
      const day = violationDay(view);
      if (facts === '' || day === null) return [];
      const place = comparable(view.facts.violation?.place ?? '');
      const plates = (view.facts.vehicles ?? []).map((vehicle) => normalisePlate(vehicle.plate));
      const written = normalisePlate(facts);
      const missing = [
        ...(one.party && !facts.includes(comparable(one.party.name)) ? [`当事人（${one.party.name}）`] : []),
        ...(facts.includes(formatDay(day)) || facts.includes(day) ? [] : [`违法时间（${formatDay(day)}）`]),
        ...(place === '' || facts.includes(place.slice(-4)) ? [] : [`违法地点（${place}）`]),
        ...plates.filter((plate) => !written.includes(plate)).map((plate) => `车辆号牌（${plate}）`),
      ];
      return missing.length === 0
        ? []
        : [
            found(
              one,
              '/facts',
              `${one.title}的违法事实没有写明（或者与案件不一致）：${missing.join('、')}。`,
            ),
          ];
    }),
};

/** 决定: in time, by law that exists, with the facts, after approval. */
export const decisionRules: readonly Rule[] = [
  lawOfThatDay,
  basisIsLaw,
  inNinetyDays,
  clauseExists,
  orderedToCorrect,
  localGovernment,
  afterApproval,
  yearOfNumber,
  preciseCitation,
  factsAreComplete,
];

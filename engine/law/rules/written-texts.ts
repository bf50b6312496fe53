import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay, formatMoment } from '../../values/chinese-date.ts';
import { formatYuan, parseMoney } from '../../values/money.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { amountsTwice } from './amount-pairs.ts';
import {
  amountOf,
  citation,
  comparable,
  found,
  penaltyLaw,
  place,
  REVISED_PENALTY_LAW,
  textsOf,
  violationDay,
} from './support.ts';
import { type Slip, slipsFinder } from './text-slips.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;

const textsAgree: Rule = {
  id: 'W-01',
  title: '文书文字中的车号、证件号、姓名名称、文号与案件登记的一致',
  basis: [penaltyLaw('第五十九条', '第一款')],
  severity: 'major',
  ...act,
  forms: [],
  check: (view, documents) => {
    const slipsIn = slipsFinder(view);
    return documents.flatMap((one) =>
      textsOf(one.content).flatMap(({ pointer, text }) =>
        slipsIn(text)
          .filter(({ kind }) => !spokenOfElsewhere[kind]?.test(pointer))
          .map((slip) => slipFinding(one, pointer, text, slip)),
      ),
    );
  },
};

const slipTitles: Readonly<Record<Slip['kind'], string>> = {
  plate: '车辆号牌',
  id: '身份证件号',
  name: '姓名（名称）',
  number: '文号',
};

/** Fields that hold such a thing alone: other rules compare them (J-20 the names). */
const spokenOfElsewhere: Readonly<Partial<Record<Slip['kind'], RegExp>>> = {
  name: /\/(?:personName|organizationName|partyName|personAddress|organizationAddress)$/,
  number: /^\/(?:number|caseNumber|decisionNumber|listNumber|demandNumber|noticeNumber|enforcementNumber)$/,
};

function slipFinding(document: DocumentView, pointer: string, text: string, slip: Slip): RuleFinding {
  const { written, known } = slip;
  const at = place(document, pointer);
  return {
    message: `${document.title}这里写的${slipTitles[slip.kind]}是“${written}”，案件登记的是“${known}”，两处不一致。请核对。`,
    at,
    fix: { label: `改为${known}`, changes: [{ at, value: text.replaceAll(written, known) }] },
  };
}

const amountsAgree: Rule = {
  id: 'W-02',
  title: '调查报告、审核意见、听证笔录、结案报告等转述的罚款与决定书（通知书）一致，大写与数字一致',
  basis: [penaltyLaw('第五十九条', '第一款第（三）项')],
  severity: 'major',
  ...act,
  forms: [],
  check: (view, documents) => documents.flatMap((one) => [...fineRetold(view, one), ...amountsTwice(one)]),
};

/** Papers that come before the decision tell the fine of the notice. */
const early = ['investigation-report', 'legal-review-opinion', 'hearing-record', 'hearing-report'];
const late = [
  'case-closing-report',
  'demand-notice',
  'court-enforcement-application',
  'enforcement-announcement',
  'enforcement-decision',
  'collective-discussion-record',
];

function fineRetold(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  if (!early.includes(one.form) && !late.includes(one.form)) return [];
  const told = early.includes(one.form) ? view.last('violation-notice') : null;
  const source = told ?? view.last('penalty-decision');
  const fine = source ? amountOf(source, '/fine') : null;
  if (!source || fine === null) return [];
  const paid = view.acts('payment').map(({ amount }) => amount);
  const wrong = (pointer: string, amounts: readonly number[]): readonly RuleFinding[] => {
    const [written] = amounts;
    if (written === undefined || amounts.includes(fine)) return [];
    return [
      {
        message: `${one.title}写罚款${formatYuan(written)}，${source.title}是${formatYuan(fine)}，两处不一致。请核对。`,
        at: place(one, pointer),
        related: [place(source, '/fine')],
      },
    ];
  };
  return [
    ...['/conclusion', '/proposal', '/result', '/decisionContent', '/decisionMatter', '/subject'].flatMap(
      (pointer) => wrong(pointer, finesIn(one.text(pointer))),
    ),
    ...wrong('/proceedings', proposedIn(one.text('/proceedings'))),
    // What was paid in several times is told by its parts.
    ...(one.form === 'case-closing-report'
      ? wrong(
          '/performance',
          finesIn(one.text('/performance')).map((amount) => (paid.includes(amount) ? fine : amount)),
        )
      : []),
  ];
}

/** The fine that the investigators propose at a hearing; what the party asks for is another matter. */
function proposedIn(text: string): readonly number[] {
  return [...text.matchAll(/建议[^，。；\n]{0,16}?(罚款[^，。；\n]+)/g)].flatMap(([, fine = '']) =>
    finesIn(fine),
  );
}

/** Amounts of fines that a text names, in fen. */
export function finesIn(text: string): readonly number[] {
  return [
    ...text.matchAll(
      /罚款(?:人民币)?[¥￥]?([^，。；、（()）]+?[元圆](?:整)?)(?:[（(](?:人民币)?([^）)]+?[元圆整])[）)])?/g,
    ),
  ]
    .flatMap((match) => [match[1], match[2]])
    .flatMap((part) => {
      const amount = part === undefined ? null : parseMoney(part);
      return amount?.ok ? [amount.value] : [];
    });
}

const daysAgree: Rule = {
  id: 'W-03',
  title: '文书叙述的违法时间、决定时间、缴款时间与案件经过一致',
  basis: [penaltyLaw('第四十七条')],
  severity: 'major',
  ...act,
  forms: [
    'case-filing-register',
    'investigation-report',
    'case-closing-report',
    'summary-penalty-decision',
    'no-penalty-decision',
    'violation-notice',
    'penalty-decision',
  ],
  check: (view, documents) =>
    documents.flatMap((one) => [
      ...(['violation-notice', 'penalty-decision'].includes(one.form) ? [] : violationDays(view, one)),
      ...violationTimes(view, one),
      ...closingDays(view, one),
      ...hearingDays(view, one),
    ]),
};

/** 「于某日举行听证」 in the decision's account of the defence, and the day of the record. */
function hearingDays(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const held = view.last('hearing-record')?.text('/startedAt').slice(0, 10) ?? '';
  const told = /(\d{4}年\d{1,2}月\d{1,2}日)(?:组织|公开)?举行(?:了)?听证/.exec(one.text('/defense'))?.[1];
  if (told !== undefined && view.of('hearing-record').length === 0)
    return [found(one, '/defense', `这里写${told}举行听证，案卷中没有听证笔录。请核对。`)];
  if (held === '' || told === undefined || told === formatDay(held)) return [];
  return [found(one, '/defense', `这里写${told}举行听证，听证笔录是${formatDay(held)}。请核对。`)];
}

const daysIn = (text: string) => [...text.matchAll(/\d{4}年\d{1,2}月\d{1,2}日/g)].map((match) => match[0]);

function violationDays(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const day = violationDay(view);
  if (day === null) return [];
  return ['/summary', '/course', '/facts'].flatMap((pointer) => {
    const days = daysIn(one.text(pointer));
    if (days.length === 0 || days.includes(formatDay(day))) return [];
    return [
      found(one, pointer, `${one.title}写的违法时间是${days[0]}，案件登记的是${formatDay(day)}。请核对。`),
    ];
  });
}

/** The hour that a text gives with the day of the violation, and the day that 经查 begins with. */
function violationTimes(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const start = view.facts.violation?.startedAt ?? '';
  const end = view.facts.violation?.endedAt ?? start;
  if (start.length < 16) return [];
  const [day, known] = [formatDay(start.slice(0, 10)), formatMoment(start)];
  return ['/summary', '/course', '/facts'].flatMap((pointer) => {
    const text = one.text(pointer);
    const hours = [...text.matchAll(new RegExp(`${day}(\\d{1,2})时(\\d{1,2})分`, 'g'))].map(
      ([written, hour = '', minute = '']) => ({
        written,
        at: `${start.slice(0, 11)}${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
      }),
    );
    const wrong = hours.find(({ at }) => at < start || at > end);
    const inquired = /经查[：:，,]?(\d{4}年\d{1,2}月\d{1,2}日)/.exec(text)?.[1];
    if (wrong && hours.every(({ at }) => at < start || at > end))
      return [
        found(one, pointer, `${one.title}写的违法时间是${wrong.written}，案件登记的是${known}。请核对。`),
      ];
    if (inquired === undefined || inquired === day) return [];
    return [found(one, pointer, `${one.title}查明的违法时间写${inquired}，案件登记的是${day}。请核对。`)];
  });
}

function closingDays(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  if (one.form !== 'case-closing-report') return [];
  const decision = view.last('penalty-decision');
  const made = /(\d{4}年\d{1,2}月\d{1,2}日)(?:，)?(?:作出|决定)/.exec(one.text('/result'))?.[1];
  const paid = /(\d{4}年\d{1,2}月\d{1,2}日)[^，。；年]{0,6}(?:缴|付)/.exec(one.text('/performance'))?.[1];
  const payments = view.acts('payment').map(({ on }) => formatDay(on));
  return [
    ...(decision?.day && made !== undefined && made !== formatDay(decision.day)
      ? [found(one, '/result', `结案报告写${made}作出决定，决定书日期是${formatDay(decision.day)}。请核对。`)]
      : []),
    ...(paid !== undefined && payments.length > 0 && !payments.includes(paid)
      ? [found(one, '/performance', `结案报告写${paid}缴款，缴款记录是${payments.join('、')}。请核对。`)]
      : []),
  ];
}

const remedyTerms: Rule = {
  id: 'P-20',
  title: '告知的复议期限为六十日、起诉期限为六个月',
  basis: [
    citation('中华人民共和国行政复议法', '第二十条', '第一款'),
    citation('中华人民共和国行政诉讼法', '第四十六条', '第一款'),
  ],
  severity: 'block',
  since: '2015-05-01',
  judgedBy: 'act',
  forms: [
    'penalty-decision',
    'summary-penalty-decision',
    'no-penalty-decision',
    'coercive-measure-decision',
    'correction-order',
    'enforcement-decision',
    'substitute-performance-decision',
  ],
  check: (_view, documents) =>
    documents.flatMap((one) =>
      textsOf(one.content).flatMap(({ pointer, text }) => {
        const wrong = wrongTerm(comparable(text));
        return wrong === null
          ? []
          : [
              found(
                one,
                pointer,
                `${wrong}申请行政复议的期限为六十日，提起行政诉讼的期限为六个月，法律另有规定的除外。`,
              ),
            ];
      }),
    ),
};

const TERM = '((?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(?:工作)?(?:日|天|月))';

function wrongTerm(text: string): string | null {
  for (const [title, allowed] of [
    ['行政复议', ['六十日', '60日', '60天', '六十天']],
    ['行政诉讼', ['六个月', '6个月']],
  ] as const) {
    const short = title === '行政诉讼' ? '(?:提起)?(?:行政)?(?:诉讼|起诉)' : '(?:申请|提出)(?:行政)?复议';
    for (const match of text.matchAll(new RegExp(`${TERM}(?:之)?内[^，。；]{0,24}?${short}`, 'g'))) {
      const term = match[1] ?? '';
      if (!(allowed as readonly string[]).includes(term)) return `这里写“${term}”内${title}。`;
    }
  }
  return null;
}

/** What the documents say in their own words agrees with the facts, the acts and one another. */
export const writtenTextRules: readonly Rule[] = [textsAgree, amountsAgree, daysAgree, remedyTerms];

import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { retoldDecision } from './retold-decision.ts';
import { retoldService } from './retold-service.ts';
import { citation, comparable, found, penaltyLaw, REVISED_PENALTY_LAW, rowsOf, servedOn } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;

/** The approval columns of a form, with the approval that each writes down. */
const columns = {
  'case-filing-register': 'filing',
  'investigation-report': 'penalty',
  'case-closing-report': 'closing',
} as const;
const levels = [
  ['section', '办案机构'],
  ['head', '负责人'],
] as const;
const records = ['scene-record', 'interview-record', 'inspection-record', 'hearing-record'];

const actsAsWritten: Rule = {
  id: 'W-07',
  title: '审批栏、签名的日期与审批、签名的经过一致，先后合理',
  basis: [penaltyLaw('第四十七条')],
  severity: 'major',
  ...act,
  forms: [...Object.keys(columns), ...records, 'legal-review-opinion'],
  check: (view, documents) =>
    documents.flatMap((one) => [
      ...approvalColumns(view, one),
      ...acceptedBefore(view, one),
      ...signedAtAnotherTime(view, one),
      ...signedByAnother(view, one),
    ]),
};

function approvalColumns(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const subject = Object.entries(columns).find(([form]) => form === one.form)?.[1];
  if (subject === undefined) return [];
  return levels.flatMap(([role, title]) => {
    const approval = view.acts('approval').findLast((item) => item.subject === subject && item.role === role);
    const [on, by] = [one.text(`/${role}Date`), one.text(`/${role}Name`)];
    if (!approval || approval.document !== one.id) return [];
    const made = one.text('/issuedOn');
    return [
      ...(on !== '' && on !== approval.on
        ? [
            found(
              one,
              `/${role}Date`,
              `${one.title}写${title}${formatDay(on)}审批，审批记录是${formatDay(approval.on)}。请核对。`,
            ),
          ]
        : []),
      ...(by !== '' && by !== approval.by
        ? [
            found(
              one,
              `/${role}Name`,
              `${one.title}写${title}审批人是${by}，审批记录是${approval.by}。请核对。`,
            ),
          ]
        : []),
      ...(role === 'section' && headOf(view, subject) < approval.on
        ? [found(one, '/sectionDate', `办案机构${formatDay(approval.on)}审批，晚于负责人审批。请核对。`)]
        : []),
      ...(made !== '' && approval.on < made
        ? [
            found(
              one,
              `/${role}Date`,
              `${title}${formatDay(approval.on)}审批，早于${one.title}的日期${formatDay(made)}。请核对。`,
            ),
          ]
        : []),
    ];
  });
}

function headOf(view: CaseView, subject: string): string {
  return (
    view.acts('approval').findLast((item) => item.subject === subject && item.role === 'head')?.on ?? '9999'
  );
}

function acceptedBefore(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const accepted = one.form === 'case-filing-register' ? one.text('/acceptedOn') : '';
  const happened = view.facts.violation?.startedAt?.slice(0, 10) ?? '';
  if (accepted === '' || happened === '' || accepted >= happened) return [];
  const message = `受案日期${formatDay(accepted)}早于违法行为发生之日${formatDay(happened)}。请核对。`;
  return [found(one, '/acceptedOn', message)];
}

/** A record is signed when it has been made, on the spot. */
function signedAtAnotherTime(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const start = one.text('/startedAt');
  if (!records.includes(one.form) || start === '') return [];
  const wrong = view
    .actsOf('signature', one.id)
    .find(
      ({ at }) =>
        at < start.slice(0, at.length) || at.slice(0, 10) > (one.text('/endedAt') || start).slice(0, 10),
    );
  if (!wrong) return [];
  const message = `${wrong.name}${formatDay(wrong.at.slice(0, 10))}签名，与${one.title}的制作时间${formatDay(start.slice(0, 10))}不合。笔录应当当场核对签名，请核对时间。`;
  return [found(one, '/startedAt', message)];
}

function signedByAnother(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const expected: readonly (readonly [role: string, name: string])[] = [
    ['interviewee', one.text('/intervieweeName') || one.text('/presentName')],
    ['reviewer', one.text('/reviewerName')],
  ];
  return expected.flatMap(([role, name]) => {
    const signed = view.actsOf('signature', one.id).filter((item) => item.role === role);
    const [first] = signed;
    if (!first || name === '' || signed.some((item) => item.name === name)) return [];
    return [found(one, '', `${one.title}应当由${name}签名，签名的是${first.name}。请核对。`)];
  });
}

const oneCaseNumber: Rule = {
  id: 'W-08',
  title: '各文书所写的立案案号一致',
  basis: [penaltyLaw('第四十七条')],
  severity: 'major',
  ...act,
  forms: [],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const [written, known] = [comparable(one.text('/caseNumber')), comparable(view.facts.caseNumber ?? '')];
      if (written === '' || known === '' || written === known) return [];
      const at = { document: one.id, pointer: '/caseNumber' };
      const message = `${one.title}写的案号是${written}，本案的案号是${known}。请核对。`;
      return [{ message, at, fix: { label: `改为${known}`, changes: [{ at, value: known }] } }];
    }),
};

const evidenceAsListed: Rule = {
  id: 'W-09',
  title: '文书所列证据的名称、数量与本案证据清单一致',
  basis: [penaltyLaw('第四十条')],
  severity: 'minor',
  ...act,
  forms: ['investigation-report', 'penalty-decision', 'no-penalty-decision'],
  check: (view, documents) => {
    const known = new Map((view.file.evidence ?? []).map((item) => [item.name, item]));
    return documents.flatMap((one) =>
      rowsOf(one, '/evidence').flatMap(({ name, count }, index) => {
        const listed = typeof name === 'string' ? known.get(name) : undefined;
        const at = { document: one.id, pointer: `/evidence/${index}/${listed ? 'count' : 'name'}` };
        if (!listed && one.form === 'investigation-report' && known.size > 0)
          return [{ message: `${one.title}所列证据“${String(name)}”不在本案证据清单中。请核对。`, at }];
        const right = listed?.count ?? '';
        if (right === '' || typeof count !== 'string' || comparable(count) === comparable(right)) return [];
        const message = `${one.title}写证据“${listed?.name}”${count}，证据清单是${right}。请核对。`;
        return [{ message, at, fix: { label: `改为${right}`, changes: [{ at, value: right }] } }];
      }),
    );
  },
};

const quotedDocuments: Rule = {
  id: 'W-11',
  title: '文书所引其他文书的文号、送达日期、送达方式和缴款与案卷一致，转述决定的期限、条款与决定书一致',
  basis: [penaltyLaw('第四十七条')],
  severity: 'major',
  ...act,
  forms: [
    'court-enforcement-application',
    'case-closing-report',
    'demand-notice',
    'fine-deferral-notice',
    'enforcement-announcement',
    'enforcement-decision',
    'enforcement-status-notice',
  ],
  check: (view, documents) =>
    documents.flatMap((one) => [...quotedIn(view, one), ...retoldDecision(view, one)]),
};

function quotedIn(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  // What a demand quotes is compared by F-11.
  if (one.form === 'demand-notice') return [];
  return one.form === 'case-closing-report'
    ? [...paidAs(view, one), ...retoldService(view, one)]
    : quoted(view, one);
}

function quoted(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const [decision, demand, enforcement] = [
    view.last('penalty-decision'),
    view.last('demand-notice'),
    view.last('enforcement-decision'),
  ];
  const pairs: readonly (readonly [pointer: string, title: string, known: string])[] = [
    ['/decisionNumber', '决定书文号', decision?.number ?? ''],
    ['/decisionOn', '决定书日期', decision?.day ?? ''],
    ['/decisionServedOn', '决定书送达日期', decision ? (servedOn(view, decision) ?? '') : ''],
    ['/demandNumber', '催告书文号', demand?.number ?? ''],
    ['/demandServedOn', '催告书送达日期', demand ? (servedOn(view, demand) ?? '') : ''],
    ['/enforcementNumber', '强制执行决定书文号', enforcement?.number ?? ''],
    ['/enforcementOn', '强制执行决定书日期', enforcement?.day ?? ''],
  ];
  return pairs.flatMap(([pointer, title, known]) => {
    const written = one.text(pointer);
    if (written === '' || known === '' || written === known) return [];
    const at = { document: one.id, pointer };
    const message = `${one.title}写的${title}是“${written}”，案卷中是“${known}”。请核对。`;
    return [{ message, at, fix: { label: `改为${known}`, changes: [{ at, value: known }] } }];
  });
}

function paidAs(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const payments = view.acts('payment');
  const days = payments.map(({ on }) => on);
  const receipts = payments.flatMap(({ receiptNumber }) => (receiptNumber ? [receiptNumber] : []));
  const [on, receipt] = [one.text('/paidOn'), one.text('/receiptNumber')];
  return [
    ...(on !== '' && days.length > 0 && !days.includes(on)
      ? [
          found(
            one,
            '/paidOn',
            `结案报告写${formatDay(on)}缴款，缴款记录是${days.map(formatDay).join('、')}。请核对。`,
          ),
        ]
      : []),
    ...(receipt !== '' && receipts.length > 0 && !receipts.some((number) => receipt.includes(number))
      ? [
          found(
            one,
            '/receiptNumber',
            `结案报告写的票据号是${receipt}，缴款记录是${receipts.join('、')}。请核对。`,
          ),
        ]
      : []),
  ];
}

const sameClauses: Rule = {
  id: 'W-12',
  title: '调查报告、审核意见、立案表所引的条款与本案的违反条款、处罚依据一致',
  basis: [penaltyLaw('第五十九条', '第一款第（三）项')],
  severity: 'major',
  ...act,
  forms: ['case-filing-register', 'investigation-report', 'legal-review-opinion'],
  check: (view, documents) => {
    const source = view.last('violation-notice') ?? view.last('penalty-decision');
    const own = source
      ? ['/prohibition', '/penaltyBasis'].flatMap((at) => parseCitations(source.text(at)))
      : [];
    const laws = new Set(own.map(({ law }) => law));
    return documents.flatMap((one) =>
      ['/legalBasis', '/conclusion', '/proposal'].flatMap((pointer) => {
        const other = parseCitations(one.text(pointer)).find(
          ({ law, article, paragraph, item }) =>
            laws.has(law) &&
            article !== null &&
            !own.some(
              (right) =>
                right.law === law &&
                right.article === article &&
                (paragraph === undefined || right.paragraph === undefined || right.paragraph === paragraph) &&
                (item === undefined || right.item === undefined || right.item === item),
            ),
        );
        if (!other) return [];
        const written = one.text(pointer).slice(other.span.start, other.span.end);
        return [
          found(
            one,
            pointer,
            `${one.title}引用“${written}”，与${source?.title ?? ''}的条款不同。请核对条款。`,
          ),
        ];
      }),
    );
  },
};

/** Columns that the ministry's forms have for signatures, by form; each by one of the roles. */
const signers: Readonly<
  Record<string, readonly (readonly [title: string, roles: readonly string[], count: number])[]>
> = {
  'service-receipt': [['收件人', ['recipient', 'party', 'agent', 'witness'], 1]],
  'investigation-report': [['执法人员', ['officer'], 1]],
  'coercive-measure-decision': [
    ['当事人', ['party', 'recipient', 'agent', 'witness', 'interviewee'], 1],
    ['两名执法人员', ['officer'], 2],
  ],
  'evidence-preservation-list': [
    ['当事人', ['party', 'recipient', 'agent', 'witness'], 1],
    ['两名执法人员', ['officer'], 2],
  ],
  'statement-defense-record': [['陈述申辩人', ['party', 'agent', 'interviewee'], 1]],
  'service-address-confirmation': [['受送达人', ['party', 'recipient', 'agent', 'interviewee'], 1]],
  'inspection-record': [['当事人或者见证人', ['party', 'agent', 'interviewee', 'witness'], 1]],
  'hearing-record': [['主持人', ['moderator'], 1]],
};

const signatureColumns: Rule = {
  id: 'W-13',
  title: '文书签名栏有应有的签名',
  basis: [citation('中华人民共和国民事诉讼法', '第八十七条')],
  severity: 'minor',
  ...act,
  unverified: '除送达回证以外，签名栏由部颁式样规定，程序规定的有关条文未能核对〔未核实〕',
  forms: Object.keys(signers),
  check: (view, documents) =>
    documents
      .filter((one) => one.state === 'issued' && view.actsOf('scan', one.id).length === 0)
      .filter(() => view.of('penalty-decision').length > 0 || view.of('case-closing-report').length > 0)
      .flatMap((one) => {
        const signed = view.actsOf('signature', one.id);
        const refused = one.text('/refusal') !== '' || view.served(one.id)?.method === 'retention';
        const lacking = (signers[one.form] ?? [])
          .filter(([title, roles, count]) => {
            const names = new Set(signed.filter(({ role }) => roles.includes(role)).map(({ name }) => name));
            return names.size < count && !(refused && !title.includes('执法人员'));
          })
          .map(([title]) => title);
        if (lacking.length === 0) return [];
        return [found(one, '', `${one.title}没有${lacking.join('、')}的签名。请补录签名，拒签的写明原因。`)];
      }),
};

/** What documents say of one another, of acts, and of the file they lie in. */
export const agreementRules: readonly Rule[] = [
  actsAsWritten,
  oneCaseNumber,
  evidenceAsListed,
  quotedDocuments,
  sameClauses,
  signatureColumns,
];

import type { Evidence } from '../../../contract/case-file.generated.ts';
import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { found, penaltyLaw, REVISED_PENALTY_LAW, rowsOf } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const decision = ['penalty-decision'];

const evidenceInFile: Rule = {
  id: 'I-17',
  title: '决定书所列证据都在案卷中，并且在决定之前取得',
  basis: [penaltyLaw('第四十条'), penaltyLaw('第四十六条')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) => documents.flatMap((document) => listedEvidence(view, document)),
};

function listedEvidence(view: CaseView, document: DocumentView): readonly RuleFinding[] {
  const known = new Map((view.file.evidence ?? []).map((one) => [one.name, one]));
  if (known.size === 0 && document.state === 'issued')
    return [found(document, '/evidence', '已经作出处罚决定，本案证据清单中没有证据。请登记证据。')];
  return rowsOf(document, '/evidence').flatMap((row, index) => {
    const name = typeof row.name === 'string' ? row.name : '';
    if (name === '') return [];
    const wrong = wrongWithListed(name, known.get(name), document.day);
    return wrong === null ? [] : [found(document, `/evidence/${index}/name`, wrong)];
  });
}

function wrongWithListed(name: string, evidence: Evidence | undefined, day: string | null): string | null {
  if (!evidence) {
    return `决定书所列证据“${name}”不在本案证据清单中。请登记该证据，或者从决定书中去掉。`;
  }
  const collected = evidence.collectedAt?.slice(0, 10) ?? '';
  if (day === null || collected <= day) return null;
  return `决定书${formatDay(day)}作出，所列证据“${name}”${formatDay(collected)}才取得。认定事实的证据应当在决定之前取得，请核对时间。`;
}

const checkedCopies: Rule = {
  id: 'I-18',
  title: '复制件注明与原件核对无误',
  basis: [penaltyLaw('第四十六条')],
  severity: 'minor',
  ...act,
  forms: decision,
  unverified: '交通运输行政执法程序规定的有关条文未能核对〔未核实〕',
  check: (view, documents) =>
    documents.flatMap((document) =>
      (view.file.evidence ?? [])
        .filter((one) => /复印件|复制件|截图|打印件/.test(`${one.name}${one.specification ?? ''}`))
        .filter((one) => one.checkedAgainstOriginal !== true && !(one.note ?? '').includes('核对'))
        .map((one) => found(document, '/evidence', `证据“${one.name}”是复制件，没有注明与原件核对无误。`)),
    ),
};

const recordingDescribed: Rule = {
  id: 'I-19',
  title: '视听资料写明制作人、制作时间和证明内容',
  basis: [penaltyLaw('第四十六条', '第一款第（三）项')],
  severity: 'minor',
  ...act,
  forms: decision,
  unverified: '交通运输行政执法程序规定的有关条文未能核对〔未核实〕',
  check: (view, documents) =>
    documents.flatMap((document) =>
      (view.file.evidence ?? [])
        .filter((one) => one.kind === 'audioVisual')
        .flatMap((one) => {
          const lacking = [
            ...((one.source ?? '') === '' && (one.collectedBy ?? []).length === 0 ? ['制作人'] : []),
            ...((one.collectedAt ?? '') === '' ? ['制作时间'] : []),
            ...((one.proves ?? '') === '' ? ['证明内容'] : []),
          ];
          if (lacking.length === 0) return [];
          return [
            found(
              document,
              '/evidence',
              `视听资料“${one.name}”没有写明${lacking.join('、')}。请在证据清单中补写。`,
            ),
          ];
        }),
    ),
};

const opinionFromInstitution: Rule = {
  id: 'I-22',
  title: '鉴定意见写明出具的机构',
  basis: [penaltyLaw('第四十六条', '第一款第（七）项'), penaltyLaw('第四十六条', '第二款')],
  severity: 'major',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((document) =>
      (view.file.evidence ?? [])
        .filter((one) => one.kind === 'expertOpinion' && (one.source ?? '') === '')
        .map((one) =>
          found(
            document,
            '/evidence',
            `鉴定意见“${one.name}”没有写明出具的机构，无法查证。请在证据清单的来源栏写明机构名称。`,
          ),
        ),
    ),
};

const unlawfulEvidence: Rule = {
  id: 'I-31',
  title: '以非法手段取得的证据不作为根据',
  basis: [penaltyLaw('第四十六条', '第三款')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((document) => {
      const unlawful = new Set(
        (view.file.evidence ?? []).filter((one) => one.unlawful).map((one) => one.name),
      );
      return rowsOf(document, '/evidence').flatMap((row, index) =>
        typeof row.name === 'string' && unlawful.has(row.name)
          ? [
              found(
                document,
                `/evidence/${index}/name`,
                `证据“${row.name}”已被认定为非法取得，不得作为认定案件事实的根据。`,
              ),
            ]
          : [],
      );
    }),
};

const reportBeforeNotice: Rule = {
  id: 'I-24',
  title: '调查终结形成调查报告之后才告知',
  basis: [penaltyLaw('第五十七条', '第一款')],
  severity: 'major',
  ...act,
  forms: ['violation-notice'],
  check: (view, documents) =>
    documents.flatMap((notice) => {
      const report = view.first('investigation-report');
      if (notice.state !== 'issued' || notice.day === null) return [];
      if (!report) return [found(notice, '', '已经作出违法行为通知书，案卷中没有案件调查报告。')];
      const late = laterEvidence(view, notice.day);
      if (report.day === null || report.day <= notice.day)
        return late === null ? [] : [found(notice, '', late)].map((one) => ({ ...one, severity: 'minor' }));
      return [
        found(
          notice,
          '/issuedOn',
          `${formatDay(notice.day)}告知，${formatDay(report.day)}才有案件调查报告。应当调查终结后再告知。`,
        ),
      ];
    }),
};

/** Evidence taken after the notice was not told of; what the party handed in with a defence is heard, not told. */
function laterEvidence(view: CaseView, noticed: string): string | null {
  const late = (view.file.evidence ?? []).find(({ collectedAt, source }) => {
    const day = collectedAt?.slice(0, 10) ?? '';
    return day > noticed && !/当事人|申辩/.test(source ?? '');
  });
  if (!late) return null;
  return `${formatDay(noticed)}告知之后才取得证据“${late.name}”（${formatDay((late.collectedAt ?? '').slice(0, 10))}）。据以认定事实的，应当重新告知，请核对。`;
}

const sourced: Rule = {
  id: 'W-14',
  title: '物证、书证、视听资料、电子数据写明来源',
  basis: [penaltyLaw('第四十六条', '第二款')],
  severity: 'minor',
  ...act,
  forms: decision,
  unverified: '法律只要求查证属实，写明来源的条文（交通运输行政执法程序规定）未能核对〔未核实〕',
  check: (view, documents) =>
    documents.flatMap((document) =>
      (view.file.evidence ?? [])
        .filter(({ kind }) => ['physical', 'documentary', 'audioVisual', 'electronic'].includes(kind))
        .filter(({ source }) => (source ?? '').trim() === '')
        .map((one) =>
          found(document, '/evidence', `证据“${one.name}”没有写明来源。请在证据清单的来源栏补写。`),
        ),
    ),
};

const crimeTransferred: Rule = {
  id: 'I-25',
  title: '涉嫌犯罪的移送司法机关，不以罚代刑',
  basis: [penaltyLaw('第二十七条', '第一款'), penaltyLaw('第五十七条', '第一款第（四）项')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) => {
    const suspected =
      view.facts.violation?.suspectedCrime === true ||
      view.last('legal-review-opinion')?.text('/suspectedCrime') === 'yes';
    const transferred =
      view.acts('note').some((one) => one.subject === 'transfer') ||
      view.of('case-transfer-letter').some((one) => one.state === 'issued');
    const [document] = documents;
    if (!suspected || transferred || !document) return [];
    return [
      found(
        document,
        '',
        '本案标明涉嫌犯罪，没有移送司法机关的记录。涉嫌犯罪的应当及时移送，不得以行政处罚代替。',
      ),
    ];
  },
};

/** 证据: in the file, lawful, the report before the notice, crime transferred. */
export const evidenceRules: readonly Rule[] = [
  evidenceInFile,
  checkedCopies,
  recordingDescribed,
  opinionFromInstitution,
  unlawfulEvidence,
  reportBeforeNotice,
  crimeTransferred,
  sourced,
];

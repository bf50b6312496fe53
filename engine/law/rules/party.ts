import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { ageOfResponsibilityOn, ageOn, checkCitizenId } from '../../values/citizen-id.ts';
import { checkCreditCode } from '../../values/credit-code.ts';
import { addMonths } from '../../values/day.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import {
  comparable,
  FIRST_PENALTY_LAW,
  found,
  penaltyLaw,
  REVISED_PENALTY_LAW,
  violationDay,
} from './support.ts';

const minors: Rule = {
  id: 'J-19',
  title: '不满十四周岁不处罚，不满十八周岁从轻或者减轻',
  basis: [penaltyLaw('第三十条')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'violation',
  forms: ['penalty-decision'],
  check: (view, documents) => documents.flatMap((document) => minorParty(view, document)),
};

function minorParty(view: CaseView, document: DocumentView): readonly RuleFinding[] {
  const day = violationDay(view);
  const id = checkCitizenId(document.party?.idNumber ?? '');
  if (day === null || document.party?.kind !== 'person' || !id.ok) return [];
  const age = ageOfResponsibilityOn(id.value.birthDate, day);
  if (age < 14) {
    return [
      found(
        document,
        '/personIdNumber',
        `当事人违法时不满十四周岁（${age}周岁），不予行政处罚，责令监护人加以管教。`,
      ),
    ];
  }
  if (age >= 18 || /从轻|减轻|未成年|十八周岁/.test(document.text('/discretion'))) return [];
  const message = `当事人违法时不满十八周岁（${age}周岁），应当从轻或者减轻处罚，裁量理由没有写明。`;
  return [{ ...found(document, '/discretion', message), severity: 'major' }];
}

const limitation: Rule = {
  id: 'J-26',
  title: '违法行为在二年（涉及生命健康安全、金融安全且有危害后果的五年）内被发现',
  basis: [penaltyLaw('第三十六条')],
  severity: 'block',
  since: FIRST_PENALTY_LAW,
  judgedBy: 'violation',
  forms: ['case-filing-register'],
  check: (view, documents) => {
    const { violation } = view.facts;
    const ended = (violation?.endedAt ?? violation?.startedAt ?? '').slice(0, 10);
    const [document] = documents;
    const discovered = violation?.discoveredOn ?? document?.text('/acceptedOn') ?? '';
    if (!document || ended === '' || discovered === '' || discovered <= addMonths(ended, 24)) return [];
    const span = `违法行为${formatDay(ended)}终了，${formatDay(discovered)}才被发现，超过二年`;
    if (discovered > addMonths(ended, 60))
      return [found(document, '/acceptedOn', `${span}，不再给予行政处罚。`)];
    if (!(violation?.circumstances ?? []).includes('harm')) {
      return [
        found(
          document,
          '/acceptedOn',
          `${span}，不再给予行政处罚（涉及公民生命健康安全、金融安全且有危害后果的为五年）。`,
        ),
      ];
    }
    const message = `${span}。只有涉及公民生命健康安全、金融安全且有危害后果的才延长至五年，请人工判断。`;
    return [{ ...found(document, '/acceptedOn', message), undecided: true, severity: 'major' }];
  },
};

/** Fields that name the party, with the fact each must equal. */
const identityFields = [
  ['/personName', 'name', '姓名'],
  ['/organizationName', 'name', '单位名称'],
  ['/partyName', 'name', '当事人名称'],
  ['/personIdNumber', 'idNumber', '身份证件号'],
  ['/organizationCreditCode', 'creditCode', '统一社会信用代码'],
  ['/personAddress', 'address', '住址'],
  ['/organizationAddress', 'address', '单位地址'],
  ['/organizationLegalRepresentative', 'legalRepresentative', '法定代表人'],
] as const;

const sameParty: Rule = {
  id: 'J-20',
  title: '当事人的姓名（名称）、证件号、地址在各文书中一致',
  basis: [penaltyLaw('第五十九条', '第一款第（一）项')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [
    'case-filing-register',
    'investigation-report',
    'violation-notice',
    'penalty-decision',
    'service-receipt',
    'case-closing-report',
    'correction-order',
    'case-transfer-letter',
    'court-enforcement-application',
    'no-penalty-decision',
    'summary-penalty-decision',
    'coercive-measure-decision',
    'evidence-preservation-list',
    'hearing-notice',
    'hearing-record',
    'demand-notice',
    'interview-record',
    'scene-record',
    'enforcement-decision',
    'enforcement-announcement',
    'substitute-performance-decision',
    'suspected-crime-transfer-letter',
    'fine-deferral-notice',
  ],
  check: (view, documents) =>
    documents.flatMap((one) => [...differingIdentity(one), ...differingPerson(view, one)]),
};

function differingIdentity(document: DocumentView): readonly RuleFinding[] {
  const { party } = document;
  if (!party) return [];
  return identityFields.flatMap(([pointer, fact, title]) => {
    const written = comparable(document.text(pointer));
    const known = comparable(party[fact] ?? '');
    if (written === '' || known === '' || written === known || isMiswritten(pointer, written)) return [];
    const message = `${document.title}的${title}写“${written}”，案件中登记的是“${known}”，两处不一致。请查明并改正。`;
    return [found(document, pointer, message)];
  });
}

/** How a form names the columns of the person it speaks of. */
const personPrefixes: Readonly<Record<string, string>> = {
  'scene-record': '/present',
  'interview-record': '/interviewee',
};

/** Who was on the spot or asked, where that is the party: name, number, sex and age are the party's. */
function differingPerson(view: CaseView, document: DocumentView): readonly RuleFinding[] {
  const prefix = personPrefixes[document.form] ?? '/person';
  const [name, relation] = [document.text(`${prefix}Name`), document.text(`${prefix}Relation`)];
  const people = (view.facts.parties ?? []).filter(({ kind }) => kind === 'person');
  const person = people.find((one) => one.name === name);
  if (name === '') return [];
  const { party } = document;
  if (!person) {
    if (party?.kind !== 'person' || !/^当事人(?:本人)?(?:$|[、，])/.test(relation)) return [];
    return [
      found(
        document,
        `${prefix}Name`,
        `${document.title}写当事人是“${name}”，案件中登记的是“${party.name}”，两处不一致。请查明并改正。`,
      ),
    ];
  }
  const id = checkCitizenId(person.idNumber ?? '');
  const age = document.value(`${prefix}Age`);
  const day = document.day ?? view.today;
  const ages = id.ok ? [day, violationDay(view) ?? day].map((on) => ageOn(id.value.birthDate, on)) : [];
  return [
    ...(
      [
        ['IdNumber', person.idNumber ?? '', '身份证件号'],
        ['Sex', person.sex ?? '', '性别'],
      ] as const
    ).flatMap(([field, known, title]) => {
      const written = document.text(`${prefix}${field}`);
      if (written === '' || known === '' || written === known) return [];
      if (field === 'IdNumber' && (prefix === '/person' || isMiswritten('/personIdNumber', written)))
        return [];
      const message = `${document.title}的${title}写“${written}”，案件中登记的是“${known}”，两处不一致。请查明并改正。`;
      return [found(document, `${prefix}${field}`, message)];
    }),
    ...(typeof age === 'number' && id.ok && !ages.includes(age)
      ? [
          found(
            document,
            `${prefix}Age`,
            `${document.title}写${age}岁，按身份证件号是${ageOn(id.value.birthDate, day)}岁。请核对。`,
          ),
        ]
      : []),
  ];
}

/** A number that cannot exist is told by the form's own check; one mistake is told once. */
function isMiswritten(pointer: string, text: string): boolean {
  if (pointer === '/personIdNumber') return !checkCitizenId(text).ok && /^\d{17}/.test(text);
  return pointer === '/organizationCreditCode' && !checkCreditCode(text).ok;
}

/** Who is punished: capable, in time, the same in every document. */
export const partyRules: readonly Rule[] = [minors, limitation, sameParty];

import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { found, penaltyLaw, place, REVISED_PENALTY_LAW, recordDay, rowsOf } from './support.ts';

const records = ['scene-record', 'interview-record'];
const handled = [...records, 'inspection-record', 'statement-defense-record', 'hearing-record'];
const slots = [1, 2] as const;

const twoOfficers: Rule = {
  id: 'J-08',
  title: '检查、询问、取证的执法人员不少于两人',
  basis: [penaltyLaw('第四十二条', '第一款')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [...handled, 'penalty-decision', 'investigation-report'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.form === 'penalty-decision') return onlyOneCollected(view, one);
      return [...(handled.includes(one.form) ? onlyOneNamed(one) : []), ...strangersAmong(view, one)];
    }),
};

function onlyOneNamed(record: DocumentView): readonly RuleFinding[] {
  const empty = slots.filter((slot) => record.text(`/officer${slot}Name`) === '');
  const [slot] = empty;
  if (slot === undefined || empty.length !== 1) return [];
  const message = `${record.title}只写了一名执法人员。应当写明两名以上。`;
  return [found(record, `/officer${slot}Name`, message)];
}

/** Whoever asks, records or reports is one of the case's officers, or on the station's list. */
function strangersAmong(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const known = knownOfficers(view);
  if ((view.facts.officers ?? []).length === 0) return [];
  return ['/officer1Name', '/officer2Name', '/interviewer'].flatMap((pointer) => {
    const name = one.text(pointer);
    if (name === '' || known.has(name)) return [];
    const message = `${one.title}写的执法人员${name}不是本案登记的执法人员。请核对姓名，或者登记该执法人员及其证件。`;
    return [{ ...found(one, pointer, message), severity: 'major' }];
  });
}

function knownOfficers(view: CaseView): ReadonlySet<string> {
  const certified = view.station.people.filter(({ certificateNumber }) => (certificateNumber ?? '') !== '');
  return new Set([...(view.facts.officers ?? []), ...certified].map(({ name }) => name));
}

/** Who took a piece of evidence is often written short; so a doubt to clear, no bar. */
function onlyOneCollected(view: CaseView, decision: DocumentView): readonly RuleFinding[] {
  return (view.file.evidence ?? [])
    .filter(({ collectedBy = [] }) => {
      const known = knownOfficers(view);
      return collectedBy.length === 1 || (known.size > 0 && collectedBy.some((name) => !known.has(name)));
    })
    .map((one) => ({
      ...found(
        decision,
        '/evidence',
        `证据“${one.name}”的取证人员少于两名登记的执法人员（${(one.collectedBy ?? []).join('、')}）。应当由两名以上执法人员取证，请核对。`,
      ),
      severity: 'minor',
    }));
}

const differentOfficers: Rule = {
  id: 'J-09',
  title: '两名执法人员不是同一人',
  basis: [penaltyLaw('第四十二条', '第一款')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [...handled, 'investigation-report'],
  check: (_view, documents) => documents.flatMap(sameOfficer),
};

function sameOfficer(document: DocumentView): readonly RuleFinding[] {
  const [first, second] = [document.text('/officer1Name'), document.text('/officer2Name')];
  if (first !== '' && first === second) {
    const message = `${document.title}的两名执法人员都是${first}。应当是两名不同的执法人员。`;
    return [found(document, '/officer2Name', message)];
  }
  const [one, other] = [document.text('/officer1Certificate'), document.text('/officer2Certificate')];
  if (one === '' || one !== other) return askedAndWroteAlone(document);
  return [
    found(
      document,
      '/officer2Certificate',
      `${document.title}两名执法人员的执法证号相同（${one}）。请核对证件。`,
    ),
  ];
}

/** Two officers are named, but one alone asked and wrote: then only one took part. */
function askedAndWroteAlone(document: DocumentView): readonly RuleFinding[] {
  const recorder = document.text('/recorder');
  if (recorder === '' || recorder !== document.text('/interviewer')) return [];
  const message = `${document.title}的询问人和记录人都是${recorder}。询问应当由两名执法人员进行，请核对记录人。`;
  return [{ ...found(document, '/recorder', message), severity: 'minor' }];
}

const validCertificate: Rule = {
  id: 'J-10',
  title: '执法证在执法当日有效，证号与名册一致',
  basis: [penaltyLaw('第四十二条', '第一款'), penaltyLaw('第五十五条', '第一款')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: handled,
  check: (view, documents) => {
    // One certificate that has run out is one defect, told where it first shows.
    const told = new Set<string>();
    return documents.flatMap((document) =>
      slots.flatMap((slot) => {
        const name = document.text(`/officer${slot}Name`);
        const message = certificateProblem(view, document, slot);
        if (message === null || told.has(name)) return [];
        told.add(name);
        return [found(document, `/officer${slot}Certificate`, message)];
      }),
    );
  },
};

function certificateProblem(view: CaseView, document: DocumentView, slot: 1 | 2): string | null {
  const name = document.text(`/officer${slot}Name`);
  const number = document.text(`/officer${slot}Certificate`);
  const day = recordDay(document);
  const officer =
    (view.facts.officers ?? []).find((one) => one.name === name) ??
    view.station.people.find((one) => one.name === name && one.certificateNumber === number);
  if (!officer || day === null) return null;
  if (number !== '' && number !== officer.certificateNumber) {
    return `${document.title}写${name}的执法证号为${number}，案件中登记的是${officer.certificateNumber}。请对照证件改正。`;
  }
  if (officer.validUntil && day > officer.validUntil) {
    return `${name}的执法证有效期至${formatDay(officer.validUntil)}，${formatDay(day)}已经过期。应当由证件有效的执法人员执法。`;
  }
  if (officer.validFrom && day < officer.validFrom) {
    return `${name}的执法证自${formatDay(officer.validFrom)}起有效，${formatDay(day)}还没有取得。应当由证件有效的执法人员执法。`;
  }
  return null;
}

const shownCertificate: Rule = {
  id: 'J-11',
  title: '现场笔录写明出示了执法证件',
  basis: [penaltyLaw('第五十五条', '第一款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['scene-record'],
  check: (_view, documents) =>
    documents
      .filter(
        (one) =>
          one.text('/content') !== '' && !/(出示|亮明|表明).{0,12}(证|身份)/.test(one.text('/content')),
      )
      .map((one) => found(one, '/content', '现场情况没有写明执法人员出示了执法证件。出示过的，请如实补写。')),
};

const noConflict: Rule = {
  id: 'J-14',
  title: '执法人员不是本案当事人、驾驶员、代理人',
  basis: [penaltyLaw('第四十三条', '第一款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: records,
  check: (view, documents) =>
    documents.flatMap((document) =>
      slots.flatMap((slot) => {
        const name = document.text(`/officer${slot}Name`);
        const party = (view.facts.parties ?? []).find((one) => one.name === name && name !== '');
        if (!party) return [];
        const message = `执法人员${name}与案件相对人同名。是同一人的应当回避；不是同一人的，请写明。`;
        return [found(document, `/officer${slot}Name`, message)];
      }),
    ),
};

const toldOfRecusal: Rule = {
  id: 'J-15',
  title: '询问笔录告知申请回避的权利',
  basis: [penaltyLaw('第四十三条', '第二款')],
  severity: 'minor',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['interview-record'],
  check: (_view, documents) =>
    documents
      .filter((one) => {
        const text = JSON.stringify(one.value('/questions') ?? []);
        return text !== '[]' && !text.includes('回避');
      })
      .map((one) =>
        found(one, '/questions', '问答中没有告知被询问人可以申请回避及其回答。请在询问时告知并记录。'),
      ),
};

/** A clause that asks for recusal: not "不申请", not the right merely understood ("知道可以申请回避"). */
const asksFor = /(?<![不没未无][^，。；]{0,3})(?:申请|要求|请求)/;

/** Whether the answer to the question on recusal asks for it: its last clause on the matter decides. */
function asksForRecusal(answer: string): boolean {
  const clause = answer
    .split(/[，。；！]/)
    .filter((one) => /申请|要求|请求|需要|不用|回避/.test(one) && !/知道|可以|权利/.test(one))
    .at(-1);
  return clause !== undefined && asksFor.test(clause);
}

const recusalDecided: Rule = {
  id: 'J-16',
  title: '当事人申请回避的，由行政机关负责人决定',
  basis: [penaltyLaw('第四十三条', '第三款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['interview-record'],
  check: (view, documents) => {
    const decided = view.acts('note').some((one) => one.subject === 'recusal');
    if (decided || view.first('penalty-decision')?.state !== 'issued') return [];
    return documents.flatMap((document) =>
      rowsOf(document, '/questions').flatMap((row, index) => {
        const { question, answer } = row;
        if (typeof question !== 'string' || typeof answer !== 'string') return [];
        if (!question.includes('回避') || !asksForRecusal(answer)) return [];
        const message = `被询问人申请回避（“${answer}”），已经作出处罚决定，案卷中没有负责人对回避的决定。请补录回避决定。`;
        return [found(document, `/questions/${index}/answer`, message)];
      }),
    );
  },
};

const outsideReviewer: Rule = {
  id: 'J-17',
  title: '法制审核人员不是本案承办人员',
  basis: [penaltyLaw('第五十八条')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['legal-review-opinion'],
  check: (view, documents) => {
    const officers = (view.facts.officers ?? []).map(({ name }) => name);
    const judged = view
      .acts('review')
      .filter(({ result }) => result !== 'submitted')
      .map(({ by }) => by);
    return documents.flatMap((one) => {
      const name = [one.text('/reviewerName'), ...judged].find((by) => officers.includes(by));
      if (name === undefined) return [];
      const message = `审核人员${name}是本案承办人员。应当由没有承办本案的法制审核人员审核。`;
      return [{ message, at: place(one, '/reviewerName') }];
    });
  },
};

const qualifiedReviewer: Rule = {
  id: 'J-18',
  title: '初次从事法制审核的人员取得法律职业资格',
  basis: [penaltyLaw('第五十八条', '第二款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['legal-review-opinion'],
  check: (view, documents) =>
    documents.flatMap((document) => {
      const name = document.text('/reviewerName');
      const act = view.acts('review').find((one) => one.by === name && one.qualified !== undefined);
      const person = view.station.people.find((one) => one.name === name);
      if (name === '' || act?.qualified === true || person?.legalQualification === true) return [];
      const message = `没有登记审核人员${name}的法律职业资格，不能判断。初次从事法制审核的，应当通过国家统一法律职业资格考试取得法律职业资格。`;
      return [{ ...found(document, '/reviewerName', message), undecided: true }];
    }),
};

/** Who acts: two different officers with valid certificates, none of them concerned, none of them the reviewer. */
export const officerRules: readonly Rule[] = [
  twoOfficers,
  differentOfficers,
  validCertificate,
  shownCertificate,
  noConflict,
  toldOfRecusal,
  recusalDecided,
  outsideReviewer,
  qualifiedReviewer,
];

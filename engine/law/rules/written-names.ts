import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { differsLittle } from './near-miss.ts';
import { found, penaltyLaw, REVISED_PENALTY_LAW, textsOf } from './support.ts';

/** Who worked on the case, reviewed and approved it, and who bore witness, as papers write it. */
const namesAgree: Rule = {
  id: 'W-21',
  title: '文书所写的承办人、审核人、证人与案卷一致，批准的负责人不是承办人',
  basis: [penaltyLaw('第四十七条'), penaltyLaw('第五十七条', '第一款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [],
  check: (view, documents) => {
    const officers = (view.facts.officers ?? []).map(({ name }) => name);
    const witnesses = witnessesOf((view.file.evidence ?? []).map(({ name }) => name).join('\n'));
    return documents.flatMap((one) => [
      ...otherOfficers(officers, one),
      ...otherReviewer(view, officers, one),
      ...approvedByOfficer(view, officers, one),
      ...otherWitness(witnesses, one),
    ]);
  },
};

function otherOfficers(officers: readonly string[], one: DocumentView): readonly RuleFinding[] {
  if (officers.length === 0) return [];
  return ['/officerNames', '/officerName'].flatMap((pointer) => {
    const other = one
      .text(pointer)
      .split(/[、，,；;\s]+/)
      .find((name) => name !== '' && !officers.includes(name));
    if (other === undefined) return [];
    const message = `${one.title}写承办人${other}，本案的执法人员是${officers.join('、')}。请核对。`;
    return [found(one, pointer, message)];
  });
}

const reviewerFields: Readonly<Record<string, string>> = {
  'legal-review-opinion': '/reviewerName',
  'investigation-report': '/legalName',
};

/** The opinion and the report name whoever reviewed. That an officer of the case did is a matter of J-17. */
function otherReviewer(
  view: CaseView,
  officers: readonly string[],
  one: DocumentView,
): readonly RuleFinding[] {
  const judged = view.acts('review').filter(({ result }) => result !== 'submitted');
  const known = [...new Set(judged.map(({ by }) => by))];
  const pointer = reviewerFields[one.form];
  const written = pointer === undefined ? '' : one.text(pointer);
  if (pointer === undefined || written === '' || known.length === 0) return [];
  if ([...known, ...officers].includes(written)) return [];
  const message = `${one.title}写法制审核人员是${written}，审核记录是${known.join('、')}。请核对。`;
  return [found(one, pointer, message)];
}

/** 57第一款: the head examines what the officers found; nobody examines what he found himself. */
function approvedByOfficer(
  view: CaseView,
  officers: readonly string[],
  one: DocumentView,
): readonly RuleFinding[] {
  const own = view
    .actsOf('approval', one.id)
    .find(({ role, decision, by }) => role === 'head' && decision === 'approved' && officers.includes(by));
  if (!own) return [];
  const message = `${one.title}由${own.by}${formatDay(own.on)}以负责人批准，${own.by}是本案的执法人员。调查结果应当由负责人审查，请核对审批人。`;
  return [{ ...found(one, '/headName', message), severity: 'minor' }];
}

const spokenOf =
  /(?:乘客|旅客|证人|村民|收货人|托运人|货主|押运员|工作人员)(\p{Script=Han}{2,3}?)(?=称|说|证实|证明|陈述|反映|的?书面证言|的?证言|询问笔录)/gu;

function witnessesOf(text: string): readonly string[] {
  return [...text.matchAll(spokenOf)].flatMap(([, name]) => name ?? []);
}

/** A witness whom the list of evidence names, written a character otherwise. */
function otherWitness(known: readonly string[], one: DocumentView): readonly RuleFinding[] {
  if (known.length === 0) return [];
  return textsOf(one.content)
    .filter(({ pointer }) => !pointer.startsWith('/evidence/'))
    .flatMap(({ pointer, text }) =>
      witnessesOf(text)
        .filter((name) => !known.includes(name))
        .flatMap((name) => {
          const right = known.find((other) => other[0] === name[0] && differsLittle(other, name, 1));
          if (right === undefined) return [];
          const message = `${one.title}写证人${name}，证据清单是${right}。请核对姓名。`;
          return [{ ...found(one, pointer, message), severity: 'minor' as const }];
        }),
    );
}

/** Names of those who take part, other than the party and its agents. */
export const writtenNameRules: readonly Rule[] = [namesAgree];

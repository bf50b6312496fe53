import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { choicesOf, comparable, found, penaltyLaw, place, REVISED_PENALTY_LAW } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;

const rightToSpeakTold: Rule = {
  id: 'N-02',
  title: '违法行为通知书告知陈述、申辩的权利',
  basis: [penaltyLaw('第四十四条'), penaltyLaw('第六十二条')],
  severity: 'block',
  ...act,
  forms: ['violation-notice'],
  check: (_view, documents) =>
    documents
      .filter((one) => choicesOf(one, '/rights').length > 0)
      .filter((one) => !choicesOf(one, '/rights').includes('statement'))
      .map((one) =>
        found(
          one,
          '/rights',
          '通知书没有勾选陈述、申辩的权利。作出处罚决定之前应当告知，请勾选；已经送达的，重新告知。',
        ),
      ),
};

/** What is compared of two accounts of the facts: moments, sums, and the place. */
const particulars: readonly (readonly [title: string, pattern: RegExp])[] = [
  ['时间', /\d{1,2}时\d{1,2}分/g],
  ['金额', /\d+(?:\.\d+)?(?:万元|元)/g],
];

const factsAsTold: Rule = {
  id: 'W-19',
  title: '决定书认定事实的时间、地点、金额与通知书告知的一致',
  basis: [penaltyLaw('第四十四条')],
  severity: 'major',
  ...act,
  forms: ['penalty-decision'],
  check: (view, documents) => {
    const notice = view.last('violation-notice');
    return notice ? documents.flatMap((one) => toldOtherwise(view, notice, one)) : [];
  },
};

function toldOtherwise(view: CaseView, notice: DocumentView, one: DocumentView): readonly RuleFinding[] {
  const [told, decided] = [comparable(notice.text('/facts')), comparable(one.text('/facts'))];
  if (told === '' || decided === '') return [];
  const difference = otherParticular(told, decided) ?? otherPlace(view, told, decided);
  if (difference === null) return [];
  const message = `通知书告知的事实与决定书认定的事实${difference}。请核对；事实确有变更的，重新告知。`;
  return [{ message, at: place(one, '/facts'), related: [place(notice, '/facts')] }];
}

function otherParticular(told: string, decided: string): string | null {
  for (const [title, pattern] of particulars) {
    const before: readonly string[] = told.match(pattern) ?? [];
    const after: readonly string[] = decided.match(pattern) ?? [];
    const other = before.find((written) => !after.includes(written));
    if (other !== undefined && after.length > 0)
      return `${title}不同：通知书写${other}，决定书写${after.join('、')}`;
  }
  return null;
}

function otherPlace(view: CaseView, told: string, decided: string): string | null {
  const known = comparable(view.facts.violation?.place ?? '');
  if (known === '' || decided.includes(known) === told.includes(known)) return null;
  const [has, lacks] = decided.includes(known) ? ['决定书', '通知书'] : ['通知书', '决定书'];
  return `地点不同：${has}写${known}，${lacks}没有这样写`;
}

/** What the notice told: the right to speak, and the facts that the decision then finds. */
export const toldRules: readonly Rule[] = [rightToSpeakTold, factsAsTold];

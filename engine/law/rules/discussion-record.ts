import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { amountOf, found, penaltyLaw, REVISED_PENALTY_LAW, rowsOf } from './support.ts';
import { finesIn } from './written-texts.ts';

/** The discussion as the record has it, as it is on record as an act, and as the decision carries it out. */
const discussionAgrees: Rule = {
  id: 'W-18',
  title: '集体讨论记录的日期、出席人与讨论的经过一致，讨论的结论与决定一致，在法制审核之后讨论',
  basis: [penaltyLaw('第五十七条', '第二款'), penaltyLaw('第五十八条', '第一款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['collective-discussion-record'],
  check: (view, documents) =>
    documents.flatMap((one) => [
      ...differingDay(view, one),
      ...differingPeople(view, one),
      ...differingConclusion(view, one),
      ...beforeReview(view, one),
    ]),
};

const heldOn = (one: DocumentView) => one.text('/startedAt').slice(0, 10);

function differingDay(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const days = view.acts('discussion').map(({ on }) => on);
  const held = heldOn(one);
  if (held === '' || days.length === 0 || days.includes(held)) return [];
  const message = `集体讨论记录写${formatDay(held)}讨论，经过记的是${days.map(formatDay).join('、')}。请核对。`;
  return [found(one, '/startedAt', message)];
}

function differingPeople(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const act = view.acts('discussion').find(({ on }) => on === heldOn(one));
  const written = rowsOf(one, '/attendees').flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const known = act?.attendees ?? [];
  if (written.length === 0 || known.length === 0) return [];
  const other = [
    ...written.filter((name) => !known.includes(name)),
    ...known.filter((name) => !written.includes(name)),
  ];
  if (other.length === 0) return [];
  const message = `集体讨论记录写出席人员是${written.join('、')}，经过记的是${known.join('、')}，${other.join('、')}不一致。请核对。`;
  return [found(one, '/attendees', message)];
}

function differingConclusion(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const act = view.acts('discussion').find(({ on }) => on === heldOn(one));
  const decision = view.last('penalty-decision');
  const fine = decision ? amountOf(decision, '/fine') : null;
  const amounts = finesIn(act?.conclusion ?? '');
  const [concluded] = amounts;
  if (fine === null || concluded === undefined || amounts.includes(fine)) return [];
  const message = `集体讨论的结论是罚款${formatYuan(concluded)}，决定书是${formatYuan(fine)}。应当按集体讨论的结论决定，请核对。`;
  return [found(one, '/conclusion', message)];
}

/** The head decides upon what the review passed (58); so that the discussion comes after it. */
function beforeReview(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const held = heldOn(one);
  const passed = view.acts('review').find(({ result }) => result === 'passed')?.on;
  if (held === '' || passed === undefined || held >= passed) return [];
  const message = `${formatDay(held)}集体讨论，${formatDay(passed)}法制审核才通过。应当先审核，后讨论决定，请核对。`;
  return [{ ...found(one, '/startedAt', message), severity: 'minor' }];
}

/** 集体讨论. */
export const discussionRecordRules: readonly Rule[] = [discussionAgrees];

import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { amountOf, found, penaltyLaw, place, REVISED_PENALTY_LAW } from './support.ts';

const deferralAdds: Rule = {
  id: 'F-08',
  title: '延期、分期缴纳罚款经申请和批准，各期依次到期，数额合计等于罚款',
  basis: [penaltyLaw('第六十六条', '第二款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['fine-deferral-notice'],
  check: (view, documents) => {
    const findings: RuleFinding[] = documents.flatMap((one): readonly RuleFinding[] => {
      const own: RuleFinding[] = [];
      const [applied, until] = [
        one.text('/appliedOn'),
        one.text('/instalmentUntil') || one.text('/deferredUntil'),
      ];
      if (one.day !== null && applied > one.day)
        own.push(
          found(
            one,
            '/appliedOn',
            `申请日期${formatDay(applied)}晚于通知书日期${formatDay(one.day)}。请核对。`,
          ),
        );
      if (one.day !== null && until !== '' && until < one.day)
        own.push(
          found(
            one,
            one.text('/result') === 'instalments' ? '/instalmentUntil' : '/deferredUntil',
            `缴纳期限${formatDay(until)}早于通知书日期${formatDay(one.day)}。请核对。`,
          ),
        );
      const decision = view.last('penalty-decision');
      const [fine, decided] = [amountOf(one, '/fine'), decision ? amountOf(decision, '/fine') : null];
      if (decision && fine !== null && decided !== null && fine !== decided)
        own.push({
          message: `通知书写罚款${formatYuan(fine)}，处罚决定书是${formatYuan(decided)}。请核对。`,
          at: place(one, '/fine'),
          related: [place(decision, '/fine')],
          fix: {
            label: `改为${formatYuan(decided)}`,
            changes: [{ at: place(one, '/fine'), value: decided }],
          },
        });
      return own;
    });
    return [
      ...findings,
      ...instalmentSum(documents),
      ...instalmentOrder(documents),
      ...unapproved(view, documents),
    ];
  },
};

function instalmentSum(documents: readonly DocumentView[]): readonly RuleFinding[] {
  const parts = documents.filter((one) => one.text('/result') === 'instalments');
  const sum = (list: typeof parts) =>
    list.reduce((total, one) => total + (amountOf(one, '/instalmentAmount') ?? 0), 0);
  return parts.flatMap((one, index) => {
    const [fine, left] = [amountOf(one, '/fine'), amountOf(one, '/remainingAmount')];
    if (fine === null || left === null || amountOf(one, '/instalmentAmount') === null) return [];
    const rest = fine - sum(parts.slice(0, index + 1));
    if (rest === left) return [];
    const message = `到本期为止共${formatYuan(fine - rest)}，罚款${formatYuan(fine)}，尚未缴纳数额应当是${formatYuan(Math.max(rest, 0))}，这里写${formatYuan(left)}。`;
    const at = place(one, '/remainingAmount');
    if (rest < 0)
      return [
        { message: `各期数额合计${formatYuan(fine - rest)}，超过罚款${formatYuan(fine)}。请核对。`, at },
      ];
    return [{ message, at, fix: { label: `改为${formatYuan(rest)}`, changes: [{ at, value: rest }] } }];
  });
}

/** Each instalment falls due after the one before it. */
function instalmentOrder(documents: readonly DocumentView[]): readonly RuleFinding[] {
  const parts = documents.filter((one) => one.text('/result') === 'instalments');
  return parts.flatMap((one, index) => {
    const [before, until] = [parts[index - 1]?.text('/instalmentUntil') ?? '', one.text('/instalmentUntil')];
    if (before === '' || until === '' || until > before) return [];
    const message = `第${index + 1}期的期限${formatDay(until)}不晚于前一期的${formatDay(before)}。请核对。`;
    return [found(one, '/instalmentUntil', message)];
  });
}

function unapproved(view: CaseView, documents: readonly DocumentView[]): readonly RuleFinding[] {
  const granted = documents.find((one) => one.state === 'issued' && one.text('/result') !== 'refused');
  const day = granted?.day ?? null;
  if (!granted || day === null) return [];
  const approval = view
    .acts('approval')
    .find((item) => item.subject === 'fineDeferral' && item.role === 'head');
  if (!approval || approval.decision === 'rejected')
    return [found(granted, '/result', '同意延期、分期缴纳，案卷中没有批准的记录。')];
  if (approval.on <= day) return [];
  return [found(granted, '/issuedOn', `${formatDay(day)}通知延期、分期，${formatDay(approval.on)}才批准。`)];
}

/** 延期、分期缴纳罚款. */
export const fineDeferralRules: readonly Rule[] = [deferralAdds];

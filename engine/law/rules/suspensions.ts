import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { SuspensionGround } from '../deadlines/deadline-rule.ts';
import { groundTitle, suspensionActs } from '../deadlines/suspensions.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { coercionLaw, measureAct, measureDecisions } from './measure-papers.ts';
import { citation, found } from './support.ts';

const grounds: readonly SuspensionGround[] = ['testing', 'inspection', 'quarantine', 'appraisal'];

const plainAndTold: Rule = {
  id: 'C-12',
  title: '检测、检验、检疫、技术鉴定的期间明确并书面告知当事人的，才不计入查封、扣押的期间',
  basis: [citation(coercionLaw, '第二十五条', '第三款')],
  severity: 'major',
  ...measureAct,
  forms: measureDecisions,
  check: (view, documents) => documents.flatMap((one) => problems(view, one)),
};

function problems(view: CaseView, measure: DocumentView): readonly RuleFinding[] {
  return suspensionActs(view)
    .filter(({ ground, document }) => grounds.includes(ground) && (document ?? measure.id) === measure.id)
    .flatMap(({ ground, on, until, toldOn }) => {
      const what = `${formatDay(on)}起的${groundTitle(ground)}`;
      const say = (message: string) => found(measure, '/periodTo', message);
      if (until !== undefined && until < on)
        return [say(`${what}到${formatDay(until)}结束，早于起日。请核对。`)];
      if (toldOn === undefined)
        return [say(`${what}没有书面告知当事人的日期。没有明确并书面告知的期间，计入查封、扣押的期间。`)];
      if (until !== undefined && toldOn > until)
        return [say(`${what}${formatDay(until)}结束，${formatDay(toldOn)}才书面告知当事人。`)];
      return [];
    });
}

/** Time that does not count in 查封、扣押. */
export const suspensionRules: readonly Rule[] = [plainAndTold];

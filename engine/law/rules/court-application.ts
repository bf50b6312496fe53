import type { DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { IsoDay } from '../../values/day.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { termsIn } from './retold-decision.ts';
import { choicesOf, citation, found, penaltyLaw, servedOn, undecided, withCalendar } from './support.ts';

const compulsionLaw = '中华人民共和国行政强制法';
const act = { since: '2012-01-01', judgedBy: 'act', forms: ['court-enforcement-application'] } as const;

/** A day that the application states, or null. */
function statedDay(application: DocumentView, pointer: string): IsoDay | null {
  const written = application.text(pointer);
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? written : null;
}

const tenDaysAfterDemand: Rule = {
  id: 'F-13',
  title: '催告书送达十个工作日后才申请人民法院强制执行',
  basis: [citation(compulsionLaw, '第五十四条'), citation(compulsionLaw, '第六十九条')],
  severity: 'block',
  ...act,
  forms: [...act.forms, 'demand-notice'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.form === 'demand-notice') return shortDemand(one);
      const { day } = one;
      const demand = view.last('demand-notice');
      const served = demand ? servedOn(view, demand) : null;
      if (day !== null && one.state === 'issued' && served === null)
        return [
          found(
            one,
            '/demandServedOn',
            '已经申请强制执行，案卷中没有催告书或者催告书的送达记录。应当先催告。',
          ),
        ];
      const demanded = statedDay(one, '/demandServedOn') ?? served;
      if (day === null || demanded === null) return [];
      const period = deadline({ start: demanded, length: 10, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/issuedOn', ({ last }) =>
        day > last
          ? []
          : [
              found(
                one,
                '/issuedOn',
                `催告书${formatDay(demanded)}送达，十个工作日到${formatDay(last)}届满，${formatDay(day)}还不能申请强制执行。`,
              ),
            ],
      );
    }),
};

/** A demand that announces the court gives the ten days that have to pass before the court is asked. */
function shortDemand(one: DocumentView): readonly RuleFinding[] {
  const [term = ''] = termsIn(one.text('/deadline'));
  const days = Number.parseInt(term, 10);
  if (!choicesOf(one, '/measures').includes('court') || !/^\d+(?:日|个工作日)$/.test(term) || days >= 10)
    return [];
  const message = `催告书给的期限是${term}，又写逾期申请人民法院强制执行。催告书送达十个工作日后当事人仍未履行的，才可以申请；请把期限改为十日以上。`;
  return [{ ...found(one, '/deadline', message), severity: 'major' }];
}

const somethingOwed: Rule = {
  id: 'F-26',
  title: '罚款没有缴清的，才申请人民法院强制执行',
  basis: [penaltyLaw('第七十二条', '第一款第（四）项')],
  severity: 'block',
  ...act,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      const fine = view.last('penalty-decision')?.value('/fine');
      const paid = view
        .acts('payment')
        .filter(({ on }) => day === null || on <= day)
        .reduce((sum, { amount }) => sum + amount, 0);
      if (typeof fine !== 'number' || fine === 0 || paid < fine || !/罚款/.test(one.text('/subject')))
        return [];
      if (/加处/.test(one.text('/subject'))) return [];
      return [found(one, '/subject', '罚款已经缴清，不需要申请人民法院强制执行罚款。请核对缴款记录。')];
    }),
};

const withinThreeMonths: Rule = {
  id: 'F-14',
  title: '起诉期限届满之后、三个月之内申请人民法院强制执行',
  basis: [
    citation(compulsionLaw, '第五十三条'),
    citation('中华人民共和国行政诉讼法', '第四十六条', '第一款'),
  ],
  severity: 'block',
  ...act,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      const served = statedDay(one, '/decisionServedOn');
      if (day === null || served === null) return [];
      const deferred = view
        .acts('approval')
        .some((item) => item.subject === 'fineDeferral' && item.decision === 'approved');
      const sixMonths = deadline({ start: served, length: 6, kind: 'months' }, nationalCalendar);
      return withCalendar(sixMonths, one, '/issuedOn', ({ last: expiry }) => {
        const told = `决定书${formatDay(served)}送达，六个月的起诉期限到${formatDay(expiry)}届满`;
        if (day <= expiry) return [found(one, '/issuedOn', `${told}，${formatDay(day)}还不能申请强制执行。`)];
        if (deferred) {
          const message = `${told}。本案批准过延期或者分期缴款，申请期限自延期、分期期限结束之日起计算，请人工核对。`;
          return [undecided(one, '/issuedOn', message)];
        }
        const threeMonths = deadline({ start: expiry, length: 3, kind: 'months' }, nationalCalendar);
        return withCalendar(threeMonths, one, '/issuedOn', ({ last }) =>
          day <= last
            ? []
            : [
                found(
                  one,
                  '/issuedOn',
                  `${told}，申请强制执行的三个月到${formatDay(last)}届满，${formatDay(day)}才申请。经过复议、诉讼的，期限另行计算，请说明。`,
                ),
              ],
        );
      });
    }),
};

/** 申请人民法院强制执行: after the demand, after the time to sue, before three months are over. */
export const courtApplicationRules: readonly Rule[] = [tenDaysAfterDemand, somethingOwed, withinThreeMonths];

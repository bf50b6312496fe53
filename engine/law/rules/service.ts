import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays } from '../../values/day.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import type { Rule } from '../rule.ts';
import { civilProcedure, outwardForms, serviceAct } from './service-papers.ts';
import { receiptAgrees } from './service-receipt.ts';
import { citation, found, penaltyLaw, servedOn, withCalendar } from './support.ts';

const inSevenDays: Rule = {
  id: 'S-01',
  title: '决定书在七个工作日内送达',
  basis: [penaltyLaw('第六十一条', '第一款'), penaltyLaw('第八十五条')],
  severity: 'block',
  ...serviceAct,
  forms: ['penalty-decision', 'no-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const served = servedOn(view, one);
      const { day } = one;
      const announced = view.served(one.id)?.method === 'announcement';
      if (day === null || announced || (served === null && one.state !== 'issued')) return [];
      if (served !== null && served < day) return [];
      const period = deadline({ start: day, length: 7, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/issuedOn', ({ last }) =>
        (served ?? view.today) <= last
          ? []
          : [
              found(
                one,
                '/issuedOn',
                `${formatDay(day)}作出决定，七个工作日到${formatDay(last)}届满，${served === null ? '没有送达记录' : `${formatDay(served)}才送达`}。`,
              ),
            ],
      );
    }),
};

const serviceOnFile: Rule = {
  id: 'S-02',
  title: '对外文书有送达记录',
  basis: [penaltyLaw('第六十一条'), citation(civilProcedure, '第八十七条')],
  severity: 'block',
  ...serviceAct,
  forms: [...outwardForms, 'summary-penalty-decision'],
  check: (view, documents) =>
    documents
      .filter((one) => one.state === 'issued' && servedOn(view, one) === null)
      .filter(
        ({ form }) =>
          view.of('case-closing-report').some(({ state }) => state === 'issued') ||
          view.acts('payment').length > 0 ||
          (form !== 'penalty-decision' && form !== 'violation-notice' && decidedLongAgo(view)),
      )
      .filter(({ form }) => !notServed.includes(form))
      .map((one) => found(one, '', `案件已进入执行或者结案，没有${one.title}的送达记录。请补录送达。`)),
};

/** The notice has rules of its own (N-01); an announcement is posted (强制法44). */
const notServed: readonly string[] = ['violation-notice', 'enforcement-announcement'];

/** The penalty has been decided, and the seven working days in which it is served have surely passed. */
function decidedLongAgo(view: CaseView): boolean {
  const day = view.last('penalty-decision')?.day;
  return day !== undefined && day !== null && addDays(day, 20) < view.today;
}

const notServedBeforeMade: Rule = {
  id: 'S-03',
  title: '送达日期不早于文书日期',
  basis: [citation(civilProcedure, '第八十七条')],
  severity: 'block',
  ...serviceAct,
  forms: outwardForms,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const served = servedOn(view, one);
      if (one.day === null || served === null || served >= one.day) return [];
      return [
        found(
          one,
          '/issuedOn',
          `${one.title}的日期是${formatDay(one.day)}，送达日期却是${formatDay(served)}。请核对两个日期。`,
        ),
      ];
    }),
};

const published: Rule = {
  id: 'U-02',
  title: '处罚决定在七个工作日内公开',
  basis: [
    penaltyLaw('第四十八条', '第一款'),
    citation(
      '国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见',
      '',
    ),
  ],
  severity: 'minor',
  ...serviceAct,
  forms: ['penalty-decision'],
  unverified: '指导意见的逐字文字〔未核实〕；没有社会影响的决定不要求公开',
  check: (view, documents) =>
    documents.flatMap((one) => {
      const on = publishedOn(view, one);
      const { day } = one;
      if (on === null || day === null) return [];
      if (on < day)
        return [
          found(one, '/issuedOn', `${formatDay(day)}才作出决定，${formatDay(on)}已经公开。请核对两个日期。`),
        ];
      const period = deadline({ start: day, length: 7, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/issuedOn', ({ last }) =>
        on <= last
          ? []
          : [
              found(
                one,
                '/issuedOn',
                `${formatDay(day)}作出决定，七个工作日到${formatDay(last)}届满，${formatDay(on)}才公开。`,
              ),
            ],
      );
    }),
};

/** The first day on which the decision was public, by the step of publication or a note; null where neither tells. */
function publishedOn(view: CaseView, decision: DocumentView): string | null {
  const steps = view
    .acts('publication')
    .filter((act) => act.step === 'published' && act.document === decision.id);
  const notes = view.acts('note').filter((act) => act.subject === 'publication');
  return [...steps, ...notes].map(({ on }) => on).sort()[0] ?? null;
}

/** 送达 and 公开. */
export const serviceRules: readonly Rule[] = [
  inSevenDays,
  serviceOnFile,
  notServedBeforeMade,
  receiptAgrees,
  published,
];

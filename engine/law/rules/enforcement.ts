import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays, type IsoDay } from '../../values/day.ts';
import { formatYuan } from '../../values/money.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import { isStatutoryHoliday } from '../calendar/working-days.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { findStatute } from '../statutes/statute-library.ts';
import {
  amountOf,
  choicesOf,
  citation,
  found,
  penaltyLaw,
  place,
  REVISED_PENALTY_LAW,
  servedOn,
  withCalendar,
} from './support.ts';

const coercionLaw = '中华人民共和国行政强制法';
const act = { since: '2012-01-01', judgedBy: 'act' } as const;

const addedFineLimit: Rule = {
  id: 'F-09',
  title: '加处罚款的数额不超过罚款的数额，延期、复议、诉讼期间不计算',
  basis: [penaltyLaw('第七十二条', '第一款第（一）项'), citation(coercionLaw, '第四十五条', '第二款')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['demand-notice'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const decision = view.last('penalty-decision');
      const [amount, fine] = [amountOf(one, '/amount'), decision ? amountOf(decision, '/fine') : null];
      if (amount === null || fine === null || fine === 0 || amount <= 2 * fine) return [];
      return [
        found(
          one,
          '/amount',
          `催告的金额${formatYuan(amount)}，超过罚款${formatYuan(fine)}的两倍。加处罚款的数额不得超出罚款的数额。`,
        ),
      ];
    }),
};

const demandAgrees: Rule = {
  id: 'F-11',
  title: '催告书写明期限、方式、金额、账号，与决定书一致',
  basis: [citation(coercionLaw, '第三十五条')],
  severity: 'block',
  ...act,
  forms: ['demand-notice'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const decision = view.last('penalty-decision');
      if (!decision) return [];
      const findings: RuleFinding[] = [];
      const pair = (pointer: string, known: unknown, title: string) => {
        const written = one.value(pointer);
        if (written === undefined || written === '' || written === known || known === null || known === '')
          return;
        findings.push({
          message: `催告书的${title}与《行政处罚决定书》不一致。请核对。`,
          at: place(one, pointer),
          related: [place(decision, '')],
          fix: { label: '改为与决定书一致', changes: [{ at: place(one, pointer), value: known }] },
        });
      };
      pair('/decisionNumber', decision.number, '决定书案号');
      pair('/decisionOn', decision.day, '决定日期');
      const account = decision.text('/payeeAccount').replace(/\s/g, '');
      const other = accountsIn(one.text('/manner')).find((number) => account !== '' && number !== account);
      if (other !== undefined)
        findings.push(
          found(one, '/manner', `催告书写账号${other}，《行政处罚决定书》的账号是${account}。请核对账号。`),
        );
      const [amount, fine] = [amountOf(one, '/amount'), amountOf(decision, '/fine')];
      const paid = view
        .acts('payment')
        .filter(({ on }) => one.day === null || on <= one.day)
        .reduce((sum, item) => sum + item.amount, 0);
      if (amount !== null && fine !== null && amount < fine - paid)
        findings.push(
          found(
            one,
            '/amount',
            `催告的金额${formatYuan(amount)}，少于没有缴纳的罚款${formatYuan(fine - paid)}。请核对。`,
          ),
        );
      const told = `${one.text('/decisionContent')}${one.text('/subject')}${one.text('/manner')}`;
      if (amount !== null && fine !== null && amount > fine - paid && !/加处/.test(told))
        findings.push(
          found(
            one,
            '/amount',
            `催告的金额${formatYuan(amount)}，多于没有缴纳的罚款${formatYuan(fine - paid)}，没有写加处罚款。请核对。`,
          ),
        );
      if (amount !== null && amount > 0 && !choicesOf(one, '/measures').length)
        findings.push(found(one, '/measures', '催告书没有写逾期不履行将采取的措施。'));
      return findings;
    }),
};

/** Account numbers that a text names. */
function accountsIn(text: string): readonly string[] {
  return [...text.matchAll(/账号[^\d]{0,4}([\d\s]{10,30})/g)].map(([, number = '']) =>
    number.replace(/\s/g, ''),
  );
}

const demandAnswered: Rule = {
  id: 'F-16',
  title: '当事人对催告的陈述、申辩经过复核',
  basis: [citation(coercionLaw, '第三十六条')],
  severity: 'major',
  ...act,
  forms: ['court-enforcement-application', 'enforcement-decision', 'substitute-performance-decision'],
  check: (view, documents) => {
    const demanded = view.last('demand-notice')?.day ?? null;
    const [later] = documents.filter((one) => one.day !== null);
    const said = view.acts('statement').find((item) => demanded !== null && item.on >= demanded);
    if (!later || !said || (said.reviewedOn && said.reviewOpinion)) return [];
    return [found(later, '', `当事人${formatDay(said.on)}对催告提出陈述、申辩，案卷中没有复核记录。`)];
  },
};

const afterDemand: Rule = {
  id: 'F-12',
  title: '催告之后、催告的期限届满才作出强制执行决定，决定送达之后才执行',
  basis: [
    citation(coercionLaw, '第三十五条'),
    citation(coercionLaw, '第三十七条'),
    citation(coercionLaw, '第三十八条'),
    citation(coercionLaw, '第四十六条', '第一款'),
  ],
  severity: 'block',
  ...act,
  forms: ['enforcement-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.day === null) return [];
      const early = enforcedTooSoon(view, one, one.day);
      if (early !== null) return [found(one, '/enforceOn', early)];
      if (one.text('/ground') === 'concealing') return [];
      const demand = view.last('demand-notice');
      const served = demand ? servedOn(view, demand) : null;
      if (!demand || served === null)
        return [
          found(
            one,
            '/issuedOn',
            '作出强制执行决定，案卷中没有催告书或者催告书的送达记录。应当事先书面催告。',
          ),
        ];
      if (served <= one.day) return tooSoonForAddedFine(view, one, one.day);
      return [
        found(
          one,
          '/issuedOn',
          `${formatDay(one.day)}决定强制执行，催告书${formatDay(served)}才送达。应当先催告。`,
        ),
      ];
    }),
};

/** The decision is served first (强制法38); nothing is carried out before it. */
function enforcedTooSoon(view: CaseView, one: DocumentView, day: IsoDay): string | null {
  const on = one.text('/enforceOn');
  if (on === '') return null;
  if (on < day) return `强制执行的日期${formatDay(on)}早于决定之日${formatDay(day)}。请核对。`;
  const served = servedOn(view, one);
  if (served === null || on >= served) return null;
  return `强制执行决定书${formatDay(served)}才送达，执行的日期却写${formatDay(on)}。应当先送达，后执行，请核对。`;
}

/** 强制法46: thirty days of added fine have to pass, which begins after the fifteen days for paying (处罚法67, 72). */
function tooSoonForAddedFine(view: CaseView, one: DocumentView, day: IsoDay): readonly RuleFinding[] {
  const decision = view.last('penalty-decision');
  const served = decision ? servedOn(view, decision) : null;
  if (served === null || !/罚款/.test(`${one.text('/decisionContent')}${one.text('/manner')}`)) return [];
  return withCalendar(
    deadline({ start: served, length: 15, kind: 'natural' }, nationalCalendar),
    one,
    '/issuedOn',
    ({ last }) => {
      const first = addDays(last, 31);
      if (day >= first) return [];
      const message = `${formatDay(day)}决定强制执行罚款，加处罚款还没有超过三十日。最早${formatDay(first)}才能决定。`;
      return [found(one, '/issuedOn', message)];
    },
  );
}

const setByLaw: Rule = {
  id: 'F-17',
  title: '强制执行决定的依据是法律',
  basis: [citation(coercionLaw, '第十三条'), citation(coercionLaw, '第三十七条', '第二款第（二）项')],
  severity: 'block',
  ...act,
  forms: ['enforcement-decision'],
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const kinds = parseCitations(one.text('/basis')).map(({ law }) => findStatute(law)?.kind);
      if (kinds.length === 0 || kinds.some((kind) => kind === undefined || kind === '法律')) return [];
      const message =
        '强制执行的依据只引了法规、规章。行政强制执行由法律设定；法律没有规定由本机关强制执行的，申请人民法院强制执行。';
      return [found(one, '/basis', message)];
    }),
};

const notOnHolidays: Rule = {
  id: 'F-18',
  title: '不在法定节假日实施强制执行',
  basis: [citation(coercionLaw, '第四十三条', '第一款')],
  severity: 'block',
  ...act,
  forms: ['enforcement-decision'],
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const on = one.text('/enforceOn');
      if (on === '') return [];
      return withCalendar(isStatutoryHoliday(on, nationalCalendar), one, '/enforceOn', ({ statutory }) =>
        statutory
          ? [found(one, '/enforceOn', `${formatDay(on)}是法定节假日，不得实施强制执行；情况紧急的除外。`)]
          : [],
      );
    }),
};

const demolitionAnnounced: Rule = {
  id: 'F-19',
  title: '强制拆除经过公告，当事人在公告的期限和救济期限内没有拆除',
  basis: [citation(coercionLaw, '第四十四条')],
  severity: 'block',
  ...act,
  forms: ['enforcement-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (!/拆除/.test(one.text('/manner')) || one.day === null) return [];
      const announcement = view.last('enforcement-announcement');
      if (!announcement) return [found(one, '/manner', '强制拆除之前，案卷中没有限期自行拆除的公告。')];
      const by = announcement.text('/removeBy');
      if (by === '' || by < one.text('/enforceOn')) return [];
      return [found(one, '/enforceOn', `公告限期到${formatDay(by)}自行拆除，期满之前不得强制拆除。`)];
    }),
};

const substituteAfterDemand: Rule = {
  id: 'F-20',
  title: '代履行决定书载明费用预算；代履行三个工作日之前催告当事人履行',
  basis: [
    citation(coercionLaw, '第五十一条', '第一款第（一）项'),
    citation(coercionLaw, '第五十一条', '第一款第（二）项'),
    citation(coercionLaw, '第六十九条'),
  ],
  severity: 'block',
  ...act,
  forms: ['substitute-performance-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      if (amountOf(one, '/cost') === 0)
        return [
          found(one, '/cost', '代履行的费用预算写0元。代履行决定书应当载明费用预算，请按成本合理确定。'),
        ];
      if (day === null || one.text('/ground') !== 'after-demand') return [];
      const demand = view.last('demand-notice');
      const served = demand ? servedOn(view, demand) : null;
      if (!demand || served === null)
        return [found(one, '/issuedOn', '决定代履行，案卷中没有催告书或者催告书的送达记录。')];
      const period = deadline({ start: served, length: 3, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/issuedOn', ({ last }) =>
        day > last
          ? []
          : [
              found(
                one,
                '/issuedOn',
                `催告书${formatDay(served)}送达，三个工作日到${formatDay(last)}届满，${formatDay(day)}还不能代履行。`,
              ),
            ],
      );
    }),
};

const immediateSubstitute: Rule = {
  id: 'F-21',
  title: '立即代履行写明依据，对象是道路、河道、航道、公共场所的遗洒物、障碍物、污染物',
  basis: [citation(coercionLaw, '第五十二条')],
  severity: 'major',
  ...act,
  forms: ['substitute-performance-decision'],
  check: (_view, documents) =>
    documents
      .filter((one) => one.text('/ground') === 'immediate' && one.text('/subject') !== '')
      .filter((one) => !/遗洒|抛洒|洒落|撒落|障碍|污染|泄漏|堆放|清除|清理/.test(one.text('/subject')))
      .map((one) =>
        found(one, '/ground', '选了立即代履行，标的不是需要立即清除的遗洒物、障碍物或者污染物。请核对情形。'),
      ),
};

/** 催告、延期分期、强制执行、代履行. */
export const enforcementRules: readonly Rule[] = [
  addedFineLimit,
  demandAgrees,
  demandAnswered,
  afterDemand,
  setByLaw,
  notOnHolidays,
  demolitionAnnounced,
  substituteAfterDemand,
  immediateSubstitute,
];

import { formatDay } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';
import type { Rule } from '../rule.ts';
import { amountOf, found, penaltyLaw, REVISED_PENALTY_LAW, servedOn } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const summary = ['summary-penalty-decision'];
/** 行政处罚法51: two hundred yuan for a citizen, three thousand for an organization, both included; in fen. */
const SUMMARY_LIMIT = { person: 20_000, organization: 300_000 } as const;
/** 行政处罚法68(1): one hundred yuan, included; in fen. */
const COLLECT_ON_THE_SPOT = 10_000;

const withinSummaryPower: Rule = {
  id: 'P-14',
  title: '当场处罚的罚款在限额以内',
  basis: [penaltyLaw('第五十一条')],
  severity: 'block',
  ...act,
  forms: summary,
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const fine = amountOf(one, '/fine');
      const limit = one.party ? SUMMARY_LIMIT[one.party.kind] : null;
      if (fine === null || limit === null || fine <= limit) return [];
      const whom = one.party?.kind === 'person' ? '公民' : '法人或者其他组织';
      return [
        found(
          one,
          '/fine',
          `当场处罚的罚款${formatYuan(fine)}，超过对${whom}${formatYuan(limit)}的限额。应当适用普通程序。`,
        ),
      ];
    }),
};

const handedOver: Rule = {
  id: 'P-15',
  title: '当场处罚决定书当场交付当事人',
  basis: [penaltyLaw('第五十二条', '第一款')],
  severity: 'block',
  ...act,
  forms: summary,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const served = servedOn(view, one);
      const happened = view.facts.violation?.endedAt?.slice(0, 10) ?? '';
      if (one.day !== null && happened !== '' && one.day > happened && view.facts.source === 'inspection')
        return [
          found(
            one,
            '/issuedOn',
            `检查在${formatDay(happened)}结束，当场处罚决定书的日期是${formatDay(one.day)}。当场处罚应当当场作出，请核对。`,
          ),
        ];
      if (one.day === null || served === null || served <= one.day) return [];
      return [
        found(
          one,
          '/issuedOn',
          `当场处罚决定书${formatDay(one.day)}作出，${formatDay(served)}才交付当事人。应当当场交付；当事人拒绝签收的，在决定书上注明。`,
        ),
      ];
    }),
};

const collectedOnTheSpot: Rule = {
  id: 'F-04',
  title: '当场收缴的罚款在一百元以下，或者有事后难以执行等法定情形',
  basis: [penaltyLaw('第六十八条'), penaltyLaw('第六十九条')],
  severity: 'block',
  ...act,
  forms: summary,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const fine = amountOf(one, '/fine');
      const onTheSpot =
        one.text('/paymentMethod') === 'onSpot' ||
        view.acts('payment').some((payment) => payment.method === 'cash');
      if (fine === null || fine <= COLLECT_ON_THE_SPOT || !onTheSpot) return [];
      return [
        {
          ...found(
            one,
            '/paymentMethod',
            `罚款${formatYuan(fine)}，超过一百元，却当场收缴。只有不当场收缴事后难以执行的，或者边远、水上、交通不便地区当事人自己提出的才可以，案件资料不能判断，请核对。`,
          ),
          undecided: true,
          severity: 'major',
        },
      ];
    }),
};

/** 简易程序. */
export const summaryRules: readonly Rule[] = [withinSummaryPower, handedOver, collectedOnTheSpot];

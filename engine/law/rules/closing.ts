import { formatDay } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';
import type { Rule } from '../rule.ts';
import { amountOf, citation, found, penaltyLaw, REVISED_PENALTY_LAW } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const closing = ['case-closing-report'];
const collection = citation('罚款决定与罚款收缴分离实施办法', '第十条');
/** Ways in which a case ends without the fine being paid in full. */
const otherEnd = /终结|移送|撤销|不予处罚|强制执行/;

const performed: Rule = {
  id: 'X-01',
  title: '处罚执行完毕（或者有其他终结事由）才结案',
  basis: [citation('交通运输行政执法程序规定', '案件终结一章')],
  severity: 'minor',
  ...act,
  forms: closing,
  unverified: '交通运输行政执法程序规定案件终结一章的条号和原文〔未核实〕',
  check: (view, documents) =>
    documents.flatMap((one) => {
      const decision = view.last('penalty-decision');
      const fine = decision ? (amountOf(decision, '/fine') ?? 0) : 0;
      const text = `${one.text('/result')}${one.text('/performance')}`;
      if (fine === 0 || view.acts('payment').length > 0 || otherEnd.test(text)) return [];
      return [
        found(
          one,
          '/performance',
          `决定罚款${formatYuan(fine)}，案卷中没有缴款记录，也没有写明其他终结事由。请补录缴款或者写明事由。`,
        ),
      ];
    }),
};

const closedLast: Rule = {
  id: 'X-02',
  title: '结案报告不早于送达和最后一次缴款',
  basis: [penaltyLaw('第六十六条', '第一款')],
  severity: 'major',
  ...act,
  forms: closing,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      const decision = view.last('penalty-decision');
      const paid = view.acts('payment').map((item) => ({ on: item.on, what: '缴款' }));
      const service = decision ? view.served(decision.id) : null;
      const last = [...paid, ...(service ? [{ on: service.on, what: '决定书送达' }] : [])]
        .toSorted((a, b) => a.on.localeCompare(b.on))
        .at(-1);
      if (day === null || !last || last.on <= day) return [];
      return [
        found(
          one,
          '/issuedOn',
          `结案报告日期${formatDay(day)}，早于${last.what}之日${formatDay(last.on)}。应当在执行完毕后结案。`,
        ),
      ];
    }),
};

const paidInFull: Rule = {
  id: 'X-03',
  title: '缴款数额与决定的罚款一致，有缴款凭据',
  basis: [collection],
  severity: 'major',
  ...act,
  forms: closing,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const decision = view.last('penalty-decision');
      const fine = decision ? amountOf(decision, '/fine') : null;
      const payments = view.acts('payment');
      if (fine === null || payments.length === 0) return [];
      const early = payments.find(({ on }) => decision?.day && on < decision.day);
      if (early && decision?.day)
        return [
          found(
            one,
            '/paidOn',
            `${formatDay(early.on)}缴款，早于决定之日${formatDay(decision.day)}。请核对。`,
          ),
        ];
      const paid = payments.reduce((sum, item) => sum + item.amount, 0);
      const text = `${one.text('/result')}${one.text('/performance')}`;
      if (paid < fine && !otherEnd.test(text)) {
        return [
          found(
            one,
            '/paidAmount',
            `决定罚款${formatYuan(fine)}，共缴款${formatYuan(paid)}，没有缴清就结案。`,
          ),
        ];
      }
      const written = amountOf(one, '/paidAmount');
      if (written !== null && written !== paid && !payments.some((item) => item.amount === written)) {
        return [
          found(
            one,
            '/paidAmount',
            `结案报告写缴款${formatYuan(written)}，缴款记录合计${formatYuan(paid)}。请核对。`,
          ),
        ];
      }
      if (one.text('/receiptNumber') !== '' || payments.every((item) => (item.receiptNumber ?? '') !== ''))
        return [];
      return [found(one, '/receiptNumber', '缴款没有记录缴款凭据号。请补录凭据。')];
    }),
};

const noCash: Rule = {
  id: 'F-03',
  title: '普通程序的罚款不由执法人员收取现金',
  basis: [penaltyLaw('第六十七条', '第二款')],
  severity: 'major',
  ...act,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents
      .filter(
        () =>
          view.facts.procedure === 'ordinary' && view.acts('payment').some((item) => item.method === 'cash'),
      )
      .map((one) =>
        found(
          one,
          '/payeeAccount',
          '缴款记录为现金。普通程序的罚款应当缴至指定银行或者通过电子支付缴纳；偏远地区等当事人提出的当场收缴除外，请说明。',
        ),
      ),
};

/** 执行 and 结案. */
export const closingRules: readonly Rule[] = [noCash, performed, closedLast, paidInFull];

import type { DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { amountOf, citation, found, penaltyLaw, REVISED_PENALTY_LAW } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const coercionLaw = '中华人民共和国行政强制法';

const decisionSays: Rule = {
  id: 'P-06',
  title: '决定书载明当事人的姓名（名称）、地址和罚款的缴纳方式',
  basis: [penaltyLaw('第五十九条', '第一款')],
  severity: 'block',
  ...act,
  forms: ['penalty-decision', 'summary-penalty-decision'],
  check: (_view, documents) =>
    documents
      .filter(({ state }) => state === 'issued')
      .flatMap((one) => [...unnamedParty(one), ...unsaidPayment(one)]),
};

function unnamedParty(one: DocumentView): readonly RuleFinding[] {
  const kind = one.text('/organizationName') === '' ? 'person' : 'organization';
  const missing: readonly (readonly [string, string])[] = [
    [`/${kind}Name`, '姓名（名称）'],
    [`/${kind}Address`, '地址'],
  ];
  return missing
    .filter(([pointer]) => one.text(pointer).trim() === '')
    .map(([pointer, title]) => found(one, pointer, `${one.title}没有写当事人的${title}。请填写。`));
}

function unsaidPayment(one: DocumentView): readonly RuleFinding[] {
  const fine = amountOf(one, '/fine');
  if (fine === null || fine === 0 || one.text('/paymentMethod') === 'onSpot') return [];
  const missing: readonly (readonly [string, string])[] = [
    ['/payeeBank', '代收机构'],
    ['/payeeAccount', '账号'],
  ];
  return missing
    .filter(([pointer]) => one.text(pointer).trim() === '')
    .map(([pointer, title]) =>
      found(one, pointer, `${one.title}处以罚款，没有写缴款的${title}。应当写明履行的方式和期限。`),
    );
}

const summarySigned: Rule = {
  id: 'P-16',
  title: '当场处罚决定书由执法人员签名或者盖章',
  basis: [penaltyLaw('第五十二条', '第二款')],
  severity: 'block',
  ...act,
  forms: ['summary-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const signed = view.actsOf('signature', one.id);
      if (one.state !== 'issued' || signed.length === 0) return [];
      const officers = new Set(signed.filter(({ role }) => role === 'officer').map(({ name }) => name));
      if (officers.size >= 2) return [];
      const message = `当场处罚决定书有${officers.size}名执法人员签名。应当由当场处罚的两名执法人员签名或者盖章。`;
      return [found(one, '', message)];
    }),
};

const absentParty: Rule = {
  id: 'N-15',
  title: '当事人无正当理由不出席听证或者中途退出的，视为放弃，终止听证',
  basis: [penaltyLaw('第六十四条', '第（六）项')],
  severity: 'minor',
  ...act,
  forms: ['hearing-record'],
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const text = one.text('/proceedings');
      const absent =
        /当事人[^。；\n]{0,20}(?:缺席|未出席|没有出席|未到场|没有到场|未到会|中途退出|擅自退出)/.exec(text);
      if (!absent || /终止|视为放弃/.test(text)) return [];
      return [
        found(
          one,
          '/proceedings',
          `听证笔录写“${absent[0]}”，没有写处理结果。无正当理由的视为放弃听证权利，终止听证；有正当理由的另定时间。`,
        ),
      ];
    }),
};

/** 强制法38: other ways only after the party refused, or could not be reached. */
const servedDirectlyFirst: Rule = {
  id: 'S-09',
  title: '催告书、强制执行决定书直接送达；拒收或者无法直接送达的才用其他方式',
  basis: [citation(coercionLaw, '第三十八条')],
  severity: 'major',
  since: '2012-01-01',
  judgedBy: 'act',
  forms: ['demand-notice', 'enforcement-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const served = view.served(one.id);
      if (!served || served.method === 'direct' || (served.refusalReason ?? '').trim() !== '') return [];
      return [
        found(
          one,
          '',
          `${one.title}${formatDay(served.on)}没有直接送达，也没有写明当事人拒绝接收或者无法直接送达的情况。请在送达记录中写明。`,
        ),
      ];
    }),
};

/** What documents have to say besides the columns that their forms require. */
export const contentRules: readonly Rule[] = [decisionSays, summarySigned, absentParty, servedDirectlyFirst];

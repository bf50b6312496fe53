import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatYuan } from '../../values/money.ts';
import { caseRanges, type FineRange } from '../causes/case-ranges.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { amountOf, choicesOf, found, penaltyLaw, REVISED_PENALTY_LAW, undecided } from './support.ts';
import { finesIn } from './written-texts.ts';

const forms = ['violation-notice', 'penalty-decision', 'summary-penalty-decision'];
const byViolation = { since: REVISED_PENALTY_LAW, judgedBy: 'violation' } as const;

/** The ranges of fine that the case's cause allows; null where the library cannot tell. */
export function ranges(view: CaseView, document: DocumentView): readonly FineRange[] | null {
  return caseRanges(view, document.party, document.day ?? view.today);
}

function rangeText(list: readonly FineRange[]): string {
  return list.map(({ min, max, law }) => `${law}为${formatYuan(min)}以上${formatYuan(max)}以下`).join('；');
}

const inRange: Rule = {
  id: 'P-09',
  title: '罚款在法定幅度之内',
  basis: [penaltyLaw('第五条', '第二款'), penaltyLaw('第四条')],
  severity: 'block',
  ...byViolation,
  forms,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const fine = amountOf(one, '/fine');
      if (fine === null || fine === 0) return [];
      const list = ranges(view, one);
      if (list === null) {
        return [
          undecided(
            one,
            '/fine',
            '无法判断罚款是否在法定幅度之内：案由库中没有这一案由当日的幅度，或者缺少计算的依据。请人工核对。',
          ),
        ];
      }
      const above = list.every(({ max }) => fine > max);
      const between =
        list.every(({ min, max }) => fine < min || fine > max) && list.some(({ min }) => fine > min);
      if (!above && !between) return [];
      return [found(one, '/fine', `罚款${formatYuan(fine)}，不在法定幅度之内：${rangeText(list)}。`)];
    }),
};

const mitigatedWithGround: Rule = {
  id: 'P-24',
  title: '低于法定幅度的罚款有减轻处罚的理由',
  basis: [penaltyLaw('第三十二条')],
  severity: 'major',
  ...byViolation,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const fine = amountOf(one, '/fine');
      const list = ranges(view, one);
      if (fine === null || fine === 0 || list === null || !list.every(({ min }) => fine < min)) return [];
      if (/(?<!不[^。；，]{0,24})(?:减轻|第三十[一二三]?条)/.test(one.text('/discretion'))) return [];
      return [
        found(
          one,
          '/discretion',
          `罚款${formatYuan(fine)}低于法定幅度（${rangeText(list)}），裁量理由没有写明减轻处罚的法定情形。`,
        ),
      ];
    }),
};

const namedStandard: Rule = {
  id: 'J-29',
  title: '裁量理由写明适用的裁量基准',
  basis: [penaltyLaw('第三十四条')],
  severity: 'minor',
  ...byViolation,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents
      .filter(
        (one) => (amountOf(one, '/fine') ?? 0) > 0 && (view.facts.penalty?.discretionStandard ?? '') !== '',
      )
      .flatMap((one) => {
        const text = one.text('/discretion');
        if (!text.includes('基准'))
          return [
            found(one, '/discretion', '案件选用了裁量基准，决定书的裁量理由没有写明。请写明基准名称和档次。'),
          ];
        const step = view.facts.penalty?.discretionStep ?? '';
        const written = /[“"]([^”"]{1,8})[”"](?:一档|档|等级|情形)/.exec(text)?.[1];
        if (step === '' || written === undefined || written === step) return [];
        return [found(one, '/discretion', `裁量理由写“${written}”一档，案件选用的是“${step}”。请核对档次。`)];
      }),
};

const sameAmount: Rule = {
  id: 'P-10',
  title: '处罚内容与罚款数额一致',
  basis: [penaltyLaw('第五十九条', '第一款第（三）项')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms,
  check: (_view, documents) => documents.flatMap(differingAmount),
};

function differingAmount(document: DocumentView): readonly RuleFinding[] {
  const fine = amountOf(document, '/fine');
  const written = finesIn(document.text('/penaltyContent'));
  // Several fines for several acts add up; else every amount, in figures or capitals, is the fine.
  const sum = [...new Set(written)].reduce((total, amount) => total + amount, 0);
  const other = written.find((amount) => amount !== fine);
  if (fine === null || other === undefined || sum === fine || sum === 2 * fine) return [];
  const title = document.form === 'penalty-decision' ? '行政处罚' : '拟作出的处罚';
  return [
    found(
      document,
      '/penaltyContent',
      `“${title}”栏写罚款${formatYuan(other)}，罚款数额栏为${formatYuan(fine)}，两处不一致。`,
    ),
  ];
}

const confiscateIncome: Rule = {
  id: 'P-11',
  title: '违法所得除退赔的外予以没收',
  basis: [penaltyLaw('第二十八条', '第二款')],
  severity: 'major',
  ...byViolation,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const income = view.facts.violation?.illegalIncome ?? 0;
      const dealt = choicesOf(one, '/penaltyKinds').includes('confiscateIncome');
      const texts = `${one.text('/penaltyContent')}${one.text('/otherPerformance')}${one.text('/discretion')}`;
      if (income === 0 || dealt || /没收|退赔/.test(texts)) return [];
      return [
        found(
          one,
          '/penaltyKinds',
          `案件记有违法所得${formatYuan(income)}，决定没有没收，也没有写明退赔。违法所得除依法应当退赔的外，应当予以没收。`,
        ),
      ];
    }),
};

/** 罚款和违法所得: in range, with reasons, the same in words and figures. */
export const fineRules: readonly Rule[] = [
  namedStandard,
  inRange,
  sameAmount,
  confiscateIncome,
  mitigatedWithGround,
];

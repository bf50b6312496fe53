import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';
import { conflictingGrounds, grounds, groundsWith, groundTitles } from '../discretion/grounds.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { fineElsewhereOfParty } from './across-cases.ts';
import { ranges } from './fine.ts';
import { amountOf, found, penaltyLaw, REVISED_PENALTY_LAW } from './support.ts';

const byViolation = { since: REVISED_PENALTY_LAW, judgedBy: 'violation' } as const;
const ticked = (view: CaseView) => view.facts.violation?.circumstances ?? [];
const heavier = ['increase', 'weighedHeavier'] as const;

const minorViolation: Rule = {
  id: 'J-30',
  title: '轻微并及时改正的、没有主观过错的，说明为什么处罚；记为初次违法的确是初次',
  basis: [penaltyLaw('第三十三条', '第一款'), penaltyLaw('第三十三条', '第二款')],
  severity: 'hint',
  ...byViolation,
  forms: ['penalty-decision'],
  acrossCases: true,
  check: (view, documents) =>
    documents.flatMap((one) => [
      ...lightAndMended(view, one),
      ...faultless(view, one),
      ...notFirst(view, one),
    ]),
};

function lightAndMended(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const noted = ticked(view);
  const light = noted.includes('minor') && noted.includes('corrected');
  if (!light || one.text('/discretion').includes('第三十三条')) return [];
  const message =
    '案件记有违法行为轻微并及时改正。没有造成危害后果的不予处罚，初次违法且危害后果轻微的可以不予处罚；仍予处罚的，请写明理由。';
  return [found(one, '/discretion', message)];
}

function faultless(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  if (!ticked(view).includes('faultless') || one.text('/discretion').includes('第三十三条')) return [];
  const message =
    '案件记有当事人有证据足以证明没有主观过错。不予行政处罚；法律、行政法规另有规定的，请在裁量理由写明该规定。';
  return [{ ...found(one, '/discretion', message), severity: 'major' }];
}

/** The station itself has fined the same party for the same cause before the violation. */
function notFirst(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const told = one.text('/discretion');
  const says = /(?<!不是|并非|非)(?:初次|首次)违法/.test(told);
  if (!says && !ticked(view).includes('first')) return [];
  const earlier = fineElsewhereOfParty(view, one);
  if (!earlier) return [];
  const message = `案件记为初次违法，本站已经于${formatDay(earlier.decidedOn)}以${earlier.number || '处罚决定'}（案件${earlier.caseName}）对${earlier.party}的同一案由处罚过。请核对是否初次。`;
  return [{ ...found(one, '/discretion', message), severity: 'major' }];
}

const mandatoryMitigation: Rule = {
  id: 'J-31',
  title: '有从轻、减轻的情节的不按最高额处罚，没有从重情节的不从重',
  basis: [penaltyLaw('第三十二条'), penaltyLaw('第五条', '第二款')],
  severity: 'major',
  ...byViolation,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => [...atTheTop(view, one), ...stepAgainstGrounds(view, one)]),
};

function atTheTop(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const fine = amountOf(one, '/fine');
  const list = ranges(view, one);
  const must = groundsWith(ticked(view), 'mustReduce');
  const may = groundsWith(ticked(view), 'mayReduce', 'weighed', 'noPenaltyTogether');
  if (fine === null || list === null || !list.some(({ min, max }) => fine === max && min < max)) return [];
  if (must.length > 0) {
    const message = `案件记有应当从轻或者减轻处罚的情节${groundTitles(must)}，罚款${formatYuan(fine)}却是法定最高额。请核对裁量。`;
    return [found(one, '/fine', message)];
  }
  if (may.length === 0 || groundsWith(ticked(view), ...heavier).length > 0) return [];
  const message = `案件记有从轻的情节${groundTitles(may)}，没有从重的情节，罚款${formatYuan(fine)}却是法定最高额。请核对裁量。`;
  return [{ ...found(one, '/fine', message), severity: 'minor' }];
}

/** The step chosen on the case, and the grounds ticked for it. */
function stepAgainstGrounds(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const step = view.facts.penalty?.discretionStep ?? '';
  const must = groundsWith(ticked(view), 'mustReduce');
  if (step.includes('从重') && groundsWith(ticked(view), ...heavier).length === 0) {
    const why = must.length > 0 ? `，还有应当从轻或者减轻的情节${groundTitles(must)}` : '';
    const message = `裁量档次是“${step}”，案件没有记从重的情节${why}。请核对档次，或者在裁量情节里补记。`;
    return [{ ...found(one, '/discretion', message), severity: must.length > 0 ? 'major' : 'minor' }];
  }
  return [];
}

const noCapacity: Rule = {
  id: 'P-25',
  title: '不能辨认或者不能控制自己行为的人不予处罚',
  basis: [penaltyLaw('第三十一条')],
  severity: 'block',
  ...byViolation,
  forms: ['penalty-decision', 'summary-penalty-decision'],
  check: (view, documents) =>
    ticked(view).includes('incapable')
      ? documents.map((one) =>
          found(
            one,
            '',
            '案件记有当事人是精神病人、智力残疾人，在不能辨认或者不能控制自己行为时违法。不予行政处罚，应当责令其监护人严加看管和治疗。',
          ),
        )
      : [],
};

const emergency: Rule = {
  id: 'P-28',
  title: '因突发事件从重处罚的，引用依据',
  basis: [penaltyLaw('第四十九条')],
  severity: 'hint',
  ...byViolation,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents
      .filter(
        (one) =>
          ticked(view).includes('emergency') &&
          /从重/.test(`${one.text('/discretion')}${view.facts.penalty?.discretionStep ?? ''}`) &&
          !/第四十九条|应对措施/.test(one.text('/discretion')),
      )
      .map((one) =>
        found(
          one,
          '/discretion',
          '突发事件期间从重处罚，限于违反突发事件应对措施的行为。请写明所违反的应对措施和处罚法第四十九条。',
        ),
      ),
};

const agreeingGrounds: Rule = {
  id: 'W-16',
  title: '裁量情节不互相矛盾，裁量理由与所记的情节一致',
  basis: [penaltyLaw('第五条', '第二款'), penaltyLaw('第四十条')],
  severity: 'major',
  ...byViolation,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => [...contradictions(view, one), ...reasonAgainstGrounds(view, one)]),
};

function contradictions(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const noted = ticked(view);
  return conflictingGrounds
    .filter((pair) => pair.every((id) => noted.includes(id)))
    .map((pair) => {
      const both = grounds.filter(({ id }) => pair.includes(id));
      return found(one, '/discretion', `裁量情节同时记有${groundTitles(both)}，不能同时成立。请核对。`);
    });
}

/** What the reasons say in so many words against what is ticked. */
function reasonAgainstGrounds(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const noted = ticked(view);
  const text = one.text('/discretion');
  const says = (words: RegExp) => words.test(text);
  const pairs = [
    {
      when: noted.includes('repeated'),
      words: /(?<!不是|并非|非)(?:初次|首次)违法/,
      said: '初次违法',
      id: 'repeated',
    },
    {
      when: noted.includes('first'),
      words: /(?<!不是|没有|未)(?:再次违法|屡次|多次违法|曾因同类)/,
      said: '再次违法',
      id: 'first',
    },
    {
      when: noted.includes('harm'),
      words: /(?:没有|未|尚未)造成(?:任何)?(?:危害|损害)?后果/,
      said: '没有造成后果',
      id: 'harm',
    },
    {
      when: noted.includes('obstructed'),
      words: /(?<!不|未|拒不)(?:积极|主动)配合/,
      said: '配合',
      id: 'obstructed',
    },
  ] as const;
  return pairs
    .filter(({ when, words }) => when && says(words))
    .map(({ said, id }) => {
      const ground = grounds.filter((each) => each.id === id);
      return found(
        one,
        '/discretion',
        `裁量理由写“${said}”，案件记的情节是${groundTitles(ground)}。请核对。`,
      );
    });
}

/** 裁量: what was ticked, what the reasons say, and the fine agree. */
export const discretionRules: readonly Rule[] = [
  minorViolation,
  mandatoryMitigation,
  noCapacity,
  emergency,
  agreeingGrounds,
];

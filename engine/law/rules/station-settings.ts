import type { FieldChange } from '../../../contract/finding.ts';
import type { DocumentView } from '../../cases/case-view.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { citation, comparable, penaltyLaw, place, REVISED_PENALTY_LAW } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const withRemedy = [
  'penalty-decision',
  'summary-penalty-decision',
  'no-penalty-decision',
  'coercive-measure-decision',
  'correction-order',
  'enforcement-decision',
  'substitute-performance-decision',
  'court-enforcement-application',
];

function unlike(
  document: DocumentView,
  pointer: string,
  known: string,
  message: string,
): readonly RuleFinding[] {
  const written = comparable(document.text(pointer));
  if (written === '' || known === '' || written === comparable(known)) return [];
  const change: FieldChange = { at: place(document, pointer), value: known };
  return [{ message, at: place(document, pointer), fix: { label: `改为${known}`, changes: [change] } }];
}

const ownName: Rule = {
  id: 'J-03',
  title: '文书以本机关（委托机关）的名义作出，名称一致',
  basis: [penaltyLaw('第二十条', '第四款'), penaltyLaw('第五十九条', '第一款第（六）项')],
  severity: 'block',
  ...act,
  forms: [],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const known = view.facts.agency?.name ?? view.station.agency.name;
      const message = `${one.title}的执法部门写“${one.text('/agencyName')}”，本机关是“${known}”。名称应当与印章一致。`;
      return unlike(one, '/agencyName', known, message);
    }),
};

const ownCourt: Rule = {
  id: 'P-22',
  title: '告知的管辖法院与本站设置一致',
  basis: [citation('中华人民共和国行政诉讼法', '第十八条', '第一款')],
  severity: 'minor',
  ...act,
  forms: withRemedy,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const known = view.station.remedy.court || (view.facts.remedy?.court ?? '');
      const message = `${one.title}写向${one.text('/court')}人民法院起诉，本站设置的是${known}人民法院。请核对管辖。`;
      return unlike(one, '/court', known, message);
    }),
};

const ownPayee: Rule = {
  id: 'F-02',
  title: '代收机构和账号与本站设置一致',
  basis: [citation('罚款决定与罚款收缴分离实施办法', '第七条')],
  severity: 'major',
  ...act,
  forms: ['penalty-decision', 'summary-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const known = view.facts.payee ?? view.station.payee;
      return (
        [
          ['/payeeAccount', known.account ?? '', '账号'],
          ['/payeeBank', known.bank ?? '', '代收机构'],
        ] as const
      ).flatMap(([pointer, value, title]) =>
        unlike(
          one,
          pointer,
          value,
          `${one.title}的${title}写“${one.text(pointer)}”，登记的是“${value}”。请核对，以免罚款缴错。`,
        ),
      );
    }),
};

/** What the station has settled once and every document repeats. */
export const stationSettingRules: readonly Rule[] = [ownName, ownCourt, ownPayee];

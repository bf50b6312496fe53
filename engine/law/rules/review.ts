import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { mustReview } from '../../review/must-review.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { stationThreshold } from './station-threshold.ts';
import { amountOf, found, penaltyLaw, REVISED_PENALTY_LAW } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const decision = ['penalty-decision'];

const reviewed: Rule = {
  id: 'P-01',
  title: '属于法制审核范围的，审核通过后才作出决定',
  basis: [penaltyLaw('第五十八条', '第一款')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const [reason] = mustReview(view).reasons;
      if (one.day === null || !reason || view.actsOf('review', one.id).length > 0) return [];
      // An opinion on paper counts, where the act was not entered; P-02 and P-03 look at what it says.
      if (view.of('legal-review-opinion').some(({ day }) => day !== null)) return [];
      return [
        found(
          one,
          '/issuedOn',
          `本案应当法制审核（${reason.text}），没有审核记录。未经法制审核或者审核未通过的，不得作出决定。`,
        ),
      ];
    }),
};

const passed: Rule = {
  id: 'P-02',
  title: '法制审核未通过的，不作出决定',
  basis: [penaltyLaw('第五十八条', '第一款')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const last = view.actsOf('review', one.id).at(-1);
      const opinion = view.last('legal-review-opinion');
      const against = opinion?.text('/conclusion') ?? '';
      if (one.day !== null && opinion && against !== '' && against !== 'agree') {
        return [
          found(
            opinion,
            '/conclusion',
            '法制审核意见不是“同意”，决定书已写了日期。审核未通过的，不得作出决定。',
          ),
        ];
      }
      const doubt = opinion && one.day !== null ? againstItself(opinion) : null;
      if (opinion && doubt !== null)
        return [
          {
            ...found(opinion, doubt, '法制审核的结论是“同意”，这一项却没有通过。请核对审核意见。'),
            severity: 'major',
          },
        ];
      if (one.day === null || !last || last.result === 'passed') return [];
      const state =
        last.result === 'returned' ? `${formatDay(last.on)}退回` : `${formatDay(last.on)}提交后还没有结论`;
      return [found(one, '/issuedOn', `法制审核${state}，决定书已写了日期。审核通过之前不得作出决定。`)];
    }),
};

/** The item that speaks against a conclusion to agree, by its pointer. */
function againstItself(opinion: DocumentView): string | null {
  if (opinion.text('/conclusion') !== 'agree') return null;
  const needed = [
    'agencyLawful',
    'officersQualified',
    'procedureLawful',
    'factsClear',
    'evidenceSufficient',
    'lawCorrect',
    'discretionProper',
    'documentsComplete',
  ];
  const item = needed.find((name) => opinion.text(`/${name}`) === 'no');
  if (item !== undefined) return `/${item}`;
  return opinion.text('/beyondPower') === 'yes' ? '/beyondPower' : null;
}

const reviewInOrder: Rule = {
  id: 'P-03',
  title: '法制审核在调查终结之后、作出决定之前',
  basis: [penaltyLaw('第五十八条', '第一款')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) => documents.flatMap((one) => outOfOrder(view, one)),
};

function outOfOrder(view: CaseView, document: DocumentView): readonly RuleFinding[] {
  const opinion = view.last('legal-review-opinion');
  const days = [
    ...view
      .actsOf('review', document.id)
      .filter((one) => one.result === 'passed')
      .map(({ on }) => on),
    ...(opinion && opinion.text('/reviewedOn') !== '' ? [opinion.text('/reviewedOn')] : []),
  ].toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const tell = (message: string) => [
    opinion ? found(opinion, '/reviewedOn', message) : found(document, '/issuedOn', message),
  ];
  if (document.day !== null && last > document.day) {
    return tell(
      `法制审核${formatDay(last)}通过，晚于决定之日${formatDay(document.day)}。应当先审核通过，后作出决定。`,
    );
  }
  const heard = view.last('hearing-record')?.text('/startedAt').slice(0, 10) ?? '';
  if (heard !== '' && last < heard) {
    const message = `法制审核${formatDay(last)}通过，早于听证${formatDay(heard)}。经过听证的案件应当连同听证笔录审核，请核对。`;
    return tell(message).map((one) => ({ ...one, severity: 'major' }));
  }
  const report = view.first('investigation-report');
  if (!report?.day || first >= report.day) return [];
  return tell(
    `法制审核${formatDay(first)}通过，早于案件调查报告${formatDay(report.day)}。应当在调查终结之后审核。`,
  );
}

const discussed: Rule = {
  id: 'P-04',
  title: '情节复杂或者重大的处罚由负责人集体讨论决定',
  basis: [penaltyLaw('第五十七条', '第二款')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      const fine = amountOf(one, '/fine');
      const threshold = stationThreshold(view, 'discussion', one);
      if (day === null || fine === null || threshold === null || fine < threshold.amount) return [];
      const held = view.acts('discussion').filter((item) => item.on <= day);
      const alone = held.find(({ attendees }) => attendees !== undefined && attendees.length < 2);
      if (alone)
        return [
          found(
            one,
            '/issuedOn',
            `${formatDay(alone.on)}的集体讨论只有${alone.attendees?.length ?? 0}人参加。应当由行政机关负责人集体讨论决定。`,
          ),
        ];
      if (held.length > 0) return [];
      const written = view
        .of('collective-discussion-record')
        .some((item) => (item.text('/startedAt').slice(0, 10) || item.day || '9999') <= day);
      if (written && view.acts('discussion').length === 0) return [];
      return [
        found(
          one,
          '/issuedOn',
          `罚款${formatYuan(fine)}，达到集体讨论标准${formatYuan(threshold.amount)}（${threshold.source}），决定之前没有集体讨论记录。`,
        ),
      ];
    }),
};

/** 法制审核 and 集体讨论. */
export const reviewRules: readonly Rule[] = [reviewed, passed, reviewInOrder, discussed];

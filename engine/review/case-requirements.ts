import type { CaseRequirement } from '../../contract/commands/required.ts';
import type { Basis } from '../../contract/finding.ts';
import type { CaseView } from '../cases/case-view.ts';
import { formatDay } from '../values/chinese-date.ts';
import { formatYuan } from '../values/money.ts';
import { isOf, majorByLaw, majorKinds } from './major-kinds.ts';
import { mustReview } from './must-review.ts';

type Reason = CaseRequirement['reasons'][number];

/** Whether a case must go to legal review, to a hearing and to collective discussion, why, and what there is of it. */
export function caseRequirements(view: CaseView): readonly CaseRequirement[] {
  return [reviewOf(view), hearingOf(view), discussionOf(view)];
}

const basisText = ({ law, article, clause }: Basis) => `《${law}》${article}${clause ?? ''}`;

function reviewOf(view: CaseView): CaseRequirement {
  const { reasons, unknown } = mustReview(view);
  const passed = view.acts('review').find(({ result }) => result === 'passed');
  const opinion = view.last('legal-review-opinion');
  const done = passed ? `${formatDay(passed.on)}${passed.by}审核通过` : opinion ? '已有法制审核意见书' : null;
  return {
    need: 'review',
    reasons: [...reasons.map(({ text, basis }) => ({ text, basis: basisText(basis) })), ...listed(view)],
    unknown: [
      ...unknown,
      '是否涉及重大公共利益、是否疑难复杂或者涉及多个法律关系，由人判断（处罚法第五十八条第一款第一、三项）。',
    ],
    done,
  };
}

/** Kinds that only the station's own list makes major. */
function listed(view: CaseView): readonly Reason[] {
  const { majorKinds: own } = view.station;
  if (!own || own.source.trim() === '') return [];
  return majorKinds
    .filter((kind) => kind.listed && own.ids.includes(kind.id) && isOf(view, kind))
    .map(({ title }) => ({ text: `${title}，列在本站目录`, basis: own.source }));
}

function hearingOf(view: CaseView): CaseRequirement {
  const amount = byAmount(view, 'hearing', '罚款数额是否达到听证的“较大数额”');
  const grave = majorByLaw(view, 'hearing');
  const told = view.of('violation-notice').some((one) => {
    const rights = one.value('/rights');
    return Array.isArray(rights) && rights.includes('hearing');
  });
  const held = view.last('hearing-record');
  return {
    need: 'hearing',
    reasons: [
      ...grave.map(({ title, basis }) => ({ text: title, basis: basis ? basisText(basis) : '' })),
      ...amount.reasons,
    ],
    unknown: amount.unknown,
    done: held ? '已经举行听证' : told ? '通知书已告知听证权利' : null,
  };
}

function discussionOf(view: CaseView): CaseRequirement {
  const amount = byAmount(view, 'discussion', '罚款数额是否达到集体讨论的标准');
  const [act] = view.acts('discussion');
  const record = view.last('collective-discussion-record');
  return {
    need: 'discussion',
    reasons: amount.reasons,
    unknown: [...amount.unknown, '情节复杂、重大违法行为由负责人判断（处罚法第五十七条第二款）。'],
    done: act ? `${formatDay(act.on)}集体讨论` : record ? '已有集体讨论记录' : null,
  };
}

const articles = {
  hearing: '《中华人民共和国行政处罚法》第六十三条第一款第（一）项',
  discussion: '《中华人民共和国行政处罚法》第五十七条第二款',
} as const;
const words = { hearing: '听证', discussion: '集体讨论' } as const;

/** The fine against the station's own amount; an amount without its source does not count. */
function byAmount(
  view: CaseView,
  kind: 'hearing' | 'discussion',
  question: string,
): { readonly reasons: readonly Reason[]; readonly unknown: readonly string[] } {
  const fine = view.facts.penalty?.fine ?? 0;
  const { party } = view;
  if (fine === 0 || party === null) return { reasons: [], unknown: [] };
  const day = view.last('violation-notice')?.day ?? view.today;
  const [standard] = view.station.thresholds
    .filter((one) => one.kind === kind && one.since <= day && one.source !== '')
    .toSorted((one, other) => other.since.localeCompare(one.since));
  const amount = party.kind === 'person' ? standard?.person : standard?.organization;
  if (!standard || amount === null || amount === undefined) {
    return { reasons: [], unknown: [`无法判断${question}：本站设置中没有填写该标准及其依据。`] };
  }
  if (fine < amount) return { reasons: [], unknown: [] };
  const who = party.kind === 'person' ? '个人' : '单位';
  const text = `对${who}拟罚款${formatYuan(fine)}，达到${words[kind]}标准${formatYuan(amount)}（${standard.source}）`;
  return { reasons: [{ text, basis: articles[kind] }], unknown: [] };
}

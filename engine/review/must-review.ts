import type { Basis } from '../../contract/finding.ts';
import type { CaseView } from '../cases/case-view.ts';
import { formatYuan } from '../values/money.ts';
import { majorByLaw } from './major-kinds.ts';

export type ReviewReason = { readonly text: string; readonly basis: Basis };

/** Why a case must go to legal review, and what the program cannot tell. */
export type MustReview = { readonly reasons: readonly ReviewReason[]; readonly unknown: readonly string[] };

const penaltyLaw = '中华人民共和国行政处罚法';
const article58 = (clause: string): Basis => ({ law: penaltyLaw, article: '第五十八条', clause });

/**
 * Whether 行政处罚法58 or the station's own list sends this case to legal review. Public interest and difficulty are
 * for a person to judge (checklist LR-01); a missing threshold is said, never guessed.
 */
export function mustReview(view: CaseView): MustReview {
  const reasons: ReviewReason[] = [];
  const unknown: string[] = [];
  // What brings a case to hearing by its kind (行政处罚法63第一款) bears on major rights (58第一款第二项).
  for (const { title } of majorByLaw(view, 'review')) {
    reasons.push({ text: title, basis: article58('第一款第（二）项') });
  }
  reviewByAmount(view, reasons, unknown);
  return { reasons, unknown };
}

function reviewByAmount(view: CaseView, reasons: ReviewReason[], unknown: string[]): void {
  const fine = view.facts.penalty?.fine;
  const party = view.party;
  if (fine === undefined || fine === 0 || party === null) return;
  const day = view.last('penalty-decision')?.day ?? view.today;
  const threshold = view.station.thresholds
    .filter((one) => one.kind === 'review' && one.since <= day)
    .sort((a, b) => b.since.localeCompare(a.since))[0];
  const amount = party.kind === 'person' ? threshold?.person : threshold?.organization;
  if (threshold === undefined || amount === null || amount === undefined || threshold.source === '') {
    unknown.push('无法判断罚款数额是否达到法制审核标准：本站设置中没有填写该标准及其依据。');
    return;
  }
  if (fine >= amount) {
    const who = party.kind === 'person' ? '个人' : '单位';
    const text = `对${who}拟罚款${formatYuan(fine)}，达到本站法制审核标准（${formatYuan(amount)}以上，${threshold.source}）`;
    reasons.push({ text, basis: article58('第一款第（四）项') });
  }
}

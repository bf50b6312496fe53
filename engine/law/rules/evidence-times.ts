import type { Evidence } from '../../../contract/case-file.generated.ts';
import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay, formatMoment } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { found, penaltyLaw, REVISED_PENALTY_LAW } from './support.ts';

/** 处罚法46第二款: evidence is verified, so that the time of taking it can be true. */
const takenInTime: Rule = {
  id: 'W-20',
  title: '证据的取得时间在违法行为发生之后，笔录作为证据的取得时间在制作的时间之内',
  basis: [penaltyLaw('第四十六条', '第二款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['investigation-report', 'penalty-decision', 'no-penalty-decision', 'summary-penalty-decision'],
  check: (view, documents) => {
    const [paper] = documents;
    if (!paper) return [];
    return (view.file.evidence ?? []).flatMap((one) => {
      const message = beforeViolation(view, one) ?? outsideRecord(view, one);
      return message === null ? [] : [placed(paper, message)];
    });
  },
};

const placed = (paper: DocumentView, message: string): RuleFinding => found(paper, '/evidence', message);

/** By the day: what the officers saw may have begun hours before. */
function beforeViolation(view: CaseView, evidence: Evidence): string | null {
  const [taken, happened] = [
    evidence.collectedAt?.slice(0, 10) ?? '',
    view.facts.violation?.startedAt?.slice(0, 10) ?? '',
  ];
  if (taken === '' || happened === '' || taken >= happened) return null;
  return `证据“${evidence.name}”登记为${formatDay(taken)}取得，早于违法行为发生之日${formatDay(happened)}。请核对取得时间。`;
}

function outsideRecord(view: CaseView, evidence: Evidence): string | null {
  const record = evidence.document === undefined ? null : view.document(evidence.document);
  const [start, end] = [record?.text('/startedAt') ?? '', record?.text('/endedAt') ?? ''];
  const taken = evidence.collectedAt ?? '';
  if (!record || start === '' || end === '' || taken === '') return null;
  const within = (moment: string) => moment.slice(0, taken.length);
  if (taken >= within(start) && taken <= within(end)) return null;
  const when = taken.length > 10 ? formatMoment(taken) : formatDay(taken);
  return `证据“${evidence.name}”登记为${when}取得，${record.title}是${formatMoment(start)}至${formatMoment(end)}制作的。请核对取得时间。`;
}

/** 证据取得的时间. */
export const evidenceTimeRules: readonly Rule[] = [takenInTime];

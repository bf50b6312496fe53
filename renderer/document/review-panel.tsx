import { useEffect, useState } from 'react';
import type { ChecklistItem, ReviewView } from '../../contract/commands/review.ts';
import type { Places, Subject } from '../beside/use-places.ts';
import { reviewState } from '../case/document-words.ts';
import { useCase } from '../case/use-case.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { today } from '../today.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { ProseField } from '../ui/prose-field.tsx';
import { basisText } from '../ui/severity.ts';
import { ChecklistQuestion } from './checklist-question.tsx';
import { Comparison } from './comparison.tsx';
import type { Comparing } from './use-comparing.ts';

/** Legal review of the document: why it is needed, the checklist, submit, pass or return. */
export function ReviewPanel({
  documentId,
  version,
  comparing,
  subjects,
  places,
}: {
  readonly documentId: string;
  readonly version: number;
  readonly comparing: Comparing;
  /** The questions of the checklist with the places where they look. */
  readonly subjects: readonly Subject[];
  readonly places: Places;
}) {
  const { store, overview } = useCase();
  const { caseId } = store;
  const summary = overview.documents.find(({ id }) => id === documentId);
  const state = summary?.review ?? 'none';
  const draft = summary?.state === 'draft';
  const { value: review, set, reload } = useQuery('review/open', { caseId, documentId });
  useEffect(reload, [version, reload]);
  const [reviewer, setReviewer] = useState('');
  const [dialog, setDialog] = useState<'submit' | 'passed' | 'returned' | null>(null);
  if (!review) return null;
  const word = reviewState[state];
  const handlers = (overview.facts.officers ?? []).map(({ name }) => name);
  const open = review.checklist.filter((item) => !item.answer && item.proposed?.answer !== 'yes').length;
  return (
    <div className="review">
      {review.mustBecause.length > 0 ? (
        <ul className="review-why" aria-label="为什么须经审核">
          {review.mustBecause.map(({ text, basis }) => (
            <li key={text}>
              {text}
              <span className="faint">{basisText(basis)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="section-note">这份文书不是必须经法制审核，也可以提交。</p>
      )}
      <div className="panel-actions">
        {word && <Badge tone={word.tone}>{word.text}</Badge>}
        {review.round > 0 && <span className="faint">第 {review.round} 次</span>}
        {draft && state !== 'submitted' && state !== 'passed' && (
          <Button small tone="main" icon="review" onClick={() => setDialog('submit')}>
            {review.round > 0 ? '再次提交' : '提交审核'}
          </Button>
        )}
        {state === 'submitted' && (
          <>
            <Button small tone="main" icon="check" onClick={() => setDialog('passed')}>
              通过
            </Button>
            <Button small icon="undo" onClick={() => setDialog('returned')}>
              退回
            </Button>
          </>
        )}
      </div>
      {review.rounds.length > 0 && <Comparison comparing={comparing} />}
      {review.rounds.length > 0 && (
        <ol className="review-rounds" aria-label="审核经过">
          {review.rounds.map((round) => (
            <li key={`${round.round}-${round.result}`}>
              <span className="faint">
                {round.on} {round.by}
              </span>
              {round.opinion && <p>{round.opinion}</p>}
            </li>
          ))}
        </ol>
      )}
      {review.checklist.length === 0 ? (
        <Empty title="这种文书没有审核清单" />
      ) : (
        <section aria-label="审核清单">
          <h2>
            审核清单 <span className="faint">还有 {open} 项待答</span>
          </h2>
          <PersonField
            label="审核人"
            among="reviewer"
            value={reviewer}
            except={handlers}
            onChange={setReviewer}
          />
          <ol className="checklist">
            {review.checklist.map((item) => (
              <ChecklistQuestion
                key={item.id}
                item={item}
                documentId={documentId}
                reviewer={reviewer}
                subject={subjects.find(({ id }) => id === item.id) ?? null}
                places={places}
                onAnswered={set}
              />
            ))}
          </ol>
        </section>
      )}
      {dialog && (
        <ReviewDialog
          kind={dialog}
          documentId={documentId}
          handlers={handlers}
          unanswered={unansweredItems(review.checklist)}
          reviewer={reviewer}
          onReview={set}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

function unansweredItems(checklist: readonly ChecklistItem[]): number {
  return checklist.filter((item) => item.answer === null && item.automatic !== 'yes').length;
}

type ReviewDialogProps = {
  readonly kind: 'submit' | 'passed' | 'returned';
  readonly documentId: string;
  readonly handlers: readonly string[];
  readonly unanswered: number;
  readonly reviewer: string;
  readonly onReview: (review: ReviewView) => void;
  readonly onClose: () => void;
};

const dialogTitles = { submit: '提交法制审核', passed: '审核通过', returned: '退回修改' } as const;

function ReviewDialog(props: ReviewDialogProps) {
  const { kind, documentId, handlers, unanswered, onReview, onClose } = props;
  const app = useApp();
  const { store } = useCase();
  const [by, setBy] = useState(kind === 'submit' ? '' : props.reviewer);
  const [opinion, setOpinion] = useState('');
  const [on, setOn] = useState(today());
  const conclude = async () => {
    const ids = { caseId: store.caseId, documentId, by, on };
    const answer =
      kind === 'submit'
        ? await ask(app, 'review/submit', ids)
        : await ask(app, 'review/conclude', { ...ids, result: kind, opinion });
    if (!answer) return;
    store.taken(answer.overview);
    onReview(answer.review);
    app.notices.done(
      kind === 'submit' ? '已提交审核。' : kind === 'passed' ? '审核已通过。' : '已退回修改。',
    );
    onClose();
  };
  return (
    <Dialog
      title={dialogTitles[kind]}
      width="narrow"
      onClose={onClose}
      submit={{
        label: dialogTitles[kind],
        act: () => void conclude(),
        disabled: by === '' || on === '' || (kind !== 'submit' && opinion.trim() === ''),
      }}
    >
      <div className="form-grid">
        {kind === 'submit' ? (
          <PersonField label="提交人" among="officer" value={by} onChange={setBy} />
        ) : (
          <PersonField
            label="审核人"
            among="reviewer"
            value={by}
            except={handlers}
            onChange={setBy}
            help="承办本案的人不能审核本案。"
          />
        )}
        <DayField label="日期" value={on} onChange={setOn} />
        {kind !== 'submit' && <ProseField label="审核意见" rows={4} value={opinion} onChange={setOpinion} />}
      </div>
      {kind === 'passed' && unanswered > 0 && (
        <p className="dialog-note">
          <Icon name="major" size={16} />
          审核清单还有 {unanswered} 项没有回答。
        </p>
      )}
    </Dialog>
  );
}

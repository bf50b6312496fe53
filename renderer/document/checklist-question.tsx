import { useState } from 'react';
import type { ChecklistItem, ReviewView } from '../../contract/commands/review.ts';
import { PlaceLinks } from '../beside/place-links.tsx';
import type { Places, Subject } from '../beside/use-places.ts';
import { useCase } from '../case/use-case.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Badge } from '../ui/badge.tsx';
import { basisText } from '../ui/severity.ts';
import { TextInput } from '../ui/text-input.tsx';

type ChecklistQuestionProps = {
  readonly item: ChecklistItem;
  readonly documentId: string;
  readonly reviewer: string;
  /** Where the question looks, and the way there. */
  readonly subject: Subject | null;
  readonly places: Places;
  readonly onAnswered: (review: ReviewView) => void;
};

type Answer = 'yes' | 'no' | 'notApplicable';

const answers: readonly { readonly value: Answer; readonly title: string }[] = [
  { value: 'yes', title: '是' },
  { value: 'no', title: '否' },
  { value: 'notApplicable', title: '不涉及' },
];
const proposals = { yes: '程序判断：是', no: '程序判断：否', undecided: '程序无法判断' } as const;

/** One question: what the program found and where, what the person answers. */
export function ChecklistQuestion(props: ChecklistQuestionProps) {
  const { item, documentId, reviewer, subject, places, onAnswered } = props;
  const app = useApp();
  const { store } = useCase();
  const { caseId } = store;
  const [more, setMore] = useState(false);
  const answer = async (value: Answer, note: string) => {
    if (!reviewer) {
      app.notices.info('请先选审核人，再回答审核清单。');
      return;
    }
    const review = await ask(app, 'review/answer', {
      caseId,
      documentId,
      item: item.id,
      answer: value,
      note,
      by: reviewer,
    });
    if (review) onAnswered(review);
  };
  return (
    <li className="checklist-item" data-current={places.subject === item.id || undefined}>
      <p className="checklist-question" id={`item-${item.id}`}>
        {item.question}
      </p>
      {item.proposed && (
        <div className="checklist-proposed">
          <Badge
            tone={item.proposed.answer === 'yes' ? 'good' : item.proposed.answer === 'no' ? 'bad' : 'wait'}
          >
            {proposals[item.proposed.answer]}
          </Badge>
          {item.proposed.because.length > 0 && (
            <ul>
              {item.proposed.because.map(({ message, at }) => (
                <li key={message}>
                  <button
                    type="button"
                    className="link"
                    onClick={() =>
                      app.router.go(
                        at.document === null
                          ? { page: 'case', caseId, tab: 'facts', pointer: at.pointer }
                          : { page: 'document', caseId, documentId: at.document, pointer: at.pointer },
                      )
                    }
                  >
                    {message}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {item.unknownRules.length > 0 && (
        <p className="checklist-unknown">
          清单所列的规则 {item.unknownRules.join('、')} 本程序没有，这一项请人工判断，并核对清单文件。
        </p>
      )}
      {subject && subject.places.length > 0 && <PlaceLinks subject={subject} places={places} />}
      <div className="answer" role="radiogroup" aria-labelledby={`item-${item.id}`}>
        {answers.map(({ value, title }) => (
          <label key={value} className="check">
            <input
              type="radio"
              name={`answer-${item.id}`}
              checked={item.answer?.answer === value}
              onChange={() => void answer(value, item.answer?.note ?? '')}
            />
            <span>{title}</span>
          </label>
        ))}
        <button type="button" className="link" aria-expanded={more} onClick={() => setMore(!more)}>
          怎么判断
        </button>
      </div>
      {more && (
        <div className="checklist-how">
          <p>{item.howToJudge}</p>
          {item.basis.map((basis) => (
            <p key={basisText(basis)} className="faint">
              {basisText(basis)}
            </p>
          ))}
        </div>
      )}
      {item.answer && (
        <TextInput
          aria-label="说明"
          placeholder="说明（可不填）"
          value={item.answer.note}
          onCommit={(note) => {
            if (item.answer) void answer(item.answer.answer, note);
          }}
        />
      )}
      {item.answer && (
        <p className="faint">
          {item.answer.by} {item.answer.on}
        </p>
      )}
    </li>
  );
}

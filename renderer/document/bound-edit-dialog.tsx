import type { DocumentView } from '../../contract/commands/documents.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export type BoundQuestion = {
  readonly pointer: string;
  readonly answer: (choice: 'fact' | 'own' | 'cancel') => void;
};

type BoundEditDialogProps = {
  readonly view: DocumentView;
  readonly question: BoundQuestion;
  readonly onAnswered: () => void;
};

/** Asked once when a field that shows a fact is typed into: change the fact for all drafts, or only this document. */
export function BoundEditDialog({ view, question, onAnswered }: BoundEditDialogProps) {
  const pattern = question.pointer.replace(/\/\d+(?=\/|$)/g, '/N');
  const field = view.fields.find((one) => one.pattern === pattern);
  const choose = (choice: 'fact' | 'own' | 'cancel') => {
    onAnswered();
    question.answer(choice);
  };
  return (
    <Dialog
      title={`“${field?.title ?? '这个栏目'}”取自案件事实`}
      width="narrow"
      onClose={() => choose('cancel')}
      submit={{ label: '改案件事实', act: () => choose('fact') }}
      foot={<Button onClick={() => choose('own')}>只改这份文书</Button>}
    >
      <p>
        改案件事实（{field?.boundTo ?? '案件事实'}
        ），本案所有草稿都跟着改，已签发的不变。只改这份文书，以后案件事实再变时这里不跟着变。
      </p>
    </Dialog>
  );
}

import { useState } from 'react';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { useCase } from '../case/use-case.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { PersonField } from '../ui/person-field.tsx';

const words = { void: '作废', withdraw: '撤回' } as const;

type EndDialogProps = {
  readonly way: keyof typeof words;
  readonly view: DocumentView;
  readonly onClose: () => void;
};

/** Voids or withdraws a document: it stays in the case, with the reason. */
export function EndDialog({ way, view, onClose }: EndDialogProps) {
  const app = useApp();
  const { store } = useCase();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const end = async () => {
    const answer = await ask(app, `documents/${way}`, {
      caseId: store.caseId,
      documentId: view.summary.id,
      reason,
      by,
    });
    if (!answer) return;
    store.taken(answer.overview);
    app.notices.done(`《${view.summary.title}》已${words[way]}。`);
    onClose();
  };
  return (
    <Dialog
      title={`${words[way]}《${view.summary.title}》`}
      width="narrow"
      onClose={onClose}
      submit={{ label: words[way], act: () => void end(), danger: true, disabled: !reason.trim() || !by }}
    >
      <p>文书和文号留在案卷里，不会删除。</p>
      <div className="form-grid">
        <Field label="理由" required wide>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={3}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <PersonField label="经办人" among="officer" value={by} onChange={setBy} />
      </div>
    </Dialog>
  );
}

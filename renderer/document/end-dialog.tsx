import { useState } from 'react';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { useCase } from '../case/use-case.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { ProseField } from '../ui/prose-field.tsx';

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
        <ProseField label="理由" rows={3} value={reason} onChange={setReason} first />
        <PersonField label="经办人" among="officer" value={by} onChange={setBy} />
      </div>
    </Dialog>
  );
}

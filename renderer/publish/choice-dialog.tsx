import { useState } from 'react';
import type { PublicationView } from '../../contract/commands/publication.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { ProseField } from '../ui/prose-field.tsx';

/** A text about which a person decides; null takes the decision back. */
export type Choosing = { readonly text: string; readonly treatment: 'remove' | 'keep' | null };

type ChoiceDialogProps = {
  readonly choosing: Choosing;
  readonly place: { readonly caseId: string; readonly documentId: string };
  readonly onTaken: (view: PublicationView, by: string) => void;
  readonly onClose: () => void;
};

/** Asks who decides, and why where something stays. */
export function ChoiceDialog({ choosing, place, onTaken, onClose }: ChoiceDialogProps) {
  const app = useApp();
  const { text, treatment } = choosing;
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const label = treatment === 'keep' ? '保留' : treatment === 'remove' ? '去掉' : '取消决定';
  const choose = async () => {
    const view = await ask(app, 'publication/choose', { ...place, text, treatment, reason, by });
    if (view) onTaken(view, by);
  };
  return (
    <Dialog
      title={`${label}“${text}”`}
      width="narrow"
      onClose={onClose}
      submit={{
        label,
        act: () => void choose(),
        disabled: by === '' || (treatment === 'keep' && reason.trim() === ''),
      }}
    >
      <div className="form-grid">
        {treatment === 'keep' && (
          <ProseField label="保留的理由" rows={2} value={reason} onChange={setReason} first />
        )}
        {treatment === 'remove' && (
          <ProseField label="去掉的理由（可不填）" rows={2} value={reason} onChange={setReason} optional />
        )}
        <PersonField label="经办人" among="any" memory="publication.any" value={by} onChange={setBy} />
      </div>
    </Dialog>
  );
}

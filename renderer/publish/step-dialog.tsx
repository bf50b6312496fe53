import { useState } from 'react';
import type { PublicationView } from '../../contract/commands/publication.ts';
import { ask, useApp } from '../state/app-context.ts';
import { today } from '../today.ts';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { ProseField } from '../ui/prose-field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { StepWords } from './step-words.ts';

type Place = { readonly caseId: string; readonly documentId: string };
type StepDialogProps = {
  readonly words: StepWords;
  readonly view: PublicationView;
  readonly place: Place;
  readonly onTaken: (view: PublicationView) => void;
  readonly onClose: () => void;
};

/** Takes one step: who, when, and what it asks for besides. */
export function StepDialog({ words, view, place, onTaken, onClose }: StepDialogProps) {
  const app = useApp();
  const [on, setOn] = useState(today());
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [site, setSite] = useState(view.site);
  const [receipt, setReceipt] = useState('');
  const judged = { confirm: 'confirmed', return: 'returned', withhold: 'withheld' } as const;
  const recorded = { publish: 'published', withdraw: 'withdrawn', end: 'ended' } as const;
  const take = () => {
    const { act } = words;
    switch (act) {
      case 'submit':
        return ask(app, 'publication/submit', { ...place, by, on });
      case 'confirm':
      case 'return':
      case 'withhold':
        return ask(app, 'publication/judge', { ...place, result: judged[act], reason, by, on });
      case 'publish':
      case 'withdraw':
      case 'end':
        return ask(app, 'publication/record', {
          ...place,
          step: recorded[act],
          on,
          site,
          receipt,
          reason,
          by,
        });
    }
  };
  const lacking =
    by === '' ||
    on === '' ||
    (words.reason !== null && reason.trim() === '') ||
    (words.receipt && (site.trim() === '' || receipt.trim() === ''));
  const submit = async () => {
    const next = await take();
    if (next) onTaken(next);
  };
  return (
    <Dialog
      title={words.label}
      onClose={onClose}
      submit={{ label: words.label, act: () => void submit(), disabled: lacking, danger: words.danger }}
    >
      <p>{words.note}</p>
      <div className="form-grid">
        {words.reason !== null && (
          <ProseField label={words.reason} rows={3} value={reason} onChange={setReason} first />
        )}
        {words.receipt && (
          <>
            <Field label="公示网站" required wide>
              {(ids) => <TextInput {...ids} value={site} onCommit={setSite} />}
            </Field>
            <Field label="回执" required wide help="网址、编号等，能据此在网站上找到。">
              {(ids) => <TextInput {...ids} value={receipt} onCommit={setReceipt} autoFocus />}
            </Field>
          </>
        )}
        <PersonField
          label={words.person}
          among={words.among}
          memory={`publication.${words.among}`}
          value={by}
          onChange={setBy}
          except={words.among === 'reviewer' ? view.insiders : []}
        />
        <DayField label="日期" value={on} onChange={setOn} />
      </div>
    </Dialog>
  );
}

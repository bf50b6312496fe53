import { useState } from 'react';
import type { AnnotationKind } from '../../contract/commands/annotations.ts';
import type { CommandAnswer, CommandInput } from '../../contract/commands.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { ProseField } from '../ui/prose-field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { annotationKinds, kindTitles } from './annotation-words.ts';

/** Where a new annotation goes, and how that place is named; `quote` null: no words of it are marked. */
export type AnnotationTarget = {
  readonly at: CommandInput<'annotations/add'>['at'];
  readonly title: string;
  readonly quote: string | null;
  /** Whether another text can be proposed for the place. */
  readonly replaceable: boolean;
};

type AnnotationDialogProps = {
  readonly caseId: string;
  readonly documentId: string;
  readonly target: AnnotationTarget;
  readonly onAdded: (listed: CommandAnswer<'annotations/add'>) => void;
  readonly onClose: () => void;
};

/** A new annotation: its kind, what it says, and the text that is proposed instead. */
export function AnnotationDialog({ caseId, documentId, target, onAdded, onClose }: AnnotationDialogProps) {
  const app = useApp();
  const [kind, setKind] = useState<AnnotationKind>('mustChange');
  const [text, setText] = useState('');
  const [proposes, setProposes] = useState(false);
  const [proposed, setProposed] = useState(target.quote ?? '');
  const [by, setBy] = useState('');
  const add = async () => {
    const answer = await ask(app, 'annotations/add', {
      caseId,
      documentId,
      kind,
      at: target.at,
      text: text.trim(),
      proposed: proposes ? proposed : null,
      by,
    });
    if (!answer) return;
    onAdded(answer);
    app.notices.done('已加批注。');
    onClose();
  };
  return (
    <Dialog
      title="加批注"
      width="narrow"
      onClose={onClose}
      submit={{ label: '加批注', act: () => void add(), disabled: text.trim() === '' || by === '' }}
    >
      <p className="dialog-note">
        {target.title}
        {target.quote && <q className="annotation-quote">{target.quote}</q>}
      </p>
      <div className="form-grid">
        <Field label="种类" required>
          {(ids) => (
            <SelectInput
              {...ids}
              value={kind}
              options={annotationKinds.map((value) => ({ value, title: kindTitles[value] }))}
              onChange={(value) => setKind(annotationKinds.find((one) => one === value) ?? kind)}
            />
          )}
        </Field>
        <PersonField
          label="批注人"
          among="any"
          first="reviewer"
          memory="annotator"
          value={by}
          onChange={setBy}
        />
        <ProseField label="批注" rows={3} value={text} onChange={setText} first />
        {target.replaceable && (
          <label className="check field-wide">
            <input
              type="checkbox"
              checked={proposes}
              onChange={(event) => setProposes(event.target.checked)}
            />
            <span>写出建议改成的文字，承办人可以直接采用</span>
          </label>
        )}
        {proposes && (
          <Field label="建议改成" wide>
            {(ids) => (
              <textarea
                {...ids}
                className="input"
                rows={3}
                value={proposed}
                onChange={(event) => setProposed(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}

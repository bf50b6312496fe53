import { useState } from 'react';
import type { ComposedField } from '../../contract/commands/compose.ts';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { useCase } from '../case/use-case.ts';
import { useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import type { DocumentEdits } from './document-store.ts';

type ComposeDialogProps = {
  readonly view: DocumentView;
  readonly onEdit: (edits: DocumentEdits) => void;
  readonly onClose: () => void;
};

/** The opinion from the checklist and the annotations: empty fields are filled, written ones only where it is ticked. */
export function ComposeDialog({ view, onEdit, onClose }: ComposeDialogProps) {
  const app = useApp();
  const { store } = useCase();
  const { value } = useQuery('review/compose', { caseId: store.caseId, documentId: view.summary.id });
  const [turned, setTurned] = useState<readonly string[]>([]);
  if (!value) return null;
  const fields = value.fields.filter(({ shown, now }) => shown !== now);
  const taken = fields.filter(({ pointer, now }) => (now === '') !== turned.includes(pointer));
  const fill = () => {
    onEdit(taken.map(({ pointer, value: text }) => ({ kind: 'type', pointer, text })));
    app.notices.done(`已拟写 ${taken.length} 栏，可以在纸面上改，撤销可以恢复。`);
    onClose();
  };
  const turn = (pointer: string) =>
    setTurned(turned.includes(pointer) ? turned.filter((one) => one !== pointer) : [...turned, pointer]);
  return (
    <Dialog
      title="按清单和批注拟写"
      onClose={onClose}
      submit={{ label: `拟写 ${taken.length} 栏`, act: fill, disabled: taken.length === 0 }}
    >
      {fields.length === 0 ? (
        <Empty title="没有可以拟写的栏目">
          {value.about === null
            ? '本案还没有须审核的决定书。'
            : '审核清单还没有答完，或者各栏已经与清单、批注一致。'}
        </Empty>
      ) : (
        <>
          <p className="dialog-note">
            依据《{value.about}》的审核清单和批注。已经写了内容的栏目，勾选后才会改写。
          </p>
          <ul className="compose-fields">
            {fields.map((field) => (
              <ComposedRow
                key={field.pointer}
                field={field}
                checked={taken.includes(field)}
                onTurn={() => turn(field.pointer)}
              />
            ))}
          </ul>
        </>
      )}
      {value.open.length > 0 && (
        <p className="dialog-note">清单还有 {value.open.length} 项没有答，与它们有关的栏目没有拟写。</p>
      )}
    </Dialog>
  );
}

type ComposedRowProps = {
  readonly field: ComposedField;
  readonly checked: boolean;
  readonly onTurn: () => void;
};

function ComposedRow({ field, checked, onTurn }: ComposedRowProps) {
  return (
    <li>
      <label className="check">
        <input type="checkbox" checked={checked} onChange={onTurn} />
        <span>
          <strong>{field.title}</strong>
          <span className="compose-text">{field.shown}</span>
          {field.now !== '' && <span className="faint">现在写的是：{field.now}</span>}
        </span>
      </label>
    </li>
  );
}

import type { FieldInfo } from '../../../contract/field.ts';
import { useEditorModel, useModelPart } from './editor-model.ts';

/** What a screen reader says of a field beside its name: its findings, and its help. Not shown. */
export function FieldNotes({ id, pointer, info }: { id: string; pointer: string; info: FieldInfo | null }) {
  const model = useEditorModel();
  const findings = useModelPart(model, () => model.messages(pointer));
  const text = [findings, info?.help ?? ''].filter(Boolean).join('');
  if (text === '') return null;
  return (
    <span id={id} hidden>
      {text}
    </span>
  );
}

import { type KeyboardEvent, useId } from 'react';
import type { Run } from '../../../contract/blocks.ts';
import type { FieldInfo } from '../../../contract/field.ts';
import { useEditorModel, useModelPart } from './editor-model.ts';
import { FieldNotes } from './field-notes.tsx';
import { sharedKeys } from './host-keys.ts';
import { goToStop } from './stops.ts';

type BoxRun = Extract<Run, { kind: 'box' }>;

/** A □ of the form; Space, Enter or a click ticks it, again takes it back. */
export function BoxHost({ run, info }: { run: BoxRun; info: FieldInfo | null }) {
  const model = useEditorModel();
  const { pointer, value } = run;
  const notes = useId();
  const severity = useModelPart(model, () => model.severity(pointer));
  const bound = useModelPart(model, () => model.isBound(pointer));
  const option = info?.options.find((one) => one.value === value)?.title ?? value;
  const several = info?.kind !== 'choice';

  const tick = () => model.edit({ kind: 'tick', pointer, value });
  const keys = (event: KeyboardEvent<HTMLSpanElement>) => {
    if (sharedKeys(event, { model, pointer, focusLater: (next) => model.focusAfterEdit(next, 0) })) return;
    if (event.key === ' ' || event.key === 'Enter') tick();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') goToStop(event.currentTarget, 1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') goToStop(event.currentTarget, -1);
    else return;
    event.preventDefault();
  };
  const attributes = {
    className: bound ? 'paper-box paper-tick paper-bound' : 'paper-box paper-tick',
    'aria-label': info && info.kind !== 'flag' ? `${info.title}：${option}` : (info?.title ?? option),
    'aria-describedby': severity || info?.help ? notes : undefined,
    'data-severity': severity ?? undefined,
    'data-stop': '',
    'data-pointer': pointer,
    onFocus: () => model.focus(pointer),
    onClick: tick,
    onKeyDown: keys,
  };
  const mark = run.ticked ? '☑' : '□';
  return (
    <>
      {several ? (
        // biome-ignore lint/a11y/useSemanticElements: the box is a character of the line, printed as such
        <span role="checkbox" tabIndex={0} aria-checked={run.ticked} {...attributes}>
          {mark}
        </span>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: the box is a character of the line, printed as such
        <span role="radio" tabIndex={0} aria-checked={run.ticked} {...attributes}>
          {mark}
        </span>
      )}
      <FieldNotes id={notes} pointer={pointer} info={info} />
    </>
  );
}

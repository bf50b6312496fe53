import { type KeyboardEvent, useId, useRef } from 'react';
import type { Run } from '../../../contract/blocks.ts';
import type { FieldInfo } from '../../../contract/field.ts';
import { fillerOf } from '../drawn-text.ts';
import { useEditorModel, useModelPart } from './editor-model.ts';
import { FieldNotes } from './field-notes.tsx';
import { sharedKeys } from './host-keys.ts';
import { goToStop } from './stops.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

/** A choice that prints as text: a small list opens below it. */
export function ChoiceHost({ run, info }: { run: FieldRun; info: FieldInfo }) {
  const model = useEditorModel();
  const { pointer } = run;
  const element = useRef<HTMLSpanElement>(null);
  const notes = useId();
  const severity = useModelPart(model, () => model.severity(pointer));
  const bound = useModelPart(model, () => model.isBound(pointer));
  const chosen = info.options.find((option) => option.title === run.text)?.value ?? null;

  const choose = (value: string) => {
    const option = info.options.find((one) => one.value === value);
    element.current?.focus();
    if (info.kind === 'choices') model.edit({ kind: 'tick', pointer, value });
    else if (option) void model.chosen(pointer, option.title);
  };
  const open = () => {
    if (!element.current) return;
    model.openList({
      anchor: element.current,
      label: info.title,
      options: info.options,
      chosen,
      onChoose: choose,
    });
  };
  const keys = (event: KeyboardEvent<HTMLSpanElement>) => {
    if (sharedKeys(event, { model, pointer, focusLater: (next) => model.focusAfterEdit(next, 0) })) return;
    if (event.key === 'Enter' && event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ' || (event.altKey && event.key === 'ArrowDown')) open();
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      void model.chosen(pointer, '');
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') goToStop(event.currentTarget, 1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') goToStop(event.currentTarget, -1);
    else return;
    event.preventDefault();
  };
  const name = [
    'paper-field',
    'paper-choice',
    run.underline ? 'paper-underlined' : '',
    bound ? 'paper-bound' : '',
  ];
  return (
    <span className={name.filter(Boolean).join(' ')} data-severity={severity ?? undefined}>
      <span
        ref={element}
        role="combobox"
        tabIndex={0}
        className="paper-choice-text"
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-label={info.title}
        aria-required={info.required ? true : undefined}
        aria-invalid={severity === 'block' || severity === 'major' ? true : undefined}
        aria-describedby={severity || info.help ? notes : undefined}
        data-stop=""
        data-pointer={pointer}
        onFocus={() => model.focus(pointer)}
        onClick={open}
        onKeyDown={keys}
      >
        {run.text === '' ? run.blank : run.text}
        {fillerOf(run)}
      </span>
      <FieldNotes id={notes} pointer={pointer} info={info} />
    </span>
  );
}

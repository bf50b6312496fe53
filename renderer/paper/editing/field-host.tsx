import { type ClipboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Run } from '../../../contract/blocks.ts';
import type { FieldInfo } from '../../../contract/field.ts';
import { useCitationCompletion } from '../citations/use-citation-completion.ts';
import { fillerOf } from '../drawn-text.ts';
import { cleanPaste, onOneLine, pastedCells } from './clean-paste.ts';
import { useEditorModel, useModelPart } from './editor-model.ts';
import { FieldNotes } from './field-notes.tsx';
import { hostKeys } from './host-keys.ts';
import { caretIn, hostText, setHostText } from './host-text.ts';
import { openPhrases } from './open-lists.ts';
import { pasteCells } from './paste-cells.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

/**
 * A typing place in the line: plain text, its own while it has the focus. React never draws its text; what the document
 * says is put in only when no one types here, so that an input method is never disturbed.
 */
export function FieldHost({ run, info }: { run: FieldRun; info: FieldInfo | null }) {
  const model = useEditorModel();
  const { pointer } = run;
  const host = useRef<HTMLSpanElement>(null);
  const composing = useRef(false);
  /** Set after a table was pasted over several places: this one, too, takes what the document says. */
  const yielding = useRef(false);
  const latest = useRef(run.text);
  const [typed, setTyped] = useState(run.text);
  const severity = useModelPart(model, () => model.severity(pointer));
  const bound = useModelPart(model, () => model.isBound(pointer));
  const notes = useId();
  const completion = useCitationCompletion(model, host);
  const prose = info?.kind === 'text' || info?.kind === 'longText';
  latest.current = run.text;

  /** Shows what the document says. */
  const takeOver = useCallback(() => {
    const element = host.current;
    if (!element) return;
    setHostText(element, latest.current);
    setTyped(latest.current);
  }, []);

  useLayoutEffect(() => {
    if (!host.current || (document.activeElement === host.current && !yielding.current)) return;
    setHostText(host.current, run.text);
    setTyped(run.text);
  }, [run.text]);

  useEffect(() => model.onForce(() => !composing.current && takeOver()), [model, takeOver]);

  useEffect(() => {
    const element = host.current;
    const before = (event: InputEvent) => {
      if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
        event.preventDefault();
        if (event.inputType === 'historyUndo') model.undo();
        else model.redo();
      }
    };
    element?.addEventListener('beforeinput', before);
    return () => element?.removeEventListener('beforeinput', before);
  }, [model]);

  const changed = () => {
    const element = host.current;
    if (!element) return;
    yielding.current = false;
    setTyped(hostText(element));
    // A place emptied by the keyboard may keep a lone line break, which would show as one.
    if (hostText(element) === '' && element.firstChild && !composing.current) element.replaceChildren();
    if (!composing.current)
      model.typed(pointer, model.wholeText(run, hostText(element)), model.wholeText(run, run.text));
    if (prose && !composing.current) completion.typed();
  };

  const left = () => {
    composing.current = false;
    yielding.current = false;
    completion.close();
    // A moment later, when the answer has been drawn; else the former text would show for a frame.
    void model.queue.settled().then(() =>
      setTimeout(() => {
        if (document.activeElement !== host.current) takeOver();
      }, 0),
    );
  };

  const paste = (event: ClipboardEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const raw = event.clipboardData.getData('text/plain');
    const cells = pastedCells(raw);
    const edits = cells ? pasteCells(model, event.currentTarget, cells) : null;
    if (edits) {
      yielding.current = true;
      model.edit(...edits);
      return;
    }
    const text = cleanPaste(raw);
    // The one way to insert at the caret that keeps it there and tells `input`; Chromium keeps it for editors.
    document.execCommand('insertText', false, info?.kind === 'longText' ? text : onOneLine(text));
  };

  const empty = typed === '';
  // The spaces of an empty rule stand in the typing place itself, so that it is hit along its whole width.
  const rule = fillerOf(run, typed);
  const filler = empty ? run.blank : rule;
  const name = ['paper-field', run.underline ? 'paper-underlined' : '', bound ? 'paper-bound' : ''];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click on the rule beside the text is a click on its field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the typing place itself
    <span
      className={name.filter(Boolean).join(' ')}
      data-severity={severity ?? undefined}
      onClick={(event) => {
        if (event.target !== host.current) host.current?.focus();
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: an input can't flow with the text around it */}
      <span
        ref={host}
        className="paper-host"
        contentEditable="plaintext-only"
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        spellCheck={false}
        aria-multiline={info?.kind === 'longText'}
        aria-label={info?.title ?? pointer}
        aria-required={info?.required ? true : undefined}
        aria-invalid={severity === 'block' || severity === 'major' ? true : undefined}
        aria-describedby={severity || info?.help ? notes : undefined}
        title={bound && info?.boundTo ? `取自案件事实：${info.boundTo}` : undefined}
        data-stop=""
        data-pointer={pointer}
        data-empty={empty ? rule : undefined}
        onFocus={(event) => {
          // Chromium brings a text into sight that Tab comes to, but no place that is still empty.
          if (empty) event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' });
          model.focus(pointer);
        }}
        onBlur={left}
        onInput={changed}
        onCompositionStart={() => {
          composing.current = true;
          model.composing = true;
          completion.close();
        }}
        onCompositionEnd={() => {
          composing.current = false;
          model.composing = false;
          changed();
        }}
        onPaste={paste}
        onKeyDown={(event) => {
          if (completion.key(event)) return;
          if (
            openPhrases(event, model, pointer, (text) => {
              if (!host.current) return;
              setHostText(host.current, text);
              host.current.focus();
              changed();
            })
          )
            return;
          hostKeys(event, {
            model,
            pointer,
            lines: info?.kind === 'longText',
            focusLater: (next) => model.focusAfterEdit(next, caretIn(event.currentTarget) ?? 0),
          });
        }}
      />
      <span className="paper-filler" aria-hidden="true">
        {filler}
      </span>
      <FieldNotes id={notes} pointer={pointer} info={info} />
    </span>
  );
}

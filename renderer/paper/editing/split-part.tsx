import type { RunPart } from '../drawn-text.ts';
import { drawnText } from '../drawn-text.ts';
import { useEditorModel } from './editor-model.ts';

/** A part of a field that lies on two pages. Going into it draws the field in one piece; its page grows meanwhile. */
export function SplitPart({ part, start, title }: { part: RunPart; start: number; title: string }) {
  const model = useEditorModel();
  const { run } = part;
  if (run.kind !== 'field') return null;
  const caretAt = (x: number, y: number): number => {
    const place = document.caretPositionFromPoint(x, y);
    return start + (place?.offsetNode instanceof Text ? Math.min(place.offset, part.text.length) : 0);
  };
  const whole = drawnText(run);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input can't flow with the text around it
    <span
      className={run.underline ? 'paper-field paper-underlined' : 'paper-field'}
      role="textbox"
      aria-label={start === 0 ? title : `${title}（续）`}
      tabIndex={start === 0 ? 0 : -1}
      data-stop=""
      data-pointer={run.pointer}
      data-start={start}
      onMouseDown={(event) => {
        event.preventDefault();
        model.openSplit(run.pointer, run.text === '' ? 0 : caretAt(event.clientX, event.clientY));
      }}
      onFocus={() => model.openSplit(run.pointer, start === 0 ? 0 : Math.min(start, whole.length))}
    >
      {part.text}
      {part.filler}
    </span>
  );
}

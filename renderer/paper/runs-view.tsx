import type { Run } from '../../contract/blocks.ts';
import { ComparedText } from './compared-part.tsx';
import { type RunPart, runParts, type TextSlice } from './drawn-text.ts';
import { usePaperDrawing } from './paper-drawing.ts';

/** The runs of a paragraph, or the part of them that stands on one page. */
export function RunsView({ runs, slice = null }: { runs: readonly Run[]; slice?: TextSlice | null }) {
  const drawing = usePaperDrawing();
  return runParts(runs, slice).map((part) => {
    if (drawing && part.run.kind !== 'text') {
      return <PartSlot key={part.key} part={part} slice={slice} />;
    }
    return <PrintedPart key={part.key} part={part} />;
  });
}

function PartSlot({ part, slice }: { part: RunPart; slice: TextSlice | null }) {
  const drawing = usePaperDrawing();
  return drawing ? drawing.drawPart(part, slice) : null;
}

/** A part as it is printed. */
export function PrintedPart({ part }: { part: RunPart }) {
  const { run, start, text, filler } = part;
  if (run.kind === 'text') return run.bold ? <b>{text}</b> : <span>{text}</span>;
  if (run.kind === 'box')
    return (
      <span className={boxClass(run.compared)} data-pointer={run.pointer}>
        {text}
      </span>
    );
  return (
    <span
      className={run.underline ? 'paper-value paper-underlined' : 'paper-value'}
      data-pointer={run.pointer}
      data-start={start || undefined}
    >
      {run.compared ? <ComparedText parts={run.compared} from={start} to={start + text.length} /> : text}
      {filler}
    </span>
  );
}

function boxClass(compared: 'ticked' | 'unticked' | undefined): string {
  if (compared === undefined) return 'paper-box';
  return `paper-box ${compared === 'ticked' ? 'paper-added' : 'paper-removed'}`;
}

import type { CSSProperties } from 'react';
import type { ParagraphBlock } from '../../contract/blocks.ts';
import { drawnLength, drawnString, type TextSlice } from './drawn-text.ts';
import { usePaperDrawing } from './paper-drawing.ts';
import { RunsView } from './runs-view.tsx';

/** A paragraph, or the lines of it that stand on one page. */
export function ParagraphView({ block, slice = null }: { block: ParagraphBlock; slice?: TextSlice | null }) {
  const drawing = usePaperDrawing();
  const continued = slice !== null && slice.from > 0;
  const continues = slice !== null && slice.to < drawnLength(block.runs);
  const midLine = continues && drawnString(block.runs).charAt(slice.to - 1) !== '\n';
  const style: CSSProperties = {
    textAlign: block.align,
    ...(block.indent > 0 && !continued ? { textIndent: `${block.indent}em` } : {}),
    // The last line of a part that goes on is a full line of the paragraph.
    ...(midLine && block.align === 'justify' ? { textAlignLast: 'justify' } : {}),
  };
  return (
    <p className={`paper-paragraph paper-${block.role}`} data-block={block.id} style={style}>
      <RunsView runs={block.runs} slice={slice} />
      {block.repeat && !continues ? drawing?.drawTools(block.repeat, block) : null}
    </p>
  );
}

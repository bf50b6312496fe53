import { useLayoutEffect, useRef } from 'react';
import type { PageStyle, ResolvedBlock } from '../../contract/blocks.ts';
import { BlockView } from './block-view.tsx';
import { layOutPages, type PaperLayout } from './lay-out-pages.ts';
import { PaperDrawingContext } from './paper-drawing.ts';
import { paperClass } from './sheet-view.tsx';

type MeasuringProps = {
  readonly blocks: readonly ResolvedBlock[];
  readonly page: PageStyle;
  /** Pointer of the field being typed in, which is not parted. */
  readonly open: string | null;
  readonly onLayout: (layout: PaperLayout) => void;
};

/** Draws all blocks unseen, one under another as printed, breaks them into pages, and is taken away before anything is painted. */
export function MeasuringFlow({ blocks, page, open, onLayout }: MeasuringProps) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (root.current) onLayout(layOutPages(blocks, root.current, page, open));
  }, [blocks, page, open, onLayout]);
  const width = 210 - page.margin.left - page.margin.right;
  return (
    <PaperDrawingContext value={null}>
      <div
        className={`paper-measure ${paperClass(page)}`}
        aria-hidden="true"
        style={{ width: `${width}mm` }}
        ref={root}
      >
        {blocks.map((block) => (
          <BlockView key={block.id} block={block} />
        ))}
      </div>
    </PaperDrawingContext>
  );
}

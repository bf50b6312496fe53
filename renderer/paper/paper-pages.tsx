import { useCallback, useState } from 'react';
import type { PageStyle, ResolvedBlock } from '../../contract/blocks.ts';
import type { Watermark } from '../../contract/print.ts';
import type { PaperLayout } from './lay-out-pages.ts';
import { MeasuringFlow } from './measuring-flow.tsx';
import { SealContext } from './paper-drawing.ts';
import { paperClass, SheetView } from './sheet-view.tsx';
import { usePaperFonts } from './use-paper-fonts.ts';

type PaperPagesProps = {
  readonly blocks: readonly ResolvedBlock[];
  readonly page: PageStyle;
  readonly watermark?: Watermark | null;
  /** Seal picture as a data URL. */
  readonly seal?: string | null;
  /** 1 is the size of the paper. */
  readonly zoom?: number;
  /** Which paper it is, where several stand on the screen. */
  readonly name?: string;
  /** Called once the pages stand in the document. */
  readonly onPages?: (pages: number) => void;
};

/** A document's A4 pages as printed: for print, previews and reading. Nothing is measured before the fonts are there. */
export function PaperPages({
  blocks,
  page,
  watermark = null,
  seal = null,
  zoom = 1,
  name = '',
  onPages,
}: PaperPagesProps) {
  const fonts = usePaperFonts();
  const [laid, setLaid] = useState<{ of: readonly ResolvedBlock[]; layout: PaperLayout } | null>(null);
  const take = useCallback(
    (layout: PaperLayout) => {
      setLaid({ of: blocks, layout });
      onPages?.(layout.length);
    },
    [blocks, onPages],
  );
  return (
    <SealContext value={seal}>
      {!fonts || laid?.of === blocks ? null : (
        <MeasuringFlow blocks={blocks} page={page} open={null} onLayout={take} />
      )}
      <div className={paperClass(page)} style={{ zoom }}>
        {laid?.of === blocks
          ? laid.layout.map((pieces, index) => (
              <SheetView
                key={index}
                blocks={blocks}
                pieces={pieces}
                page={page}
                number={index + 1}
                total={laid.layout.length}
                watermark={watermark}
                paper={name}
              />
            ))
          : null}
      </div>
    </SealContext>
  );
}

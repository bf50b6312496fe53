import type { ReactNode } from 'react';
import type { PageStyle, ResolvedBlock } from '../../contract/blocks.ts';
import type { Watermark } from '../../contract/print.ts';
import { BlockView } from './block-view.tsx';
import type { DrawnPiece } from './lay-out-pages.ts';
import { PageNumber } from './page-number.tsx';
import { TableView } from './table-view.tsx';

/** Margins from which a page counts as a letter by GB/T 9704 and is set in its type sizes, in millimetres. */
const letterMargin = 35;

/** The class that sets the type sizes of a document. */
export function paperClass(page: PageStyle): string {
  return page.margin.top >= letterMargin ? 'paper paper-letter' : 'paper';
}

type SheetProps = {
  readonly blocks: readonly ResolvedBlock[];
  readonly pieces: readonly DrawnPiece[];
  readonly page: PageStyle;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly watermark: Watermark | null;
  /** Of which paper, where several stand on the screen. */
  readonly paper?: string;
};

/** One A4 page: what stands on it, its foot, its number and its watermark. */
export function SheetView({ blocks, pieces, page, number, total, watermark, paper = '' }: SheetProps) {
  const { top, right, bottom, left } = page.margin;
  return (
    <section
      className="paper-sheet"
      data-page={number}
      aria-label={`${paper}第${number}页，共${total}页`}
      style={{ padding: `${top}mm ${right}mm ${bottom}mm ${left}mm` }}
    >
      <div className="paper-flow">
        {pieces.map((piece) => (
          <PieceView key={pieceKey(piece, blocks)} blocks={blocks} piece={piece} />
        ))}
      </div>
      {page.pageFoot === null ? null : <div className="paper-foot-signatures">{page.pageFoot}</div>}
      <PageNumber page={page} number={number} total={total} />
      {watermark ? (
        <div className="paper-watermark" aria-hidden="true">
          {watermark}
        </div>
      ) : null}
    </section>
  );
}

function pieceKey(piece: DrawnPiece, blocks: readonly ResolvedBlock[]): string {
  return blocks[piece.block]?.id ?? String(piece.block);
}

function PieceView({ blocks, piece }: { blocks: readonly ResolvedBlock[]; piece: DrawnPiece }): ReactNode {
  const block = blocks[piece.block];
  if (!block) return null;
  if (piece.kind === 'block') return <BlockView block={block} slice={piece.slice} />;
  return block.kind === 'table' ? <TableView block={block} heads={piece.heads} rows={piece.rows} /> : null;
}

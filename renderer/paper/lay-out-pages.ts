import type { CellBlock, PageStyle, ResolvedBlock } from '../../contract/blocks.ts';
import type { TextSlice } from './drawn-text.ts';
import { type DrawnBlocks, drawnBlocks, lineStart, measureBlocks } from './measure-blocks.ts';
import { type LineRange, lineCount, type MeasuredCell, type MeasuredRow } from './measured.ts';
import { type PagePiece, planPages, type RowPiece } from './plan-pages.ts';
import type { CellPart, DrawnRow } from './table-view.tsx';

/** What a page shows; blocks by their index, so that a page stays drawn while its texts change. */
export type DrawnPiece =
  | { readonly kind: 'block'; readonly block: number; readonly slice: TextSlice | null }
  | {
      readonly kind: 'table';
      readonly block: number;
      readonly heads: readonly number[];
      readonly rows: readonly DrawnRow[];
    };

export type PaperLayout = readonly (readonly DrawnPiece[])[];

const pixelsPerMillimetre = 96 / 25.4;

/** Height of the signature line at the foot of every page of a record, in millimetres. */
const footHeight = 8;

/** A table cut in two has two heavy frames more, and sizes are rounded: kept free, in CSS pixels. */
const slack = 3;

/** Height on a page for its blocks, in CSS pixels. */
export function flowHeight(page: PageStyle): number {
  const foot = page.pageFoot === null ? 0 : footHeight;
  return (297 - page.margin.top - page.margin.bottom - foot) * pixelsPerMillimetre - slack;
}

/** Breaks blocks into pages by how they are drawn, unbroken, under `root`. `open`: the field being typed in. */
export function layOutPages(
  blocks: readonly ResolvedBlock[],
  root: HTMLElement,
  page: PageStyle,
  open: string | null,
): PaperLayout {
  const drawn = drawnBlocks(root);
  const measured = measureBlocks(blocks, drawn, open);
  const plan = planPages(measured, flowHeight(page));
  return plan.pages.map((pieces) =>
    pieces.map((piece): DrawnPiece => {
      if (piece.kind === 'table') return tablePiece(piece, blocks[piece.block], measured[piece.block], drawn);
      const block = blocks[piece.block];
      const lines = measured[piece.block];
      if (piece.kind === 'box' || block?.kind !== 'paragraph' || lines?.kind !== 'text') {
        return { kind: 'block', block: piece.block, slice: null };
      }
      return {
        kind: 'block',
        block: piece.block,
        slice: sliceOf(drawn.get(block.id), piece.range, lines.lines),
      };
    }),
  );
}

function tablePiece(
  piece: Extract<PagePiece, { kind: 'table' }>,
  block: ResolvedBlock | undefined,
  measured: ReturnType<typeof measureBlocks>[number] | undefined,
  drawn: DrawnBlocks,
): DrawnPiece {
  const rows = piece.rows.map((one): DrawnRow => {
    const row = block?.kind === 'table' ? block.rows[one.row] : undefined;
    const size = measured?.kind === 'table' ? measured.rows[one.row] : undefined;
    const { row: at, height } = one;
    return row && size
      ? { row: at, height, slice: rowSlice(one, row.cells, size, drawn) }
      : { row: at, height, slice: null };
  });
  return { kind: 'table', block: piece.block, heads: piece.heads, rows };
}

function rowSlice(
  piece: RowPiece,
  cells: readonly { readonly blocks: readonly CellBlock[] }[],
  size: MeasuredRow,
  drawn: DrawnBlocks,
): DrawnRow['slice'] {
  const { slice } = piece;
  if (!slice) return null;
  return {
    height: slice.height,
    parts: cells.map((cell, index) =>
      cell.blocks.map((block, place) =>
        cellPart(block, slice.parts[index]?.[place], size.cells[index], place, drawn),
      ),
    ),
  };
}

function cellPart(
  block: CellBlock,
  range: LineRange | undefined,
  cell: MeasuredCell | undefined,
  place: number,
  drawn: DrawnBlocks,
): CellPart {
  const measured = cell?.blocks[place];
  if (!range || !measured) return 'all';
  if (range.to <= range.from) return 'none';
  if (block.kind !== 'paragraph' || measured.kind !== 'text') return 'all';
  return sliceOf(drawn.get(block.id), range, lineCount(measured)) ?? 'all';
}

/** Characters of some lines; null for all of them. The last part has no end, so that text that grows is never lost. */
function sliceOf(paragraph: HTMLElement | undefined, range: LineRange, lines: number): TextSlice | null {
  if (!paragraph || (range.from <= 0 && range.to >= lines)) return null;
  return {
    from: lineStart(paragraph, range.from),
    to: range.to >= lines ? Number.POSITIVE_INFINITY : lineStart(paragraph, range.to),
  };
}

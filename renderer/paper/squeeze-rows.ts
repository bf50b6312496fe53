import type { MeasuredBlock, MeasuredRow } from './measured.ts';
import { restHeight, wholeRow } from './slice-row.ts';

/** What a row keeps at the least of the height that its form gives it: it may be written in by hand. */
const keptShare = 0.5;

/** A row's rules, in pixels, beside what its text needs. */
const rules = 1;

/**
 * The blocks with rows lower by a share (0 to 1) of the blank space that they can spare; null where none can. A row that
 * another reaches into keeps its height, and so do head rows, which are repeated.
 */
export function squeezedBlocks(blocks: readonly MeasuredBlock[], share: number): MeasuredBlock[] | null {
  let any = false;
  const squeezed = blocks.map((block): MeasuredBlock => {
    if (block.kind !== 'table') return block;
    const free = freeRows(block.rows);
    return {
      ...block,
      rows: block.rows.map((row, index) => {
        const spare = free[index] ? spareHeight(row) : 0;
        if (spare <= 0) return row;
        any = true;
        return { ...row, height: row.height - spare * share, squeezed: true };
      }),
    };
  });
  return any ? squeezed : null;
}

function spareHeight(row: MeasuredRow): number {
  const least = Math.max(restHeight(row, wholeRow(row)) + rules, row.height * keptShare);
  return row.height - least;
}

function freeRows(rows: readonly MeasuredRow[]): boolean[] {
  const free = rows.map(({ head }) => !head);
  for (const [index, { cells }] of rows.entries()) {
    const span = Math.max(1, ...cells.map(({ rowspan }) => rowspan));
    if (span > 1) free.fill(false, index, index + span);
  }
  return free;
}

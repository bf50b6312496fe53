import type { TableRow } from '../../contract/blocks.ts';

/** A cell at its place: `index` into the row's cells, or null for the continued part of a cell that began before. */
export type GridCell = {
  readonly index: number | null;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
};

/** The column at which every cell begins, spans of the rows above taken into account. */
export function tableGrid(rows: readonly TableRow[]): GridCell[][] {
  const taken = new Map<number, Set<number>>();
  return rows.map((row, rowIndex) => {
    let column = 0;
    return row.cells.map((cell, index) => {
      while (taken.get(rowIndex)?.has(column)) column += 1;
      const place = { index, column, columns: cell.colspan, rows: cell.rowspan };
      for (let down = 1; down < cell.rowspan; down += 1) {
        const below = taken.get(rowIndex + down) ?? new Set();
        for (let right = 0; right < cell.colspan; right += 1) below.add(column + right);
        taken.set(rowIndex + down, below);
      }
      column += cell.colspan;
      return place;
    });
  });
}

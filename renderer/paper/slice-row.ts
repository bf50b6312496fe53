import { type LineRange, lineCount, type MeasuredCell, type MeasuredRow, rangeHeight } from './measured.ts';

/** What is left of a row: for every cell and block the lines not yet on a page. */
export type RowRest = readonly (readonly LineRange[])[];

export type RowSlice = {
  readonly first: RowRest;
  readonly firstHeight: number;
  /** Null where everything fitted. */
  readonly rest: RowRest | null;
  /** Whether any text was placed. */
  readonly progress: boolean;
};

/** A row of which nothing is on a page yet. */
export function wholeRow(row: MeasuredRow): RowRest {
  return row.cells.map((cell) => cell.blocks.map((block) => ({ from: 0, to: lineCount(block) })));
}

/** Height that the rest of a row needs for its text alone. */
export function restHeight(row: MeasuredRow, rest: RowRest): number {
  return Math.max(0, ...row.cells.map((cell, index) => cellHeight(cell, rest[index] ?? [])));
}

/**
 * Takes as many lines of every cell as fit into `available` pixels. With `force` at least one line of every unfinished
 * cell is taken, so that a page is never left empty.
 */
export function sliceRow(row: MeasuredRow, rest: RowRest, available: number, force: boolean): RowSlice {
  const taken = row.cells.map((cell, index) => takeFromCell(cell, rest[index] ?? [], available, force));
  const first = taken.map((cell) => cell.first);
  const remaining = taken.map((cell) => cell.rest);
  return {
    first,
    firstHeight: restHeight(row, first),
    rest: remaining.some((cell) => cell.some((range) => range.to > range.from)) ? remaining : null,
    progress: first.some((cell) => cell.some((range) => range.to > range.from)),
  };
}

type Taken = { readonly first: readonly LineRange[]; readonly rest: readonly LineRange[] };

function takeFromCell(
  cell: MeasuredCell,
  left: readonly LineRange[],
  available: number,
  force: boolean,
): Taken {
  if (cell.whole) return takeWhole(cell, left, available, force);
  const first: LineRange[] = [];
  let room = available - cell.padding;
  let stopped = false;
  for (const [index, block] of cell.blocks.entries()) {
    const range = left[index] ?? { from: 0, to: 0 };
    const count = stopped ? 0 : linesThatFit(block, range, room);
    const forced =
      force && count === 0 && !stopped && isEmpty(first) ? Math.min(1, range.to - range.from) : count;
    first.push({ from: range.from, to: range.from + forced });
    room -= rangeHeight(block, { from: range.from, to: range.from + forced });
    if (range.from + forced < range.to) stopped = true;
  }
  const kept = keepClosingWithText(cell, first, left);
  return {
    first: kept,
    rest: left.map((range, index) => ({ from: kept[index]?.to ?? range.from, to: range.to })),
  };
}

function takeWhole(cell: MeasuredCell, left: readonly LineRange[], available: number, force: boolean): Taken {
  const none = left.map((range) => ({ from: range.from, to: range.from }));
  return force || cellHeight(cell, left) <= available
    ? { first: left, rest: left.map((range) => ({ from: range.to, to: range.to })) }
    : { first: none, rest: left };
}

function linesThatFit(block: MeasuredCell['blocks'][number], range: LineRange, room: number): number {
  const count = range.to - range.from;
  if (count <= 0) return 0;
  if (block.kind !== 'text') return block.height <= room ? count : 0;
  const fit = Math.max(0, Math.min(count, Math.floor((room + 0.01) / block.lineHeight)));
  if (block.whole && fit < count) return 0;
  return fit;
}

/** A seal or signature that goes to the next page takes the last line before it along, where another line stays. */
function keepClosingWithText(
  cell: MeasuredCell,
  first: readonly LineRange[],
  left: readonly LineRange[],
): readonly LineRange[] {
  const closing = cell.blocks.findIndex(
    (block, index) => isClosing(block) && (first[index]?.to ?? 0) < (left[index]?.to ?? 0),
  );
  if (closing < 1) return first;
  const total = first.reduce((sum, range) => sum + (range.to - range.from), 0);
  const before = cell.blocks.findLastIndex(
    (block, index) => index < closing && block.kind === 'text' && !isClosing(block),
  );
  const range = first[before];
  if (!range || range.to !== left[before]?.to || range.to <= range.from || total < 2) return first;
  return first.map((one, index) => {
    if (index === before) return { from: one.from, to: one.to - 1 };
    return index > before ? { from: one.from, to: one.from } : one;
  });
}

function isClosing(block: MeasuredCell['blocks'][number]): boolean {
  return block.kind === 'seal' || (block.kind === 'text' && block.keepPrevious);
}

function cellHeight(cell: MeasuredCell, ranges: readonly LineRange[]): number {
  return cell.blocks.reduce(
    (sum, block, index) => sum + rangeHeight(block, ranges[index] ?? { from: 0, to: 0 }),
    cell.padding,
  );
}

function isEmpty(ranges: readonly LineRange[]): boolean {
  return ranges.every((range) => range.to <= range.from);
}

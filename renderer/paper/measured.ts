/**
 * What the planner knows of a page's blocks: lines and heights in CSS pixels, no DOM. `measure-blocks.ts` makes it,
 * `plan-pages.ts` breaks it into pages.
 */

/** Text that can be parted between lines. */
export type MeasuredText = {
  readonly kind: 'text';
  readonly lines: number;
  readonly lineHeight: number;
  /** Never the last thing on a page (headings, labels, questions). */
  readonly keepNext: boolean;
  /** Never first on a page (signatures, the note of copies): the text before it comes along. */
  readonly keepPrevious: boolean;
  /** Never parted: it is being typed in, and its page grows instead. */
  readonly whole: boolean;
};

/** What is never parted. */
export type MeasuredBox = {
  readonly kind: 'title' | 'seal' | 'gap';
  readonly height: number;
};

export type MeasuredCellBlock = MeasuredText | MeasuredBox;

export type MeasuredCell = {
  readonly colspan: number;
  readonly rowspan: number;
  /** Above and below the text together. */
  readonly padding: number;
  /** Never parted (characters one under another). */
  readonly whole: boolean;
  readonly blocks: readonly MeasuredCellBlock[];
};

export type MeasuredRow = {
  readonly head: boolean;
  readonly height: number;
  /** Lower than drawn: it gave up blank space. */
  readonly squeezed?: boolean;
  /** Never parted: one of its cells is being typed in. */
  readonly whole: boolean;
  readonly cells: readonly MeasuredCell[];
};

export type MeasuredTable = { readonly kind: 'table'; readonly rows: readonly MeasuredRow[] };

export type MeasuredBlock = MeasuredText | MeasuredBox | MeasuredTable;

/** Lines `from` up to but not including `to`. A box counts as one line. */
export type LineRange = { readonly from: number; readonly to: number };

/** Number of lines of a block inside a cell; a box counts as one. */
export function lineCount(block: MeasuredCellBlock): number {
  return block.kind === 'text' ? block.lines : 1;
}

/** Height of some lines of a block inside a cell. */
export function rangeHeight(block: MeasuredCellBlock, range: LineRange): number {
  if (range.to <= range.from) return 0;
  return block.kind === 'text' ? (range.to - range.from) * block.lineHeight : block.height;
}

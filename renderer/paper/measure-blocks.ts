import type { CellBlock, ParagraphBlock, ResolvedBlock, Run, TableRow } from '../../contract/blocks.ts';
import type { MeasuredBlock, MeasuredCellBlock, MeasuredRow, MeasuredText } from './measured.ts';

/** Roles that never stand last on a page. */
const leading = new Set(['label', 'heading', 'question', 'recipient']);

/** Roles that never stand alone on a page. */
const following = new Set(['signature', 'note']);

/** The drawn element of a block, by its id. */
export type DrawnBlocks = ReadonlyMap<string, HTMLElement>;

/** Finds every block's element under `root`, where all blocks stand unbroken one under another. */
export function drawnBlocks(root: HTMLElement): DrawnBlocks {
  return new Map(
    [...root.querySelectorAll<HTMLElement>('[data-block]')].map((one) => [one.dataset.block ?? '', one]),
  );
}

/**
 * Measures blocks as they are drawn under `root`, in CSS pixels. The field at `open` is being typed in: its paragraph
 * and its row are never parted.
 */
export function measureBlocks(
  blocks: readonly ResolvedBlock[],
  drawn: DrawnBlocks,
  open: string | null,
): MeasuredBlock[] {
  return blocks.map((block): MeasuredBlock => {
    const element = drawn.get(block.id);
    if (block.kind === 'table') return { kind: 'table', rows: measureRows(block.rows, element, drawn, open) };
    return measureCellBlock(block, element, open);
  });
}

function measureCellBlock(
  block: CellBlock | Extract<ResolvedBlock, { kind: 'title' }>,
  element: HTMLElement | undefined,
  open: string | null,
): MeasuredCellBlock {
  const height = element?.getBoundingClientRect().height ?? 0;
  if (block.kind !== 'paragraph') return { kind: block.kind, height };
  return measureText(block, element, height, open);
}

function measureText(
  { role, align, runs }: ParagraphBlock,
  element: HTMLElement | undefined,
  height: number,
  open: string | null,
): MeasuredText {
  const lineHeight = element ? lineHeightOf(element) : 1;
  const lines = Math.max(1, Math.round(height / lineHeight));
  return {
    kind: 'text',
    lines,
    lineHeight,
    keepNext: leading.has(role),
    // In a cell, who signs and when stands to the right.
    keepPrevious: following.has(role) || (role === 'cell' && align === 'right'),
    whole: holds(runs, open),
  };
}

function measureRows(
  rows: readonly TableRow[],
  table: HTMLElement | undefined,
  drawn: DrawnBlocks,
  open: string | null,
): MeasuredRow[] {
  const elements = table ? [...table.querySelectorAll<HTMLTableRowElement>('tr')] : [];
  return rows.map((row, index): MeasuredRow => {
    const element = elements[index];
    const cells = row.cells.map((cell, place) => {
      const measured = cell.blocks.map((block) => measureCellBlock(block, drawn.get(block.id), open));
      return {
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        padding: element ? paddingOf(element.cells[place]) : 0,
        whole: cell.vertical,
        blocks: measured,
      };
    });
    const whole = cells.some((cell) => cell.blocks.some((block) => block.kind === 'text' && block.whole));
    return { head: row.head, height: element?.getBoundingClientRect().height ?? 0, whole, cells };
  });
}

function holds(runs: readonly Run[], open: string | null): boolean {
  return open !== null && runs.some((run) => run.kind === 'field' && run.pointer === open);
}

function paddingOf(cell: HTMLElement | undefined): number {
  if (!cell) return 0;
  const style = getComputedStyle(cell);
  return (
    Number.parseFloat(style.paddingTop) +
    Number.parseFloat(style.paddingBottom) +
    Number.parseFloat(style.borderTopWidth)
  );
}

function lineHeightOf(element: HTMLElement): number {
  const height = Number.parseFloat(getComputedStyle(element).lineHeight);
  return height > 0 ? height : 1;
}

/** The offset in a paragraph's drawn text at which line `line` (from 0) begins. */
export function lineStart(paragraph: HTMLElement, line: number): number {
  if (line <= 0) return 0;
  const texts = textNodes(paragraph);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const edge = paragraph.getBoundingClientRect().top + line * lineHeightOf(paragraph);
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middleOf(texts, middle) >= edge) high = middle;
    else low = middle + 1;
  }
  return low;
}

function textNodes(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) found.push(node);
  return found;
}

/** Half the height of the character at `offset`; one without a box of its own stands with the one before it. */
function middleOf(texts: readonly Text[], offset: number): number {
  let start = 0;
  for (const text of texts) {
    if (offset < start + text.length) {
      const range = document.createRange();
      range.setStart(text, offset - start);
      range.setEnd(text, offset - start + 1);
      const rect = [...range.getClientRects()].at(-1);
      if (rect) return (rect.top + rect.bottom) / 2;
      return offset > 0 ? middleOf(texts, offset - 1) : Number.NEGATIVE_INFINITY;
    }
    start += text.length;
  }
  return Number.POSITIVE_INFINITY;
}

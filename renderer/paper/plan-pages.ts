import { type Atom, flowAtoms } from './flow-atoms.ts';
import type { LineRange, MeasuredBlock, MeasuredRow } from './measured.ts';
import { type RowRest, restHeight, sliceRow, wholeRow } from './slice-row.ts';
import { squeezedBlocks } from './squeeze-rows.ts';

/** A row on a page: whole, or some lines of its cells (`parts[cell][block]`) at a height of its own in pixels. */
export type RowPiece = {
  readonly row: number;
  /** Pixels, where a whole row gave up some of its blank space; null as the form has it. */
  readonly height: number | null;
  readonly slice: { readonly parts: RowRest; readonly height: number } | null;
};

/** What stands on a page, in order. */
export type PagePiece =
  | { readonly kind: 'box'; readonly block: number }
  | { readonly kind: 'lines'; readonly block: number; readonly range: LineRange }
  /** `heads` are rows repeated from the table's start; `rows` follow. */
  | {
      readonly kind: 'table';
      readonly block: number;
      readonly heads: readonly number[];
      readonly rows: readonly RowPiece[];
    };

export type PagePlan = { readonly pages: readonly (readonly PagePiece[])[] };

/**
 * Breaks measured blocks into pages of `pageHeight` pixels. Everything stands on exactly one page, in order; only gaps
 * at the head of a further page are dropped. What can't be parted and is higher than a page stands alone and overflows.
 * The blank space of rows gives way, as little as will do, before a further page is begun.
 */
export function planPages(blocks: readonly MeasuredBlock[], pageHeight: number): PagePlan {
  const plan = plannedPages(blocks, pageHeight);
  if (plan.pages.length < 2) return plan;
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const squeezed = squeezedBlocks(blocks, share);
    if (!squeezed) return plan;
    const shorter = plannedPages(squeezed, pageHeight);
    if (shorter.pages.length < plan.pages.length) return shorter;
  }
  return plan;
}

function plannedPages(blocks: readonly MeasuredBlock[], pageHeight: number): PagePlan {
  const planner = new PagePlanner(blocks, pageHeight);
  for (const chain of chainsOf(flowAtoms(blocks, pageHeight))) planner.place(chain);
  return { pages: planner.finish() };
}

/** Atoms that stand together, at most as far as the next atom that may be followed by a break. */
function chainsOf(atoms: readonly Atom[]): Atom[][] {
  const chains: Atom[][] = [];
  let chain: Atom[] = [];
  for (const atom of atoms) {
    chain.push(atom);
    if (atom.keepNext) continue;
    chains.push(chain);
    chain = [];
  }
  if (chain.length > 0) chains.push(chain);
  return chains;
}

/** What is put on a page: an atom, or what is left of a row. */
type Item = Atom & { readonly rest?: RowRest };

class PagePlanner {
  private readonly pages: PagePiece[][] = [];
  private page: PagePiece[] = [];
  private room: number;

  constructor(
    private readonly blocks: readonly MeasuredBlock[],
    private readonly pageHeight: number,
  ) {
    this.room = pageHeight;
  }

  finish(): PagePiece[][] {
    return this.page.length > 0 || this.pages.length === 0 ? [...this.pages, this.page] : this.pages;
  }

  place(chain: readonly Item[]): void {
    const items = this.withoutLeadingGaps(chain);
    const first = items[0];
    const last = items.at(-1);
    if (!first || !last) return;
    const heads = this.headsBefore(first);
    const needed = items.reduce((sum, item) => sum + item.height, this.rowsHeight(first.block, heads));
    if (needed <= this.room + 0.01) {
      for (const item of items) this.put(item, null);
    } else if (this.placeHighRow(items)) {
      return;
    } else if (this.page.length > 0) {
      this.breakPage();
      this.place(items);
    } else if (items.length > 1) {
      for (const item of items) this.place([item]);
    } else if (last.part.kind !== 'row' || !this.placeSliced(items, last, true)) {
      this.put(last, null);
    }
  }

  /** Parts a row of more than half a page where it stands; what is tied to its end goes on after its last lines. */
  private placeHighRow(items: readonly Item[]): boolean {
    const at = items.findIndex(({ part, height }) => part.kind === 'row' && height > this.pageHeight / 2);
    const high = items[at];
    return high !== undefined && this.placeSliced(items.slice(0, at + 1), high, false, items.slice(at + 1));
  }

  /** Puts the items and as much of the last row as fits; false where nothing of it does. `after` is tied to its end. */
  private placeSliced(
    items: readonly Item[],
    last: Item,
    force: boolean,
    after: readonly Item[] = [],
  ): boolean {
    const row = this.rowOf(last);
    const first = items[0];
    if (!row || !first || row.whole) return false;
    const lead = items.slice(0, -1).reduce((sum, item) => sum + item.height, 0);
    const available = this.room - lead - this.rowsHeight(first.block, this.headsBefore(first));
    const before = last.rest ?? wholeRow(row);
    // A row that ends here leaves its last lines to what is tied to it.
    const most = after.length > 0 ? restHeight(row, before) - 2 * tallestLine(row) : Number.POSITIVE_INFINITY;
    const slice = sliceRow(row, before, Math.min(available, most), force);
    // A high row whose text would fit moves as a whole; only on a page of its own is its blank part cut.
    if (!slice.progress || (!force && (!slice.rest || !everyCellBegan(slice.first, before)))) {
      return false;
    }
    for (const item of items.slice(0, -1)) this.put(item, null);
    const height = slice.rest
      ? Math.max(available, slice.firstHeight)
      : Math.max(slice.firstHeight, Math.min(last.height, available));
    this.put({ ...last, height }, { parts: slice.first, height });
    if (slice.rest) {
      this.breakPage();
      const { rest } = slice;
      this.place([
        { ...last, rest, height: Math.max(restHeight(row, rest), last.height - height) },
        ...after,
      ]);
    }
    return true;
  }

  private put(item: Item, slice: RowPiece['slice']): void {
    const { part, block } = item;
    if (part.kind === 'row') {
      const rest = item.rest ? { parts: item.rest, height: item.height } : null;
      const given = this.rowOf(item)?.squeezed ? item.height : null;
      this.putRow(item, { row: part.row, height: given, slice: slice ?? rest });
    } else if (part.kind === 'lines') {
      this.putLines(block, { from: part.from, to: part.to });
    } else {
      this.page.push({ kind: 'box', block });
    }
    this.room -= item.height;
  }

  private putRow(item: Item, piece: RowPiece): void {
    const last = this.page.at(-1);
    if (last?.kind === 'table' && last.block === item.block) {
      this.page[this.page.length - 1] = { ...last, rows: [...last.rows, piece] };
      return;
    }
    const heads = this.headsBefore(item);
    this.room -= this.rowsHeight(item.block, heads);
    this.page.push({ kind: 'table', block: item.block, heads, rows: [piece] });
  }

  private putLines(block: number, range: LineRange): void {
    const last = this.page.at(-1);
    if (last?.kind === 'lines' && last.block === block) {
      this.page[this.page.length - 1] = {
        kind: 'lines',
        block,
        range: { from: last.range.from, to: range.to },
      };
    } else {
      this.page.push({ kind: 'lines', block, range });
    }
  }

  private breakPage(): void {
    this.pages.push(this.page);
    this.page = [];
    this.room = this.pageHeight;
  }

  /** Head rows to repeat before an item that opens a further page of its table. */
  private headsBefore(item: Item): number[] {
    const table = this.blocks[item.block];
    if (this.page.length > 0 || item.part.kind !== 'row' || table?.kind !== 'table') return [];
    const count = table.rows.findIndex((row) => !row.head);
    const heads = Array.from({ length: Math.max(0, count) }, (_, index) => index);
    if (item.part.row < heads.length) return [];
    return this.rowsHeight(item.block, heads) > this.pageHeight / 3 ? [] : heads;
  }

  private rowsHeight(block: number, rows: readonly number[]): number {
    const table = this.blocks[block];
    if (table?.kind !== 'table') return 0;
    return rows.reduce((sum, row) => sum + (table.rows[row]?.height ?? 0), 0);
  }

  private rowOf(item: Item): MeasuredRow | null {
    const table = this.blocks[item.block];
    return item.part.kind === 'row' && table?.kind === 'table' ? (table.rows[item.part.row] ?? null) : null;
  }

  private withoutLeadingGaps(items: readonly Item[]): readonly Item[] {
    if (this.page.length > 0 || this.pages.length === 0) return items;
    const start = items.findIndex((item) => item.part.kind !== 'box' || !item.part.gap);
    return start < 0 ? [] : items.slice(start);
  }
}

function tallestLine({ cells }: MeasuredRow): number {
  const texts = cells.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'text'));
  return Math.max(0, ...texts.map(({ lineHeight }) => lineHeight));
}

/** A row is parted only where each of its cells has something on both, or all, of its page. */
function everyCellBegan(first: RowRest, before: RowRest): boolean {
  return before.every((cell, index) => {
    const had = cell.some((range) => range.to > range.from);
    return !had || (first[index] ?? []).some((range) => range.to > range.from);
  });
}

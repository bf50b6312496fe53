import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type LineRange,
  lineCount,
  type MeasuredBlock,
  type MeasuredCellBlock,
  type MeasuredRow,
  type MeasuredText,
} from './measured.ts';
import { type PagePiece, type PagePlan, planPages } from './plan-pages.ts';
import { wholeRow } from './slice-row.ts';

const text = (lines: number, more: Partial<MeasuredText> = {}): MeasuredText => ({
  kind: 'text',
  lines,
  lineHeight: 10,
  keepNext: false,
  keepPrevious: false,
  whole: false,
  ...more,
});
const gap = { kind: 'gap', height: 10 } as const;
const seal = { kind: 'seal', height: 20 } as const;
const row = (blocks: readonly MeasuredCellBlock[], more: Partial<MeasuredRow> = {}): MeasuredRow => ({
  head: false,
  height:
    Math.max(10, ...blocks.map((block) => (block.kind === 'text' ? block.lines * 10 : block.height))) + 2,
  whole: false,
  cells: [{ colspan: 1, rowspan: 1, padding: 2, whole: false, blocks }],
  ...more,
});

/** Where the lines of block `block` stand: `[page, from, to]`. */
function linesOf(plan: PagePlan, block: number): [number, number, number][] {
  return plan.pages.flatMap((page, number) =>
    page.flatMap((piece): [number, number, number][] =>
      piece.kind === 'lines' && piece.block === block ? [[number, piece.range.from, piece.range.to]] : [],
    ),
  );
}

const pageOf = (plan: PagePlan, block: number) =>
  plan.pages.findIndex((page) => page.some((piece) => piece.block === block));

describe('paragraphs', () => {
  test('a long one is parted at a line', () => {
    expect(linesOf(planPages([text(15)], 100), 0)).toEqual([
      [0, 0, 10],
      [1, 10, 15],
    ]);
  });

  test('no single line stays behind, none goes alone', () => {
    expect(linesOf(planPages([text(9), text(5)], 100), 1)).toEqual([[1, 0, 5]]);
    expect(linesOf(planPages([text(11)], 100), 0)).toEqual([
      [0, 0, 9],
      [1, 9, 11],
    ]);
  });

  test('what is typed in is not parted; its page grows', () => {
    expect(linesOf(planPages([text(3), text(15, { whole: true })], 100), 1)).toEqual([[1, 0, 15]]);
  });

  test('a heading goes with the first lines of its text', () => {
    const plan = planPages([text(8), text(1, { keepNext: true }), text(4)], 100);
    expect(pageOf(plan, 1)).toBe(1);
    expect(linesOf(plan, 2)).toEqual([[1, 0, 4]]);
  });

  test('a gap does not open a further page', () => {
    const plan = planPages([text(10), gap, text(1)], 100);
    expect(plan.pages.at(1)).toEqual([{ kind: 'lines', block: 2, range: { from: 0, to: 1 } }]);
  });
});

describe('seals and signatures', () => {
  test('a seal takes the last two lines along', () => {
    const plan = planPages([text(10), gap, seal], 100);
    expect(linesOf(plan, 0)).toEqual([
      [0, 0, 8],
      [1, 8, 10],
    ]);
    expect(pageOf(plan, 2)).toBe(1);
  });

  test('signatures and the note of copies do not stand alone', () => {
    const plan = planPages([text(9), text(1, { keepPrevious: true }), text(1, { keepPrevious: true })], 100);
    expect(linesOf(plan, 0)).toEqual([
      [0, 0, 7],
      [1, 7, 9],
    ]);
    expect(pageOf(plan, 1)).toBe(1);
  });
});

describe('tables', () => {
  const head = row([text(1)], { head: true });

  test('rows go whole to the next page, under the head rows', () => {
    const plan = planPages(
      [{ kind: 'table', rows: [head, ...Array.from({ length: 10 }, () => row([text(1)]))] }],
      100,
    );
    const [first, second] = plan.pages.map((page) => page[0]);
    expect(first).toMatchObject({ heads: [] });
    expect(second).toMatchObject({ heads: [0] });
    // 12 a row: eight rows, then the head again and three.
    expect(first?.kind === 'table' ? first.rows.length : 0).toBe(8);
    expect(second?.kind === 'table' ? second.rows.map((one) => one.row) : []).toEqual([8, 9, 10]);
  });

  test('head rows are never left at the foot', () => {
    const plan = planPages([text(8), { kind: 'table', rows: [head, row([text(1)])] }], 100);
    expect(pageOf(plan, 1)).toBe(1);
  });

  test('a row higher than a page is parted inside its cells', () => {
    const plan = planPages([{ kind: 'table', rows: [row([text(25)])] }], 100);
    const parts = plan.pages.map((page) => page[0]);
    expect(parts.map((piece) => (piece?.kind === 'table' ? piece.rows[0]?.slice?.parts : null))).toEqual([
      [[{ from: 0, to: 9 }]],
      [[{ from: 9, to: 18 }]],
      [[{ from: 18, to: 25 }]],
    ]);
  });

  test('a high row is parted where it stands though signatures follow it, and they go with its last lines', () => {
    const signature = text(1, { keepPrevious: true });
    const plan = planPages([text(5), { kind: 'table', rows: [row([text(12)])] }, signature, signature], 100);
    expect(pageOf(plan, 1)).toBe(0);
    expect(plan.pages.at(-1)?.map(({ kind }) => kind)).toEqual(['table', 'lines', 'lines']);
  });

  test('in a cell too who signs takes the last line along', () => {
    const signed = row([text(11), text(1, { keepPrevious: true })], { height: 122 });
    const plan = planPages([{ kind: 'table', rows: [signed] }], 115);
    const last = plan.pages[1]?.[0];
    expect(last?.kind === 'table' ? last.rows[0]?.slice?.parts : null).toEqual([
      [
        { from: 10, to: 11 },
        { from: 0, to: 1 },
      ],
    ]);
  });

  test('blank space gives way before a further page is begun, and no more of it than needed', () => {
    const roomy = row([text(2)], { height: 60 });
    const table = { kind: 'table', rows: [roomy] } as const;
    const heightOf = (lines: number) => {
      const plan = planPages([table, text(lines)], 100);
      const piece = plan.pages[0]?.[0];
      return [plan.pages.length, piece?.kind === 'table' ? piece.rows[0]?.height : undefined];
    };
    expect(heightOf(4)).toEqual([1, null]);
    expect(heightOf(5)).toEqual([1, 45]);
    // Half of it stays for a pen: where that does not save the page, the row is as the form has it.
    expect(heightOf(7)).toEqual([1, 30]);
    expect(heightOf(8)).toEqual([2, null]);
  });

  test('a low last row is not left alone: the row before it comes along, or its last lines where it is high', () => {
    const rows = Array.from({ length: 9 }, () => row([text(1)]));
    const low = planPages([{ kind: 'table', rows }], 100).pages.map(([piece]) =>
      piece?.kind === 'table' ? piece.rows.map((one) => one.row) : [],
    );
    expect(low).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8],
    ]);
    const high = planPages([{ kind: 'table', rows: [row([text(9)]), row([text(1)])] }], 100);
    const last = high.pages[1]?.[0];
    expect(high.pages.length).toBe(2);
    expect(last?.kind === 'table' ? last.rows.map((one) => [one.row, one.slice?.parts ?? null]) : []).toEqual(
      [
        [0, [[{ from: 7, to: 9 }]]],
        [1, null],
      ],
    );
  });

  test('rows under one spanning cell stay together', () => {
    const spanning = {
      ...row([text(1)]),
      cells: [
        { colspan: 1, rowspan: 3, padding: 2, whole: true, blocks: [text(3)] },
        { colspan: 1, rowspan: 1, padding: 2, whole: false, blocks: [text(1)] },
      ],
    };
    const plan = planPages(
      [text(7), { kind: 'table', rows: [spanning, row([text(1)]), row([text(1)])] }],
      100,
    );
    expect(pageOf(plan, 1)).toBe(1);
  });
});

describe('whatever the document', () => {
  const anyText = fc
    .record({
      lines: fc.integer({ min: 1, max: 40 }),
      keepNext: fc.boolean(),
      keepPrevious: fc.boolean(),
      whole: fc.boolean(),
    })
    .map((one) => text(one.lines, { ...one, whole: one.whole && one.lines < 6 }));
  const anyBox = fc.record({
    kind: fc.constantFrom('title' as const, 'seal' as const, 'gap' as const),
    height: fc.integer({ min: 1, max: 60 }),
  });
  const anyCell = fc.record({
    colspan: fc.constant(1),
    rowspan: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 6 }),
    whole: fc.boolean(),
    blocks: fc.array(fc.oneof(anyText, anyBox), { maxLength: 4 }),
  });
  const anyRow = fc
    .record({
      head: fc.boolean(),
      extra: fc.integer({ min: 0, max: 150 }),
      whole: fc.boolean(),
      cells: fc.array(anyCell, { minLength: 1, maxLength: 3 }),
    })
    .map(({ extra, ...one }) => ({
      ...one,
      height:
        extra +
        Math.max(
          ...one.cells.map((cell) =>
            cell.blocks.reduce(
              (sum, block) => sum + (block.kind === 'text' ? block.lines * block.lineHeight : block.height),
              cell.padding,
            ),
          ),
        ),
    }));
  const anyTable = fc.array(anyRow, { minLength: 1, maxLength: 8 }).map((rows) => ({
    kind: 'table' as const,
    rows: rows.map((one, index) => ({ ...one, head: one.head && index === 0 })),
  }));
  const anyDocument = fc.array(fc.oneof(anyText, anyBox, anyTable), { maxLength: 12 });

  test('every line stands on exactly one page, in order', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 40, max: 400 }), (blocks, height) => {
        const pieces = planPages(blocks, height).pages.flat();
        expect(placed(pieces, blocks).sort()).toEqual(given(blocks).sort());
        expect(order(pieces)).toEqual(order(pieces).sort((a, b) => a - b));
        // Rows without any text too.
        const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
        const drawn = pieces.flatMap((piece) =>
          piece.kind === 'table' ? piece.rows.map((one) => `${piece.block}/${one.row}`) : [],
        );
        expect(new Set(drawn).size).toBe(rows.length);
      }),
      { numRuns: 500 },
    );
  });

  test('no page is empty where there is something to show', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 40, max: 400 }), (blocks, height) => {
        const { pages } = planPages(blocks, height);
        expect(pages.length > 1 && pages.some((page) => page.length === 0)).toBe(false);
      }),
    );
  });
});

/** All lines of all blocks but gaps, as `block/line` and `block/row/cell/block/line`. */
function given(blocks: readonly MeasuredBlock[]): string[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'gap') return [];
    if (block.kind === 'table')
      return block.rows.flatMap((one, place) => rowLines(`${index}/${place}`, wholeRow(one)));
    return lines(`${index}`, { from: 0, to: lineCount(block) });
  });
}

/** The same of what was put on pages. */
function placed(pieces: readonly PagePiece[], blocks: readonly MeasuredBlock[]): string[] {
  return pieces.flatMap((piece) => {
    const block = blocks[piece.block];
    if (!block || block.kind === 'gap') return [];
    if (piece.kind === 'lines') return lines(`${piece.block}`, piece.range);
    if (piece.kind === 'box') return lines(`${piece.block}`, { from: 0, to: 1 });
    return piece.rows.flatMap((one) => {
      const measured = block.kind === 'table' ? block.rows[one.row] : undefined;
      return measured ? rowLines(`${piece.block}/${one.row}`, one.slice?.parts ?? wholeRow(measured)) : [];
    });
  });
}

/** The lines of a row's cells. */
function rowLines(path: string, parts: readonly (readonly LineRange[])[]): string[] {
  return parts.flatMap((cell, at) => cell.flatMap((range, one) => lines(`${path}/${at}/${one}`, range)));
}

function lines(path: string, range: LineRange): string[] {
  return Array.from({ length: range.to - range.from }, (_, line) => `${path}/${range.from + line}`);
}

/** Block and row of everything placed, as numbers that must not fall. */
function order(pieces: readonly PagePiece[]): number[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'table' ? piece.rows.map((one) => piece.block * 1000 + one.row) : [piece.block * 1000],
  );
}

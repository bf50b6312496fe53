import { expect, test } from 'vitest';
import type { TableCell, TableRow } from '../../contract/blocks.ts';
import { tableGrid } from './table-grid.ts';

const cell = (colspan = 1, rowspan = 1): TableCell => ({
  colspan,
  rowspan,
  align: 'left',
  valign: 'middle',
  vertical: false,
  blocks: [],
});
const row = (id: string, cells: readonly TableCell[]): TableRow => ({ id, head: false, minHeight: 0, cells });

test('cells step aside for those that span from above', () => {
  // 当事人 over three rows, 个人 over two of them, 名称 and a wide value below.
  const grid = tableGrid([
    row('a', [cell(1, 3), cell(1, 2), cell(), cell(3)]),
    row('b', [cell(), cell(3)]),
    row('c', [cell(2), cell(3)]),
    row('d', [cell(6)]),
  ]);
  expect(grid.map((cells) => cells.map((one) => one.column))).toEqual([[0, 1, 2, 3], [2, 3], [1, 3], [0]]);
});

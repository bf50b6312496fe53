import {
  BorderStyle,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { TableCell as Cell, CellBlock, TableRow as Row, TableBlock } from '../../../contract/blocks.ts';
import { blockTexts } from '../../forms/block-text.ts';
import { missingCase } from '../../values/missing-case.ts';
import { emptyLine, lines } from './docx-line.ts';
import { type CellPlace, type Drawing, drawParagraph } from './docx-paragraph.ts';
import { sealParagraphs } from './docx-seal.ts';
import { twips } from './docx-units.ts';

/** Eighths of a point: a 1 pt frame and 0.5 pt rules inside. */
const frame = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** A table with fixed columns; head rows are repeated by Word where it continues. */
export function docxTable(block: TableBlock, drawing: Drawing): Table {
  const widths = block.columns.map((share) => Math.round(share * drawing.widthTwips));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: frame,
      bottom: frame,
      left: frame,
      right: frame,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: block.rows.map((row, index) => {
      const rest = block.rows.length - index;
      return tableRow(row, drawing, { keepNext: rest === 2 && index > 0 && isShort(row) });
    }),
  });
}

/** Characters up to which a row is no higher than half a page, and goes whole to the next. */
const shortRow = 400;

function isShort(row: Row): boolean {
  return blockTexts({ kind: 'table', id: row.id, columns: [], rows: [row] }).join('').length <= shortRow;
}

/** Millimetres above which a row is high for writing in it by hand, and its share that a typed file needs. */
const handHeight = 20;
const typedShare = 0.75;

/** On the paper the blank space of high rows gives way before a further page is begun; Word is given less from the start. */
function leastHeight({ minHeight }: Row): number {
  return minHeight > handHeight ? Math.max(handHeight, minHeight * typedShare) : minHeight;
}

/** @param place whether it stays with the row after it, so that a table's last row does not stand alone on a page. */
function tableRow(row: Row, drawing: Drawing, place: CellPlace): TableRow {
  return new TableRow({
    cantSplit: isShort(row),
    tableHeader: row.head,
    ...(row.minHeight > 0 ? { height: { value: twips(leastHeight(row)), rule: HeightRule.ATLEAST } } : {}),
    children: row.cells.map((cell) => tableCell(cell, drawing, place)),
  });
}

const verticalAligns = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const;

function tableCell(cell: Cell, drawing: Drawing, place: CellPlace): TableCell {
  const children = cell.blocks.flatMap((block) => cellBlock(block, drawing, place));
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    verticalAlign: verticalAligns[cell.valign],
    ...(cell.vertical ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
    margins: { left: 85, right: 85, top: 40, bottom: 40 },
    children: children.length > 0 ? children : [emptyLine(lines.cell)],
  });
}

function cellBlock(block: CellBlock, drawing: Drawing, place: CellPlace): Paragraph[] {
  switch (block.kind) {
    case 'paragraph':
      return [drawParagraph(block, drawing, place)];
    case 'seal':
      return sealParagraphs(block, { size: 12, line: lines.cell, seal: drawing.seal, marks: drawing.marks });
    case 'gap':
      return Array.from({ length: block.lines }, () => emptyLine(lines.cell));
    default:
      return missingCase(block);
  }
}

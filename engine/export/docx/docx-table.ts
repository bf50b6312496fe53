import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { TableCell as Cell, CellBlock, TableRow as Row, TableBlock } from '../../../contract/blocks.ts';
import { missingCase } from '../../values/missing-case.ts';
import { type Drawing, drawParagraph } from './docx-paragraph.ts';
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
    rows: block.rows.map((row) => tableRow(row, drawing)),
  });
}

function tableRow(row: Row, drawing: Drawing): TableRow {
  return new TableRow({
    tableHeader: row.head,
    ...(row.minHeight > 0 ? { height: { value: twips(row.minHeight), rule: HeightRule.ATLEAST } } : {}),
    children: row.cells.map((cell) => tableCell(cell, drawing)),
  });
}

const verticalAligns = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const;

function tableCell(cell: Cell, drawing: Drawing): TableCell {
  const children = cell.blocks.flatMap((block) => cellBlock(block, drawing));
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    verticalAlign: verticalAligns[cell.valign],
    ...(cell.vertical ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
    margins: { left: 85, right: 85, top: 40, bottom: 40 },
    children: children.length > 0 ? children : [new Paragraph({ children: [] })],
  });
}

function cellBlock(block: CellBlock, drawing: Drawing): Paragraph[] {
  switch (block.kind) {
    case 'paragraph':
      return [drawParagraph(block, drawing, true)];
    case 'seal':
      return sealParagraphs(block, { size: 12, seal: drawing.seal, marks: drawing.marks });
    case 'gap':
      return Array.from({ length: block.lines }, () => new Paragraph({ children: [] }));
    default:
      return missingCase(block);
  }
}

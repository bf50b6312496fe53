import { AlignmentType, Paragraph } from 'docx';
import type { Align, ParagraphBlock } from '../../../contract/blocks.ts';
import { fixedLine, lines } from './docx-line.ts';
import { docxRuns, type FieldMarks } from './docx-runs.ts';
import type { SealPicture } from './docx-seal.ts';
import { type Face, faces } from './docx-units.ts';

/** Everything that draws in DOCX needs these. */
export type Drawing = {
  readonly letter: boolean;
  readonly widthTwips: number;
  readonly seal: SealPicture | null;
  /** Set for a working copy. */
  readonly marks: FieldMarks | null;
};

/** Where a paragraph stands beside the page itself: in a cell, and in one that stays with the row after it. */
export type CellPlace = { readonly keepNext: boolean };

/** A paragraph of the page, or of a cell where its place is given. */
export function drawParagraph(
  block: ParagraphBlock,
  drawing: Drawing,
  cell: CellPlace | null = null,
): Paragraph {
  const inCell = cell !== null;
  const size = paragraphPoints(block, drawing, inCell);
  return new Paragraph({
    alignment: alignments[block.align],
    indent: block.indent > 0 ? { firstLine: twentieths(block.indent * size) } : {},
    spacing: fixedLine(linePoints(block, drawing, inCell)),
    keepNext: cell?.keepNext || block.role === 'heading' || block.role === 'question',
    children: docxRuns(block.runs, { font: paragraphFace(block), size, marks: drawing.marks }),
  });
}

/** Height of a line in points, as renderer/paper/paper.css has it. */
function linePoints({ role }: ParagraphBlock, { letter }: Drawing, inCell: boolean): number {
  if (role === 'signature') return 24;
  if (role === 'note') return letter && !inCell ? 20 : 16;
  return inCell ? lines.cell : letter ? lines.letter : lines.sheet;
}

/** Size in points: 3号 in letters, 小四 in tables and records, 五号 in notes. */
function paragraphPoints(block: ParagraphBlock, drawing: Drawing, inCell: boolean): number {
  if (block.role === 'note') return drawing.letter ? 12 : 10.5;
  if (inCell) return 12;
  return drawing.letter ? 16 : 12;
}

function paragraphFace(block: ParagraphBlock): Face {
  return block.role === 'label' || block.role === 'heading' ? faces.label : faces.body;
}

const alignments: Readonly<Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
};

/** Points to twentieths of a point. */
function twentieths(points: number): number {
  return Math.round(points * 20);
}

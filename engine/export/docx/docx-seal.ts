import {
  AlignmentType,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import type { SealBlock } from '../../../contract/blocks.ts';
import { fixedLine } from './docx-line.ts';
import { docxRuns, type FieldMarks } from './docx-runs.ts';
import { faces } from './docx-units.ts';

/** The seal as a PNG with a transparent ground, `millimetres` across (a county agency's seal is 40 mm or so). */
export type SealPicture = { readonly png: Uint8Array; readonly millimetres: number };

/**
 * Agency and date at the right, the seal over both (GB/T 9704-2012 7.3.5): upright, name and date slightly below its
 * centre. Without a picture the place stays free for the stamp.
 */
export function sealParagraphs(
  block: SealBlock,
  {
    size,
    line,
    seal,
    marks,
  }: {
    readonly size: number;
    /** Points of a line. */
    readonly line: number;
    readonly seal: SealPicture | null;
    readonly marks: FieldMarks | null;
  },
): Paragraph[] {
  const right = { right: Math.round(size * 20 * 2) };
  const style = { font: faces.body, size, marks };
  const picture: ParagraphChild[] = seal ? [sealRun(seal, size)] : [];
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: right,
      keepNext: true,
      spacing: fixedLine(line),
      children: [...docxRuns(block.label, style), ...picture],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(size * 20 * 4) },
      keepLines: true,
      spacing: fixedLine(line),
      children: docxRuns(block.date, style),
    }),
  ];
}

function sealRun(seal: SealPicture, size: number): ImageRun {
  const pixels = Math.round((seal.millimetres / 25.4) * 96);
  const emu = 12_700;
  return new ImageRun({
    type: 'png',
    data: seal.png,
    transformation: { width: pixels, height: pixels },
    altText: { name: 'seal', title: '印章', description: '执法部门印章' },
    floating: {
      behindDocument: true,
      allowOverlap: true,
      wrap: { type: TextWrappingType.NONE },
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.MARGIN,
        align: HorizontalPositionAlign.RIGHT,
      },
      // Half a seal above the agency's line, so that name and date lie in its lower half.
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.PARAGRAPH,
        offset: Math.round(-(seal.millimetres / 2) * 36_000 + size * emu),
      },
    },
  });
}

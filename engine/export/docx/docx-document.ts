import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  type ICommentOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { PageStyle, ResolvedBlock, SealBlock, TitleBlock } from '../../../contract/blocks.ts';
import type { Watermark } from '../../../contract/print.ts';
import { missingCase } from '../../values/missing-case.ts';
import { codeHeader } from './docx-code.ts';
import { type Drawing, drawParagraph } from './docx-paragraph.ts';
import type { FieldMarks } from './docx-runs.ts';
import { type SealPicture, sealParagraphs } from './docx-seal.ts';
import { docxTable } from './docx-table.ts';
import { faces, halfPoints, isLetter, twips } from './docx-units.ts';

/** What is written beside the blocks. */
export type DocxOptions = {
  readonly title: string;
  readonly page: PageStyle;
  /** Stands at the head of every page of what was not issued. */
  readonly watermark: Watermark | '工作稿' | null;
  readonly seal: SealPicture | null;
  /** Picture of the verification code, for the first page's corner. */
  readonly code?: Uint8Array | null;
  /** Set where the file is made for a reviewer to write in (engine/word-review). */
  readonly copy?: WorkingCopy;
};

/** What a working copy carries beside the document. */
export type WorkingCopy = {
  readonly marks: FieldMarks;
  readonly comments: readonly ICommentOptions[];
  /** The line above the document, asked for once all of it is drawn. */
  readonly head: () => Paragraph;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
};

/**
 * Writes blocks as an unsigned DOCX: the same tree that paper and print draw, block by block in order. Text, order,
 * tables and page size are as on the paper; page breaks are Word's own. Title, body, number and seal follow GB/T 9704-2012.
 */
export async function docxDocument(
  blocks: readonly ResolvedBlock[],
  options: DocxOptions,
): Promise<Uint8Array> {
  const { page } = options;
  const drawing: Drawing = {
    letter: isLetter(page),
    widthTwips: twips(210 - page.margin.left - page.margin.right),
    seal: options.seal,
    marks: options.copy?.marks ?? null,
  };
  const body = blocks.flatMap((block) => drawBlock(block, drawing));
  const { copy } = options;
  const document = new Document({
    title: options.title,
    ...(copy ? { comments: { children: copy.comments }, customProperties: copy.properties } : {}),
    styles: {
      default: { document: { run: { font: faces.body, size: halfPoints(drawing.letter ? 16 : 12) } } },
    },
    sections: [
      {
        properties: {
          titlePage: Boolean(options.code),
          page: {
            // A4 in twentieths of a point.
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(page.margin.top),
              right: twips(page.margin.right),
              bottom: twips(page.margin.bottom),
              left: twips(page.margin.left),
            },
          },
        },
        headers: {
          ...(options.watermark ? { default: watermarkHeader(options.watermark) } : {}),
          ...(options.code ? { first: codeHeader(options.code) } : {}),
        },
        footers: pageFooters(page, Boolean(options.code)),
        children: copy ? [copy.head(), ...body] : body,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function drawBlock(block: ResolvedBlock, drawing: Drawing): FileChild[] {
  switch (block.kind) {
    case 'title':
      return drawTitle(block);
    case 'paragraph':
      return [drawParagraph(block, drawing)];
    case 'table':
      return [docxTable(block, drawing)];
    case 'seal':
      return drawSeal(block, drawing);
    case 'gap':
      return Array.from({ length: block.lines }, () => new Paragraph({ children: [] }));
    default:
      return missingCase(block);
  }
}

function drawTitle(block: TitleBlock): Paragraph[] {
  return block.lines.map(
    (line, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { before: index === 0 ? 120 : 0, after: index === block.lines.length - 1 ? 240 : 60 },
        // 2号 (22 pt).
        children: [new TextRun({ text: line, font: faces.title, size: halfPoints(22) })],
      }),
  );
}

function drawSeal(block: SealBlock, drawing: Drawing): Paragraph[] {
  return sealParagraphs(block, {
    size: drawing.letter ? 16 : 12,
    seal: drawing.seal,
    marks: drawing.marks,
  });
}

function watermarkHeader(watermark: string): Header {
  const run = new TextRun({
    text: watermark,
    font: faces.label,
    size: halfPoints(22),
    color: 'A0A0A0',
    bold: true,
  });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

/** @param apart whether the first page has a head of its own: then its foot must be given anew. */
function pageFooters(page: PageStyle, apart: boolean): { default?: Footer; first?: Footer } {
  const lines: Paragraph[] = [];
  if (page.pageFoot) {
    lines.push(new Paragraph({ children: [new TextRun({ text: page.pageFoot, size: halfPoints(12) })] }));
  }
  const number = pageNumberRuns(page);
  if (number) lines.push(new Paragraph({ alignment: AlignmentType.CENTER, children: number }));
  if (lines.length === 0) return {};
  const foot = new Footer({ children: lines });
  return apart ? { default: foot, first: foot } : { default: foot };
}

function pageNumberRuns(page: PageStyle): ParagraphChild[] | null {
  const size = halfPoints(14);
  if (page.pageNumber === 'total') {
    return [
      new TextRun({
        size: halfPoints(10.5),
        children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
      }),
    ];
  }
  // GB/T 9704-2012: 4号, a dash on each side.
  if (page.pageNumber === 'plain') return [new TextRun({ size, children: ['— ', PageNumber.CURRENT, ' —'] })];
  return null;
}

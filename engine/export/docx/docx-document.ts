import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  type ICommentOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { PageStyle, ResolvedBlock, SealBlock, TitleBlock } from '../../../contract/blocks.ts';
import type { Watermark } from '../../../contract/print.ts';
import { missingCase } from '../../values/missing-case.ts';
import { codeHeader } from './docx-code.ts';
import { footDistance, numbersBySide, pageFooters, startsUnnumbered } from './docx-foot.ts';
import { emptyLine, fixedLine, lines } from './docx-line.ts';
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
  const firstApart = Boolean(options.code) || startsUnnumbered(page);
  const document = new Document({
    title: options.title,
    evenAndOddHeaderAndFooters: numbersBySide(page),
    ...(copy ? { comments: { children: copy.comments }, customProperties: copy.properties } : {}),
    styles: {
      default: { document: { run: { font: faces.body, size: halfPoints(drawing.letter ? 16 : 12) } } },
    },
    sections: [
      {
        properties: {
          titlePage: firstApart,
          page: {
            // A4 in twentieths of a point.
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(page.margin.top),
              right: twips(page.margin.right),
              bottom: twips(page.margin.bottom),
              left: twips(page.margin.left),
              footer: footDistance(page),
            },
          },
        },
        headers: pageHeaders(options),
        footers: pageFooters(page, firstApart),
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
      return Array.from({ length: block.lines }, () =>
        emptyLine(drawing.letter ? lines.letter : lines.sheet),
      );
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
        spacing: {
          before: index === 0 ? 120 : 0,
          after: index === block.lines.length - 1 ? 240 : 0,
          ...fixedLine(lines.title),
        },
        // 2号 (22 pt).
        children: [new TextRun({ text: line, font: faces.title, size: halfPoints(22) })],
      }),
  );
}

function drawSeal(block: SealBlock, drawing: Drawing): Paragraph[] {
  return sealParagraphs(block, {
    size: drawing.letter ? 16 : 12,
    line: drawing.letter ? lines.letter : lines.sheet,
    seal: drawing.seal,
    marks: drawing.marks,
  });
}

/** The heads: each kind of page that Word tells apart bears the watermark; the first has the code instead. */
function pageHeaders({ watermark, code }: DocxOptions): { default?: Header; even?: Header; first?: Header } {
  const marked = watermark ? watermarkHeader(watermark) : null;
  const first = code ? codeHeader(code) : marked;
  return { ...(marked ? { default: marked, even: marked } : {}), ...(first ? { first } : {}) };
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

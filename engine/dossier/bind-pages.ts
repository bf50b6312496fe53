import {
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  StandardFonts,
} from 'pdf-lib';
import { drawPageNumber } from './draw-page-number.ts';

/** A part of the bound file; `numbered` pages count through the dossier. */
export type BoundPart = {
  readonly title: string;
  readonly pdf: Uint8Array;
  readonly numbered: boolean;
};

/**
 * One PDF of all parts: page numbers in Arabic digits at the lower right corner of the numbered ones (cover, index and
 * note bear none), and a bookmark for each part.
 */
export async function bindPages(title: string, parts: readonly BoundPart[]): Promise<Uint8Array> {
  const bound = await PDFDocument.create();
  bound.setTitle(title, { showInWindowTitleBar: true });
  bound.setLanguage('zh-CN');
  bound.setProducer('Anjuan');
  const digits = await bound.embedFont(StandardFonts.Helvetica);
  const marks: { readonly title: string; readonly page: PDFRef }[] = [];
  let number = 0;
  for (const part of parts) {
    const source = await PDFDocument.load(part.pdf, { ignoreEncryption: false });
    const pages = await bound.copyPages(source, source.getPageIndices());
    for (const [index, page] of pages.entries()) {
      bound.addPage(page);
      if (index === 0) marks.push({ title: part.title, page: page.ref });
      if (part.numbered) drawPageNumber(page, ++number, digits);
    }
  }
  addBookmarks(bound, marks);
  return bound.save({ useObjectStreams: false });
}

/** How many pages a PDF has. */
export async function pageCount(pdf: Uint8Array): Promise<number> {
  return (await PDFDocument.load(pdf)).getPageCount();
}

/** The document outline (ISO 32000-1, 12.3.3): a flat list, shown when the file is opened. */
function addBookmarks(
  bound: PDFDocument,
  marks: readonly { readonly title: string; readonly page: PDFRef }[],
): void {
  const { context } = bound;
  const root = context.nextRef();
  const refs = marks.map(() => context.nextRef());
  for (const [index, { title, page }] of marks.entries()) {
    const ref = refs[index];
    if (!ref) continue;
    const item: PDFDict = context.obj({});
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    item.set(PDFName.of('Parent'), root);
    item.set(PDFName.of('Dest'), context.obj([page, PDFName.of('Fit')]));
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before) item.set(PDFName.of('Prev'), before);
    if (after) item.set(PDFName.of('Next'), after);
    context.assign(ref, item);
  }
  const outline: PDFDict = context.obj({ Type: 'Outlines' });
  const [first, last] = [refs[0], refs.at(-1)];
  if (!first || !last) return;
  outline.set(PDFName.of('First'), first);
  outline.set(PDFName.of('Last'), last);
  outline.set(PDFName.of('Count'), PDFNumber.of(refs.length));
  context.assign(root, outline);
  bound.catalog.set(PDFName.of('Outlines'), root);
  bound.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

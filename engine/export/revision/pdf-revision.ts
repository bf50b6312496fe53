import { PDFDict, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { PdfFile } from '../signing/pdf-file.ts';
import type { PdfIncrement } from '../signing/pdf-increment.ts';
import { embedPng } from '../signing/pdf-seal-image.ts';
import { pageRefs } from '../signing/pdf-signature-fields.ts';
import { boxOf } from '../signing/pdf-straddle-seal.ts';

/** The code as it goes into a PDF: its picture for the first page, and the record it is checked against. */
export type PdfCode = {
  readonly png: Uint8Array;
  readonly record: Uint8Array;
};

const millimetre = 72 / 25.4;
const size = 24 * millimetre;
/** From the page's right and top edges. */
const inset = 10 * millimetre;
const name = (text: string) => PDFName.of(text);

/**
 * Stamps the code in the upper right corner of the first page, in the margin, and puts the record among the catalog's
 * private data (/PieceInfo, ISO 32000-2, 14.5): both before the first signature, which covers them.
 */
export async function addPdfCode(
  file: PdfFile,
  increment: PdfIncrement,
  code: PdfCode,
  at: Date,
): Promise<void> {
  const [page] = pageRefs(file);
  if (!page) return;
  const { context } = increment;
  const image = await embedPng(context, code.png);
  const form = context.stream(`q ${size} 0 0 ${size} 0 0 cm /Im0 Do Q`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, size, size],
    Resources: { XObject: { Im0: image } },
  });
  const [, , right, top] = boxOf(file, page);
  const stamp = context.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    // Print, ReadOnly and Locked.
    F: 4 + 64 + 128,
    Rect: [right - inset - size, top - inset - size, right - inset, top - inset],
    P: page,
    NM: PDFString.of('verification-code'),
    AP: { N: context.register(form) },
  });
  increment.annotate(page, context.register(stamp));
  const data = context.obj({
    LastModified: PDFString.fromDate(at),
    Private: context.register(context.stream(code.record)),
  });
  increment.change(file.catalog.ref).set(name('PieceInfo'), context.obj({ Anjuan: data }));
}

/** The record that `addPdfCode` put in; null where there is none. */
export function recordInPdf(file: PdfFile): Uint8Array | null {
  let value = file.resolve(file.catalog.dict.get(name('PieceInfo')));
  for (const key of ['Anjuan', 'Private']) {
    if (!(value instanceof PDFDict)) return null;
    value = file.resolve(value.get(name(key)));
  }
  return value instanceof PDFRawStream && !value.dict.has(name('Filter')) ? value.contents : null;
}

import { PDFArray, PDFHexString, PDFName, PDFNumber } from 'pdf-lib';
import type { PdfFile } from './pdf-file.ts';
import { PdfObjectReader } from './pdf-object-reader.ts';
import type { SignatureField } from './pdf-signature-fields.ts';

/** What one signature covers: two stretches around its own /Contents, and the CMS in the gap. */
export type SignedRange = {
  readonly content: readonly [Uint8Array, Uint8Array];
  readonly cms: Uint8Array;
  /** Where the signed revision ends, in bytes. */
  readonly end: number;
};

/**
 * Reads a signature's /ByteRange and holds it against the file (ISO 32000-2, 12.8.1): [0 a b c] with the gap from a
 * to b exactly the `<hex>` of this dictionary's /Contents at the very place where the cross-reference table finds
 * it. Null when anything is otherwise (signature wrapping, universal forgery).
 */
export function signedRange(
  file: PdfFile,
  signature: NonNullable<SignatureField['signature']>,
): SignedRange | null {
  const range = signature.dict.get(PDFName.of('ByteRange'));
  const contents = signature.dict.get(PDFName.of('Contents'));
  if (!(range instanceof PDFArray) || !(contents instanceof PDFHexString) || range.size() !== 4) return null;
  const numbers = range.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : -1));
  const [start = -1, gapStart = -1, gapEnd = -1, rest = -1] = numbers;
  const end = gapEnd + rest;
  const whole = numbers.every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!whole || start !== 0 || gapStart <= 0 || gapEnd <= gapStart + 2 || end > file.bytes.length)
    return null;
  const entry = file.entry(signature.ref.objectNumber);
  if (entry?.kind !== 'at') return null;
  const object = new PdfObjectReader(file.bytes).indirectObjectAt(entry.offset);
  if (gapStart < object.start || gapEnd > object.end) return null;
  const gap = textOf(file.bytes, gapStart, gapEnd);
  const hexadecimal = gap.slice(1, -1);
  if (!/^<(?:[0-9A-Fa-f]{2})*>$/.test(gap) || hexadecimal !== contents.asString()) return null;
  const before = textOf(file.bytes, object.start, gapStart);
  const after = textOf(file.bytes, gapEnd, object.end);
  if (!/\/Contents[\r\n\t ]*$/.test(before) || `${before}${after}`.split('/Contents').length !== 2)
    return null;
  return {
    content: [file.bytes.subarray(0, gapStart), file.bytes.subarray(gapEnd, end)],
    cms: Uint8Array.from(Buffer.from(hexadecimal, 'hex')),
    end,
  };
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

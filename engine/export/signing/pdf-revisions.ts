import { AppError } from '../../../contract/app-error.ts';
import { PdfFile } from './pdf-file.ts';

/** The file as it was at `end`, or null where there it was no file. */
export function revisionAt(bytes: Uint8Array, end: number): PdfFile | null {
  try {
    return new PdfFile(bytes, end);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * The revisions behind `before` up to `after`, oldest first and `after` the last of them, by the cross-reference
 * sections that each increment ends with. Null where the bytes between are not whole increments.
 */
export function revisionsBetween(before: PdfFile, after: PdfFile): readonly PdfFile[] | null {
  const later = after.sections.filter(({ offset }) => offset >= before.end).reverse();
  const found: PdfFile[] = [];
  for (const { end } of later.slice(0, -1)) {
    const mark = /^\s*startxref\s+\d+\s+%%EOF[\t ]*(?:\r\n|\r|\n)?/.exec(tailOf(after.bytes, end));
    const revision = mark ? revisionAt(after.bytes, end + mark[0].length) : null;
    if (!revision) return null;
    found.push(revision);
  }
  return later.length === 0 ? null : [...found, after];
}

function tailOf(bytes: Uint8Array, start: number): string {
  return Buffer.from(bytes.subarray(start, start + 128)).toString('latin1');
}

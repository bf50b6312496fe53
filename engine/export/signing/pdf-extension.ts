import { recordPdf } from './container-record.ts';
import { PdfFile } from './pdf-file.ts';
import { PdfIncrement } from './pdf-increment.ts';
import { addValidationData } from './pdf-validation-data.ts';
import type { ValidationData } from './trust/validation-data.ts';

/**
 * Puts validation data behind a finished PDF as an increment of its own, which even a signature that locks the whole
 * allows (ISO 32000-2, 12.8.2.2); no signed byte changes, and the container's record is taken anew. Null where the
 * file holds all of it already. Throws PDF_UNREADABLE, PDF_ENCRYPTED.
 */
export function extendPdf(pdf: Uint8Array, data: ValidationData): Uint8Array | null {
  const file = new PdfFile(pdf);
  const increment = new PdfIncrement(file);
  return addValidationData(file, increment, data) ? recordPdf(increment.append('validation data')) : null;
}

import { createHash } from 'node:crypto';
import { AppError } from '../../../contract/app-error.ts';
import type { FileVerdict } from '../../../contract/verdict.ts';
import { judgeContainer } from './container-record.ts';
import type { DocumentVerdict, VerifyOptions } from './verdict-problem.ts';
import { verifyDocx } from './verify-docx.ts';
import { verifyPdf } from './verify-pdf.ts';

/**
 * Verifies a PDF or DOCX, told apart by content and never by name.
 * @param file the name to say in the verdict.
 * @throws AppError FILE_KIND_UNKNOWN, PDF_UNREADABLE, PDF_ENCRYPTED, DOCX_UNREADABLE
 */
export async function verifyFile(
  file: string,
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<FileVerdict> {
  const verdict = await verifyByContent(file, bytes, options);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, sha256, container: judgeContainer(verdict.kind, bytes), ...verdict };
}

function verifyByContent(file: string, bytes: Uint8Array, options: VerifyOptions): Promise<DocumentVerdict> {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (start.startsWith('%PDF-')) return verifyPdf(bytes, options);
  if (start.startsWith('PK\x03\x04')) return verifyDocx(bytes, options);
  throw new AppError('FILE_KIND_UNKNOWN', { file });
}

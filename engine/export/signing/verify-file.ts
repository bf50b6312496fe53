import { createHash } from 'node:crypto';
import { AppError } from '../../../contract/app-error.ts';
import type { FileVerdict, RevisionVerdict } from '../../../contract/verdict.ts';
import { judgeRevision } from '../revision/revision-record.ts';
import { judgeContainer } from './container-record.ts';
import { type DocumentVerdict, type ProblemCode, problem, type VerifyOptions } from './verdict-problem.ts';
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
  const { signers, ...rest } = verdict;
  const revision = judgeRevision(verdict.kind, bytes, signers);
  const found = revision ? revisionProblems[revision.state] : null;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    ...rest,
    file,
    sha256,
    container: judgeContainer(verdict.kind, bytes),
    revision,
    ok: rest.ok && found === null,
    problems: found === null ? rest.problems : [...rest.problems, problem(found)],
  };
}

const revisionProblems: Readonly<Record<RevisionVerdict['state'], ProblemCode | null>> = {
  same: null,
  different: 'CODE_DIFFERENT',
  unsigned: 'CODE_UNSIGNED',
  unreadable: 'CODE_UNREADABLE',
};

function verifyByContent(file: string, bytes: Uint8Array, options: VerifyOptions): Promise<DocumentVerdict> {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (start.startsWith('%PDF-')) return verifyPdf(bytes, options);
  if (start.startsWith('PK\x03\x04')) return verifyDocx(bytes, options);
  throw new AppError('FILE_KIND_UNKNOWN', { file });
}

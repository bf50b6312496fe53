import { AppError } from '../../contract/app-error.ts';
import type { Finding } from '../../contract/finding.ts';
import type { DocumentView } from '../cases/case-view.ts';

/** What only exists once the document is numbered, dated and sealed cannot stand against its review. */
const afterReview: ReadonlySet<string> = new Set(['/number', '/issuedOn']);

/**
 * Whether a draft may go to review: no open `block` on it, and a written reason for every `major`. Throws
 * SUBMIT_BLOCKED, SUBMIT_REASON_NEEDED.
 */
export function requireSubmittable(document: DocumentView, findings: readonly Finding[]): void {
  const { title } = document;
  const own = findings.filter(({ at }) => at.document === document.id && !afterReview.has(at.pointer));
  const blocks = own.filter(({ severity }) => severity === 'block');
  const [first] = blocks;
  if (first) throw new AppError('SUBMIT_BLOCKED', { title, count: blocks.length, first: first.message });
  const explained = new Set((document.raw.reasons ?? []).map(({ finding }) => finding));
  const majors = own.filter(({ severity, id }) => severity === 'major' && !explained.has(id));
  const [unsaid] = majors;
  if (unsaid) {
    throw new AppError('SUBMIT_REASON_NEEDED', { title, count: majors.length, first: unsaid.message });
  }
}

import { AppError } from '../../contract/app-error.ts';
import type { Finding } from '../../contract/finding.ts';
import type { DocumentView } from '../cases/case-view.ts';

/** What only exists once the document is numbered, dated and sealed cannot stand against its review. */
const afterReview: ReadonlySet<string> = new Set(['/number', '/issuedOn']);

/** What stands against a draft's review. */
export function ownFindings(document: DocumentView, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ at }) => at.document === document.id && !afterReview.has(at.pointer));
}

/**
 * Why a draft may not go to review, or null: no open `block` on it, and a written reason for every `major`. Answers
 * SUBMIT_BLOCKED, SUBMIT_REASON_NEEDED.
 */
export function submissionRefusal(document: DocumentView, findings: readonly Finding[]): AppError | null {
  const { title } = document;
  const own = ownFindings(document, findings);
  const blocks = own.filter(({ severity }) => severity === 'block');
  const [first] = blocks;
  if (first) return new AppError('SUBMIT_BLOCKED', { title, count: blocks.length, first: first.message });
  const explained = new Set((document.raw.reasons ?? []).map(({ finding }) => finding));
  const majors = own.filter(({ severity, id }) => severity === 'major' && !explained.has(id));
  const [unsaid] = majors;
  if (!unsaid) return null;
  return new AppError('SUBMIT_REASON_NEEDED', { title, count: majors.length, first: unsaid.message });
}

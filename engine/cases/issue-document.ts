import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { Finding } from '../../contract/finding.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { mustReview } from '../review/must-review.ts';
import { reviewState } from '../review/review-state.ts';
import type { CaseView, DocumentView } from './case-view.ts';
import { judgedByNow } from './judged-by.ts';

/**
 * Whether a draft may be issued: no open `block` on it, a written reason for every `major`, and a standing pass where
 * the review is due. Throws DOCUMENT_STATE, ISSUE_BLOCKED, REASON_NEEDED, REVIEW_NEEDED.
 */
export function requireIssuable(
  view: CaseView,
  document: DocumentView,
  form: LoadedForm,
  findings: readonly Finding[],
): void {
  const { title } = form.definition;
  if (document.state !== 'draft')
    throw new AppError('DOCUMENT_STATE', { title, state: stateTitles[document.state], act: '签发' });
  const own = findings.filter((finding) => finding.at.document === document.id);
  const blocks = own.filter((finding) => finding.severity === 'block');
  const [first] = blocks;
  if (first) throw new AppError('ISSUE_BLOCKED', { title, count: blocks.length, first: first.message });
  const reasons = new Set((document.raw.reasons ?? []).map((one) => one.finding));
  const unexplained = own.filter((finding) => finding.severity === 'major' && !reasons.has(finding.id));
  const [unsaid] = unexplained;
  if (unsaid)
    throw new AppError('REASON_NEEDED', { title, count: unexplained.length, first: unsaid.message });
  const because = form.definition.reviewed ? mustReview(view).reasons : [];
  if (because.length > 0 && reviewState(view, document, form) !== 'passed') {
    throw new AppError('REVIEW_NEEDED', { title, reason: because.map((one) => one.text).join('；') });
  }
}

/** The document as it is from now on: every bound value copied, never changed again. `document` bears its date already. */
export function issuedDocument(document: DocumentView, form: LoadedForm): CaseDocument {
  const { version } = form.definition;
  return {
    ...document.raw,
    formVersion: version,
    state: 'issued',
    content: structuredClone(document.content),
    judgedBy: judgedByNow(),
  };
}

export const stateTitles: Readonly<Record<NonNullable<CaseDocument['state']>, string>> = {
  draft: '草稿',
  issued: '已签发',
  void: '已作废',
  withdrawn: '已撤回',
  revoked: '已撤销',
};

/** The position of a document in a case. Throws NOT_FOUND. */
export function documentPosition(file: CaseFile, id: string): number {
  const position = file.documents.findIndex((document) => document.id === id);
  if (position < 0) throw new AppError('NOT_FOUND', { what: '文书', id });
  return position;
}

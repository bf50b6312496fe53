import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { reviewedStates } from '../store/revisions.ts';
import type { ReadableStore } from '../store/store.ts';
import { reviewRounds } from './review-state.ts';
import { substanceHash } from './substance-hash.ts';

/**
 * Whether the substance of a document under review is no longer what was submitted: the reviewer must know, for a pass
 * is given to what stands there now. False where no review is open, and where the submitted state was not kept.
 */
export function changedSinceSubmission(
  store: ReadableStore,
  caseId: string,
  view: CaseView,
  document: DocumentView,
  form: LoadedForm,
): boolean {
  if (reviewRounds(view, document.id).at(-1)?.result !== 'submitted') return false;
  const [submitted] = reviewedStates(store, { caseId, documentId: document.id });
  if (!submitted) return false;
  const { content } = JSON.parse(submitted.data) as CaseDocument;
  return substanceHash(form, content) !== substanceHash(form, document.content);
}

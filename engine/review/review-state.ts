import type { ActOf, CaseView, DocumentView } from '../cases/case-view.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { substanceHash } from './substance-hash.ts';

export type ReviewState = 'none' | 'submitted' | 'passed' | 'returned' | 'voided';

/** The rounds of a document's review, in order. */
export function reviewRounds(view: CaseView, document: string): readonly ActOf<'review'>[] {
  return view.actsOf('review', document);
}

/** Where a document's review stands. A pass is void as soon as the substance is no longer what was passed. */
export function reviewState(view: CaseView, document: DocumentView, form: LoadedForm): ReviewState {
  const last = reviewRounds(view, document.id).at(-1);
  if (!last) return 'none';
  if (last.result !== 'passed') return last.result;
  // A pass from a case file written by hand carries no hash: it stands for what it was given for.
  if (last.substanceHash === undefined) return 'passed';
  return last.substanceHash === substanceHash(form, document.content) ? 'passed' : 'voided';
}

import type { CaseFile } from '../../contract/case-file.generated.ts';
import { factsState } from './merge-case.ts';

/** The states of a case as revisions keep them: the facts with the evidence list (null), and each document. */
export function caseStates(
  file: CaseFile,
): { readonly documentId: string | null; readonly state: unknown }[] {
  return [
    { documentId: null, state: factsState(file) },
    ...file.documents.map((document) => ({ documentId: document.id, state: document })),
  ];
}

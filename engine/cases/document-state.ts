import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { OpenCaseFile } from './case-session.ts';
import { stateTitles } from './issue-document.ts';

/** Throws DOCUMENT_ISSUED or DOCUMENT_STATE unless the document is a draft. `act`: what was to be done, in Chinese. */
export function requireDraft(document: CaseDocument, title: string, act: string): void {
  const state = document.state ?? 'draft';
  if (state === 'issued' && act === '修改') throw new AppError('DOCUMENT_ISSUED', { title });
  if (state !== 'draft') throw new AppError('DOCUMENT_STATE', { title, state: stateTitles[state], act });
}

/** The case with the state of some documents changed. */
export function changeStates(
  file: OpenCaseFile,
  ids: readonly string[],
  state: NonNullable<CaseDocument['state']>,
): OpenCaseFile {
  if (ids.length === 0) return file;
  const changed = new Set(ids);
  return { ...file, documents: file.documents.map((one) => (changed.has(one.id) ? { ...one, state } : one)) };
}

/** A draft, or issued and in force: neither void, withdrawn nor revoked. */
export function stands({ state = 'draft' }: Pick<CaseDocument, 'state'>): boolean {
  return state === 'draft' || state === 'issued';
}

/** It was issued and went out as it is; a revocation since does not change the paper. */
export function wasIssued({ state = 'draft' }: Pick<CaseDocument, 'state'>): boolean {
  return state === 'issued' || state === 'revoked';
}

/** The case with one document changed. */
export function changeDocument(position: number, change: (document: CaseDocument) => CaseDocument) {
  return (file: OpenCaseFile): OpenCaseFile => ({
    ...file,
    documents: file.documents.map((document, index) => (index === position ? change(document) : document)),
  });
}

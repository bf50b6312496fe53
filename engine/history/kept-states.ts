import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { OpenCaseFile } from '../cases/case-session.ts';
import { caseView } from '../cases/case-view.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { listRevisions, readRevision, type WholeRevision } from '../store/revisions.ts';

export type KeptFacts = Pick<CaseFile, 'facts' | 'evidence'>;

/** A revision of this document (null: the facts) with its state. Throws NOT_FOUND. */
export function keptRevision(
  cases: OpenCases,
  place: { readonly caseId: string; readonly documentId: string | null },
  id: string,
): WholeRevision {
  const revision = readRevision(cases.context.store, place, id);
  if (!revision) throw new AppError('NOT_FOUND', { what: '历史版本', id });
  return revision;
}

/** A document as a revision kept it. */
export const keptDocument = (revision: WholeRevision) => JSON.parse(revision.data) as CaseDocument;

/** The facts and the evidence list as a revision kept them. */
export const keptFacts = (revision: WholeRevision) => JSON.parse(revision.data) as KeptFacts;

/** What a kept document printed: its own words, and in the places of facts what was known of them at that time. */
export function keptContent(
  cases: OpenCases,
  file: OpenCaseFile,
  revision: WholeRevision,
): Readonly<Record<string, unknown>> {
  const kept = keptDocument(revision);
  const then = {
    ...file,
    ...factsAt(cases, file, revision.at),
    documents: file.documents.map((one) => (one.id === kept.id ? kept : one)),
  };
  const { station, library } = cases.context;
  return caseView(then, station(), library, cases.today()).document(kept.id)?.content ?? kept.content;
}

/**
 * The facts as they were kept last before a moment; of the time before any were kept, the earliest that were. A state
 * is kept after a pause, so that an edit of the minute before may be in the next one.
 */
function factsAt(cases: OpenCases, file: OpenCaseFile, at: string): KeptFacts {
  const place = { caseId: file.id, documentId: null };
  const all = listRevisions(cases.context.store, place);
  const found = all.find((one) => one.at <= at) ?? all.at(-1);
  if (!found) return file;
  return keptFacts(keptRevision(cases, place, found.id));
}

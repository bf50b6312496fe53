import { isDeepStrictEqual } from 'node:util';
import { produce } from 'immer';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { CommandInput } from '../../contract/commands.ts';
import { stateOf } from '../cases/case-parts.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { requireDraft } from '../cases/document-state.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { writePointer } from '../cases/write-pointer.ts';
import { readPointer } from '../forms/pointer.ts';
import { resolveContent } from '../forms/resolve-content.ts';
import { keepRevision, type WholeRevision } from '../store/revisions.ts';
import { keptDocument, keptFacts, keptRevision } from './kept-states.ts';

type Content = Record<string, unknown>;

/**
 * Writes a kept state over the draft (or the facts) as one edit, which undo takes back, and keeps the outcome as a
 * revision of its own. Throws NOT_FOUND, DOCUMENT_ISSUED, DOCUMENT_STATE, INPUT_INVALID; nothing has changed then.
 */
export function restore(
  cases: OpenCases,
  { caseId, documentId, revision: id, editId }: CommandInput<'history/restore'>,
): void {
  const session = cases.session(caseId);
  if (session.knows(editId)) {
    cases.applied(session, editId, null);
    return;
  }
  const revision = keptRevision(cases, { caseId, documentId }, id);
  const recipe =
    documentId === null
      ? (draft: CaseFile) => Object.assign(draft, keptFacts(revision))
      : documentRecipe(cases, session, documentId, revision);
  const write = (draft: CaseFile) => void recipe(draft);
  const problem = cases.shape.problem(produce(session.file, write));
  if (problem) throw new AppError('INPUT_INVALID', { place: problem.pointer, problem: problem.problem });
  // What stands now is kept first, so that it is a state one can come back to.
  cases.flush();
  cases.applied(session, editId, session.edit(editId, documentId, cases.at(), write));
  cases.commits.flush();
  cases.context.store.transaction((store) => {
    keepRevision(store, { caseId, documentId }, stateOf(session.file, documentId), cases.at(), 'restored');
    cases.record(store, {
      who: '',
      what: '恢复历史版本',
      subject: documentId === null ? `case:${caseId}` : `document:${caseId}/${documentId}`,
      detail: { revision: revision.id, sha256: revision.sha256 },
    });
  });
}

/** Kept with the facts as words of their own; where these say what the facts say now, the draft stays tied to them. */
const whole: ReadonlySet<WholeRevision['reason']> = new Set(['submitted', 'issued', 'voided', 'withdrawn']);

/** Written in one piece, so that undo takes back this alone and not what was typed the moment before. */
function documentRecipe(cases: OpenCases, session: CaseSession, documentId: string, revision: WholeRevision) {
  const { document, position, form } = cases.document(session, documentId);
  requireDraft(document, form.definition.title, '恢复');
  const kept: Content = keptDocument(revision).content;
  const content = produce(kept, (draft) => {
    if (!whole.has(revision.reason)) return;
    const live = resolveContent(form, { ...document, content: {} }, cases.bindings(session.file, document));
    for (const pointer of Object.keys(form.definition.bindings)) {
      const value = readPointer(kept, pointer);
      if (value !== undefined && isDeepStrictEqual(value, readPointer(live, pointer)))
        writePointer(draft, pointer, undefined);
    }
  });
  return (draft: CaseFile) => {
    const target = draft.documents[position];
    if (target) target.content = content;
  };
}

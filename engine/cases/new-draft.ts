import { v7 as uuid } from 'uuid';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { prefilledContent } from '../forms/resolve-content.ts';
import { keepRevision } from '../store/revisions.ts';
import type { CaseSession, OpenCaseFile } from './case-session.ts';
import type { ActRecord, OpenCases } from './open-cases.ts';

/** A draft as a new document of its form begins. */
export function newDraft(
  cases: OpenCases,
  session: CaseSession,
  form: LoadedForm,
  links: { readonly party?: string; readonly about?: readonly string[]; readonly replaces?: string },
): CaseDocument {
  const { party, about, replaces } = links;
  const bare: CaseDocument = {
    id: uuid(),
    form: form.definition.id,
    formVersion: form.definition.version,
    state: 'draft',
    createdOn: cases.today(),
    content: {},
    ...(party === undefined ? {} : { party }),
    ...(about === undefined ? {} : { about: [...about] }),
    ...(replaces === undefined ? {} : { replaces }),
  };
  return { ...bare, content: prefilledContent(form, cases.bindings(session.file, bare)) };
}

/** Puts a new draft into its case and its history; `before` changes the case in the same transaction. */
export function addDraft(
  cases: OpenCases,
  session: CaseSession,
  caseId: string,
  draft: CaseDocument,
  record: Omit<ActRecord, 'subject'>,
  before: (file: OpenCaseFile) => OpenCaseFile = (file) => file,
): void {
  cases.act(
    session,
    (file) => {
      const after = before(file);
      return { ...after, documents: [...after.documents, draft] };
    },
    { ...record, subject: `document:${caseId}/${draft.id}` },
    (store) => keepRevision(store, { caseId, documentId: draft.id }, draft, cases.at(), 'created'),
  );
}

import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { takeNumber } from '../store/numbers.ts';
import type { WritableStore } from '../store/store.ts';
import type { CaseSession, OpenCaseFile } from './case-session.ts';
import { changeDocument, requireDraft } from './document-state.ts';
import type { OpenCases } from './open-cases.ts';

/** Kind code of case numbers (鲁德交立〔2026〕15号). */
const caseNumberCode = '立';

/**
 * The number of a document; takes the next of its series where it has none, in one transaction with the document. A
 * form that bears the case number takes that for the case. Throws DOCUMENT_STATE, NUMBER_SERIES_FULL.
 */
export function takenNumber(cases: OpenCases, caseId: string, documentId: string): string {
  const session = cases.session(caseId);
  const { document, position, form } = cases.document(session, documentId);
  const { numberCode } = form.definition;
  const known = numberCode === null ? session.file.facts.caseNumber : document.number;
  if (known) return known;
  if (numberCode === null) requireCaseNumber(form);
  requireDraft(document, form.definition.title, '取文号');
  let number = '';
  cases.act(
    session,
    (file, store) => {
      number = nextNumber(cases, store, session, document, numberCode ?? caseNumberCode);
      return numbered(file, position, numberCode === null, number);
    },
    () => ({
      who: '',
      what: numberCode === null ? '取案号' : '取文号',
      subject: numberCode === null ? `case:${caseId}` : `document:${caseId}/${documentId}`,
      detail: { number },
    }),
  );
  return number;
}

/** Whether taking a number would give this document one that it (or its case) does not have yet. */
export function mayTakeNumber(file: OpenCaseFile, document: CaseDocument, form: LoadedForm): boolean {
  if ((document.state ?? 'draft') !== 'draft') return false;
  if (form.definition.numberCode !== null) return !document.number;
  return !file.facts.caseNumber && bearsCaseNumber(form);
}

function bearsCaseNumber({ definition }: LoadedForm): boolean {
  return Object.values(definition.bindings).flat().includes('/case/caseNumber');
}

function requireCaseNumber(form: LoadedForm): void {
  if (bearsCaseNumber(form)) return;
  const { definition } = form;
  throw new AppError('DOCUMENT_STATE', { title: definition.title, state: '不编文号', act: '取文号' });
}

function nextNumber(
  cases: OpenCases,
  store: WritableStore,
  session: CaseSession,
  document: CaseDocument,
  code: string,
): string {
  const { numbering, stationCode } = cases.context.station();
  return takeNumber(store, numbering, {
    code,
    year: (document.issuedOn ?? cases.today()).slice(0, 4),
    stationCode,
    caseId: session.file.id,
    // The case's own number belongs to no document: voiding one does not void it.
    documentId: code === caseNumberCode ? '' : document.id,
    at: cases.at(),
  });
}

function numbered(file: OpenCaseFile, position: number, ofCase: boolean, number: string): OpenCaseFile {
  if (ofCase) return { ...file, facts: { ...file.facts, caseNumber: number } };
  return changeDocument(position, (document) => ({ ...document, number }))(file);
}

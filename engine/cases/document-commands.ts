import { current, produce } from 'immer';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { Act } from '../../contract/case-file.generated.ts';
import type { EditAnswer } from '../../contract/commands/documents.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { Place } from '../../contract/finding.ts';
import { schemaAt } from '../forms/field-schema.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { claimNumber, voidOtherNumbers } from '../store/numbers.ts';
import { keepRevision } from '../store/revisions.ts';
import type { CaseRecipe, CaseSession, OpenCaseFile } from './case-session.ts';
import { type EditTarget, editRecipe, setValue } from './document-edit.ts';
import { requireAbout, revokes } from './document-effect.ts';
import { changeDocument, changeStates, requireDraft } from './document-state.ts';
import { issuedDocument, requireIssuable } from './issue-document.ts';
import { addDraft, newDraft } from './new-draft.ts';
import type { OpenCases } from './open-cases.ts';
import { takenNumber } from './take-number.ts';
import { writePointer } from './write-pointer.ts';

type DocumentCommands =
  | 'documents/create'
  | 'documents/open'
  | 'documents/edit'
  | 'documents/undo'
  | 'documents/redo'
  | 'documents/applyFix'
  | 'documents/giveReason'
  | 'documents/takeNumber'
  | 'documents/issue';

/** What documents answer of the contract. */
export function documentHandlers(cases: OpenCases): Handlers<DocumentCommands> {
  return {
    'documents/create': ({ caseId, form: formId, party, about }) => {
      const session = cases.session(caseId);
      const form = cases.context.library.form(formId);
      if (!form) throw new AppError('FORM_UNKNOWN', { form: formId });
      for (const id of about ?? []) cases.document(session, id);
      if (party !== undefined && !session.file.facts.parties?.some((one) => one.id === party)) {
        throw new AppError('NOT_FOUND', { what: '当事人', id: party });
      }
      const document = newDraft(cases, session, form, { party, about });
      addDraft(cases, session, caseId, document, { who: '', what: '新建文书', detail: { form: formId } });
      return { documentId: document.id, overview: cases.overview(session) };
    },
    'documents/open': ({ caseId, documentId }) => cases.paper(cases.session(caseId), documentId),
    'documents/edit': ({ caseId, documentId, editId, edits }) => {
      const session = cases.session(caseId);
      if (session.knows(editId)) return repeated(cases, session, documentId, editId);
      const { document, position, form } = cases.document(session, documentId);
      requireDraft(document, form.definition.title, '修改');
      const entry = session.edit(editId, documentId, cases.at(), (draft) => {
        // Each edit is read against the state that the ones before it have made.
        for (const [index, edit] of edits.entries()) {
          const file = index === 0 ? session.file : (current(draft) as OpenCaseFile);
          const target = editTarget(cases, file, position, form);
          if (target) editRecipe(target, edit)(draft);
        }
      });
      cases.applied(session, editId, entry);
      const last = edits.at(-1);
      return answer(cases, session, documentId, last && rowEdits.has(last.kind) ? last.pointer : null);
    },
    'documents/undo': ({ caseId, documentId, editId }) => stepped(cases, caseId, documentId, editId, 'undo'),
    'documents/redo': ({ caseId, documentId, editId }) => stepped(cases, caseId, documentId, editId, 'redo'),
    'documents/applyFix': ({ caseId, documentId, editId, finding: findingId }) => {
      const session = cases.session(caseId);
      if (session.knows(editId)) return repeated(cases, session, documentId, editId);
      const finding = cases.findings(session).find((one) => one.id === findingId);
      if (!finding?.fix) throw new AppError('NOT_FOUND', { what: '修改建议', id: findingId });
      const { changes } = finding.fix;
      const entry = session.edit(editId, documentId, cases.at(), (draft) => {
        for (const { at, value } of changes) {
          const file = current(draft) as OpenCaseFile;
          fixRecipe(cases, session, file, at, value)(draft);
        }
      });
      cases.applied(session, editId, entry);
      return answer(cases, session, documentId, finding.at.pointer);
    },
    'documents/giveReason': ({ caseId, documentId, finding, reason, by }) => {
      const session = cases.session(caseId);
      const { position } = cases.document(session, documentId);
      cases.act(
        session,
        changeDocument(position, (document) => ({
          ...document,
          reasons: [
            ...(document.reasons ?? []).filter((one) => one.finding !== finding),
            { finding, reason, by, on: cases.today() },
          ],
        })),
        { who: by, what: '说明理由', subject: `document:${caseId}/${documentId}`, detail: { finding } },
      );
      return { overview: cases.overview(session) };
    },
    'documents/takeNumber': ({ caseId, documentId }) => {
      const number = takenNumber(cases, caseId, documentId);
      return { number, overview: cases.overview(cases.session(caseId)) };
    },
    'documents/issue': ({ caseId, documentId, on, by }) => {
      const session = cases.session(caseId);
      const { position } = cases.document(session, documentId);
      const dated = produce(session.file, (draft) => {
        const document = draft.documents[position];
        if (document) document.issuedOn = on;
      });
      const { view, findings } = cases.judgeFile(dated);
      const document = view.document(documentId);
      if (!document) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
      // The version of its form in force on its day, which it then keeps.
      const form = cases.context.library.formOf(document.raw);
      if (!form) throw new AppError('FORM_UNKNOWN', { form: document.form });
      requireIssuable(view, document, form, findings);
      const issued = issuedDocument(document, form);
      const about = requireAbout(session.file, document.raw, form, cases.context.library);
      const revoked = revokes(form, issued.content) ? about.map(({ id }) => id) : [];
      const change = { kind: 'stateChange', on, by } as const;
      const acts: Act[] = [
        { ...change, id: uuid(), document: documentId, to: 'issued' },
        ...revoked.map((id) => ({
          ...change,
          id: uuid(),
          document: id,
          to: 'revoked' as const,
          because: documentId,
        })),
      ];
      const owner = { caseId, documentId, at: cases.at() };
      const { numbering, stationCode } = cases.context.station();
      cases.act(
        session,
        (file, store) => {
          if (issued.number) claimNumber(store, numbering, stationCode, issued.number, owner);
          voidOtherNumbers(store, owner, issued.number ?? null);
          const after = changeStates(changeDocument(position, () => issued)(file), revoked, 'revoked');
          return { ...after, acts: [...(file.acts ?? []), ...acts] };
        },
        {
          who: by,
          what: '签发文书',
          subject: `document:${caseId}/${documentId}`,
          detail: { number: issued.number ?? '', revoked: revoked.join(' ') },
        },
        (store) => keepRevision(store, { caseId, documentId }, issued, cases.at(), 'issued'),
      );
      return { overview: cases.overview(session) };
    },
  };
}

const rowEdits: ReadonlySet<string> = new Set(['insertRow', 'removeRow', 'moveRow']);

/** An edit that came before: it changed what it had to; its page still waits for `durable`. */
function repeated(cases: OpenCases, session: CaseSession, documentId: string, editId: string): EditAnswer {
  cases.applied(session, editId, null);
  return answer(cases, session, documentId, null);
}

/** Where an edit of a document lands, against the case as given; null for a position that has none. */
export function editTarget(
  cases: OpenCases,
  file: OpenCaseFile,
  position: number,
  form: LoadedForm,
): EditTarget | null {
  const document = file.documents[position];
  if (!document) return null;
  return {
    form,
    file,
    document,
    position,
    view: cases.bindings(file, document),
    fits: (recipe) => cases.shape.problem(produce(file, recipe)) === null,
  };
}

/** A change that a finding proposes, made as if a person had typed it there; issued documents stay as they are. */
function fixRecipe(
  cases: OpenCases,
  session: CaseSession,
  file: OpenCaseFile,
  at: Place,
  value: unknown,
): CaseRecipe {
  if (at.document === null) {
    const recipe: CaseRecipe = (draft) =>
      writePointer(draft.facts as unknown as Record<string, unknown>, at.pointer, value);
    const problem = cases.shape.problem(produce(file, recipe));
    if (problem) throw new AppError('INPUT_INVALID', { place: problem.pointer, problem: problem.problem });
    return recipe;
  }
  const { document, position, form } = cases.document(session, at.document);
  requireDraft(document, form.definition.title, '修改');
  const schema = schemaAt(form.schema, at.pointer);
  const target = editTarget(cases, file, position, form);
  if (!schema || !target) {
    throw new AppError('FIELD_UNKNOWN', { title: form.definition.title, pointer: at.pointer });
  }
  return setValue(target, at.pointer, schema, value);
}

function stepped(
  cases: OpenCases,
  caseId: string,
  documentId: string,
  editId: string,
  way: 'undo' | 'redo',
): EditAnswer {
  const session = cases.session(caseId);
  if (session.knows(editId)) return repeated(cases, session, documentId, editId);
  const { document, form } = cases.document(session, documentId);
  requireDraft(document, form.definition.title, '修改');
  const entry = session[way](editId, documentId, cases.at());
  cases.applied(session, editId, entry);
  const path = entry?.patches.at(-1)?.path ?? [];
  const at =
    path[0] === 'documents' && path[2] === 'content' && path.length > 3
      ? `/${path.slice(3).join('/')}`
      : null;
  return answer(cases, session, documentId, at);
}

/** What an edit is answered with. `focus`: where the caret belongs now, if elsewhere. */
export function answer(
  cases: OpenCases,
  session: CaseSession,
  documentId: string,
  focus: string | null,
): EditAnswer {
  const { version, blocks, findings, bound, canUndo, canRedo } = cases.paper(session, documentId);
  return { version, blocks, findings, bound, canUndo, canRedo, focus };
}

import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { Act, CaseDocument } from '../../contract/case-file.generated.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { FormEffect } from '../forms/form.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { voidOtherNumbers } from '../store/numbers.ts';
import { keepRevision } from '../store/revisions.ts';
import type { CaseSession, OpenCaseFile } from './case-session.ts';
import { mendingForm, revokedBy } from './document-effect.ts';
import { changeStates, stands } from './document-state.ts';
import { stateTitles } from './issue-document.ts';
import { addDraft, newDraft } from './new-draft.ts';
import type { OpenCases } from './open-cases.ts';
import { writePointer } from './write-pointer.ts';

type MendCommands = 'documents/void' | 'documents/withdraw' | 'documents/mend' | 'documents/reissue';

/**
 * What may be done about a document that went out with a mistake. A paper that has not been served is taken back; one
 * that has been is corrected or, where it decides, revoked, by a paper of its own (行政处罚法第七十五条第二款). Nothing
 * that was issued is changed or deleted.
 */
export function mendHandlers(cases: OpenCases): Handlers<MendCommands> {
  return {
    'documents/void': (input) => ended(cases, input, 'void'),
    'documents/withdraw': (input) => ended(cases, input, 'withdrawn'),
    'documents/mend': ({ caseId, documentId, way }) => {
      const session = cases.session(caseId);
      const { document, form } = cases.document(session, documentId);
      const { title } = form.definition;
      const state = document.state ?? 'draft';
      if (state !== 'issued')
        throw new AppError('DOCUMENT_STATE', { title, state: stateTitles[state], act: ways[way] });
      const mending = mendingForm(cases.context.library, way, document.form);
      if (!mending) throw new AppError('MENDING_FORM_MISSING', { title, act: ways[way] });
      const begun = session.file.documents.find(
        (one) =>
          one.form === mending.definition.id &&
          (one.state ?? 'draft') === 'draft' &&
          one.about?.includes(documentId),
      );
      if (begun) return { documentId: begun.id, overview: cases.overview(session) };
      const made = newDraft(cases, session, mending, { ...ofParty(document), about: [documentId] });
      const detail = { form: made.form, about: documentId };
      addDraft(cases, session, caseId, made, { who: '', what: '新建文书', detail });
      return { documentId: made.id, overview: cases.overview(session) };
    },
    'documents/reissue': ({ caseId, documentId, reason, by }) => {
      const session = cases.session(caseId);
      const { document, form } = cases.document(session, documentId);
      const state = document.state ?? 'draft';
      if (state === 'draft') {
        throw new AppError('DOCUMENT_STATE', {
          title: form.definition.title,
          state: stateTitles.draft,
          act: '重新制作',
        });
      }
      if (state === 'issued') requireUnserved(cases, session, document, form, '撤回后重新制作');
      const newest = cases.context.library.form(document.form) ?? form;
      const made = {
        ...newDraft(cases, session, newest, {
          ...ofParty(document),
          about: document.about,
          replaces: documentId,
        }),
        content: ownContent(newest, document.content),
      };
      const ending =
        state === 'issued' ? endingActs(cases, session, documentId, 'withdrawn', reason, by) : null;
      const detail = { replaces: documentId, number: document.number ?? '', reason };
      addDraft(cases, session, caseId, made, { who: by, what: '重新制作文书', detail }, ending?.change);
      return { documentId: made.id, overview: cases.overview(session) };
    },
  };
}

const ways: Readonly<Record<FormEffect['kind'], string>> = { corrects: '更正', revokes: '撤销' };

type Ending = 'void' | 'withdrawn';

/** Void and withdraw are states: the document stays, its number stays taken. */
function ended(
  cases: OpenCases,
  { caseId, documentId, reason, by }: { caseId: string; documentId: string; reason: string; by: string },
  to: Ending,
) {
  const session = cases.session(caseId);
  const { document, form } = cases.document(session, documentId);
  const state = document.state ?? 'draft';
  if (!stands(document) || (to === 'withdrawn' && state !== 'issued')) {
    throw new AppError('DOCUMENT_STATE', {
      title: form.definition.title,
      state: stateTitles[state],
      act: endings[to],
    });
  }
  requireUnserved(cases, session, document, form, endings[to]);
  const { change } = endingActs(cases, session, documentId, to, reason, by);
  cases.act(
    session,
    change,
    {
      who: by,
      what: `${endings[to]}文书`,
      subject: `document:${caseId}/${documentId}`,
      detail: { number: document.number ?? '', reason },
    },
    (store) => {
      if (to === 'void') voidOtherNumbers(store, { caseId, documentId, at: cases.at() }, null);
      keepRevision(store, { caseId, documentId }, document, cases.at(), to === 'void' ? 'voided' : to);
    },
  );
  return { overview: cases.overview(session) };
}

const endings: Readonly<Record<Ending, string>> = { void: '作废', withdrawn: '撤回' };

/** The change that ends a document; what it had revoked stands again, since it never went out. */
function endingActs(
  cases: OpenCases,
  session: CaseSession,
  documentId: string,
  to: Ending,
  reason: string,
  by: string,
) {
  const again = revokedBy(session.file, documentId).map(({ id }) => id);
  const change = { kind: 'stateChange', on: cases.today(), reason, by } as const;
  const acts: Act[] = [
    { ...change, id: uuid(), document: documentId, to },
    ...again.map((id) => ({
      ...change,
      id: uuid(),
      document: id,
      to: 'issued' as const,
      because: documentId,
    })),
  ];
  return {
    change: (file: OpenCaseFile): OpenCaseFile => ({
      ...changeStates(changeStates(file, [documentId], to), again, 'issued'),
      acts: [...(file.acts ?? []), ...acts],
    }),
  };
}

/**
 * A decision that the party holds binds until it is revoked, and so does its revocation: neither can be taken back in
 * the office. Throws DOCUMENT_SERVED.
 */
function requireUnserved(
  cases: OpenCases,
  session: CaseSession,
  document: CaseDocument,
  form: LoadedForm,
  act: string,
): void {
  const decides = mendingForm(cases.context.library, 'revokes', document.form) !== null;
  if (!decides && form.definition.effect === undefined) return;
  const served = session.file.acts?.find((one) => one.kind === 'service' && one.document === document.id);
  if (served?.kind === 'service')
    throw new AppError('DOCUMENT_SERVED', { title: form.definition.title, on: served.on, act });
}

function ofParty({ party }: CaseDocument): Pick<CaseDocument, 'party'> {
  return party === undefined ? {} : { party };
}

/** What a frozen document holds of its own: without the facts that were copied into it, which are live again in a draft. */
function ownContent(form: LoadedForm, content: CaseDocument['content']): CaseDocument['content'] {
  const own = structuredClone(content);
  for (const pointer of Object.keys(form.definition.bindings)) writePointer(own, pointer, undefined);
  return own;
}

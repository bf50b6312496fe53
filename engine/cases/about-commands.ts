import { produce } from 'immer';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { prefilledContent } from '../forms/resolve-content.ts';
import { aboutChoice } from './about-choice.ts';
import type { CaseSession } from './case-session.ts';
import { answer } from './document-commands.ts';
import { requireDraft } from './document-state.ts';
import { stateTitles } from './issue-document.ts';
import type { OpenCases } from './open-cases.ts';

/** Which documents a draft speaks of, changed as an edit: undone and redone with the others. */
export function aboutHandlers(cases: OpenCases): Handlers<'documents/setAbout'> {
  return {
    'documents/setAbout': ({ caseId, documentId, editId, about }) => {
      const session = cases.session(caseId);
      if (session.knows(editId)) {
        cases.applied(session, editId, null);
        return answer(cases, session, documentId, null);
      }
      const { document, position, form } = cases.document(session, documentId);
      requireDraft(document, form.definition.title, '更改针对的文书');
      requireChoice(cases, session, document, form, about);
      const after = withAbout(cases, session, document, form, about);
      const entry = session.edit(editId, documentId, cases.at(), (file) => {
        const one = file.documents[position];
        if (!one) return;
        one.content = after.content;
        if (after.about === undefined) delete one.about;
        else one.about = [...after.about];
      });
      cases.applied(session, editId, entry);
      return answer(cases, session, documentId, null);
    },
  };
}

/** Throws ABOUT_WRONG where a document of this form can't speak of one of these, or not of so many. */
function requireChoice(
  cases: OpenCases,
  session: CaseSession,
  document: CaseDocument,
  form: LoadedForm,
  about: readonly string[],
): void {
  const { title } = form.definition;
  const choice = aboutChoice(cases.judgeFile(session.file).view, form.definition);
  const wrong = (other: string, problem: string) => new AppError('ABOUT_WRONG', { title, other, problem });
  for (const [index, id] of about.entries()) {
    const { document: other, form: otherForm } = cases.document(session, id);
    const name = otherForm.definition.title;
    const state = other.state ?? 'draft';
    if (id === document.id || !choice) throw wrong(name, '不是它能针对的文书');
    if (!choice.documents.includes(id))
      throw wrong(
        name,
        state === 'issued' || state === 'draft' ? '不是它能针对的文书' : `现在是“${stateTitles[state]}”`,
      );
    if (index > 0 && !choice.many) throw wrong(name, '是第二份，它只能针对一份');
  }
}

/**
 * The draft about other documents. What its form had filled in from the ones before and nobody changed since is filled
 * in from the new ones; what a person wrote stays.
 */
function withAbout(
  cases: OpenCases,
  session: CaseSession,
  document: CaseDocument,
  form: LoadedForm,
  about: readonly string[],
): CaseDocument {
  const prefilled = (one: CaseDocument) =>
    prefilledContent(form, cases.bindings(session.file, { ...one, content: {} }));
  const { about: _, ...bare } = document;
  const after: CaseDocument = about.length === 0 ? bare : { ...bare, about: [...about] };
  const [old, fresh] = [prefilled(document), prefilled(after)];
  return produce(after, ({ content }) => {
    for (const name of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
      if (JSON.stringify(content[name]) !== JSON.stringify(old[name])) continue;
      if (fresh[name] === undefined) delete content[name];
      else content[name] = structuredClone(fresh[name]);
    }
  });
}

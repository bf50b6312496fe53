import { AppError } from '../../contract/app-error.ts';
import type { Act, CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import { conditionHolds } from '../forms/condition.ts';
import type { FormEffect } from '../forms/form.ts';
import type { FormLibrary, LoadedForm } from '../forms/form-library.ts';
import { stateTitles } from './issue-document.ts';

/** Whether a document of this form is about may be about a document of that form. */
export function concerns(effect: FormEffect, form: string): boolean {
  return effect.forms === undefined || effect.forms.includes(form);
}

/** The form that corrects or revokes documents of a form; null where there is none. */
export function mendingForm(library: FormLibrary, kind: FormEffect['kind'], form: string): LoadedForm | null {
  return (
    library.forms.find(({ definition: { effect } }) => effect?.kind === kind && concerns(effect, form)) ??
    null
  );
}

/** Whether issuing a document of this form and content ends what it is about (行政处罚法第七十五条第二款). */
export function revokes(form: LoadedForm, content: unknown): boolean {
  const { effect } = form.definition;
  if (effect?.kind !== 'revokes') return false;
  return effect.unless === undefined || !conditionHolds(effect.unless, content);
}

/**
 * The documents that an effect falls on, for a document that is to be issued: each issued, each of a form that the
 * effect is for. Empty where the form has no effect. Throws ABOUT_NEEDED, ABOUT_WRONG.
 */
export function requireAbout(
  file: CaseFile,
  document: CaseDocument,
  form: LoadedForm,
  library: FormLibrary,
): readonly CaseDocument[] {
  const { effect, title } = form.definition;
  if (effect === undefined) return [];
  const about = (document.about ?? []).flatMap((id) => file.documents.filter((one) => one.id === id));
  if (about.length === 0) throw new AppError('ABOUT_NEEDED', { title });
  for (const one of about) {
    const other = library.formOf(one)?.definition.title ?? one.form;
    const state = one.state ?? 'draft';
    if (state !== 'issued')
      throw new AppError('ABOUT_WRONG', { title, other, problem: `现在是“${stateTitles[state]}”` });
    if (!concerns(effect, one.form))
      throw new AppError('ABOUT_WRONG', { title, other, problem: '不是它能针对的文书' });
  }
  return about;
}

/** The documents that this one revoked and that are to stand again when it is itself taken back. */
export function revokedBy(file: CaseFile, id: string): readonly CaseDocument[] {
  return file.documents.filter(
    (one) => one.state === 'revoked' && lastChange(file.acts ?? [], one.id)?.because === id,
  );
}

type StateChange = Extract<Act, { kind: 'stateChange' }>;

function lastChange(acts: readonly Act[], id: string): StateChange | undefined {
  return acts.findLast((act): act is StateChange => act.kind === 'stateChange' && act.document === id);
}

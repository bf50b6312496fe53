import type { AboutChoice } from '../../contract/commands/cases.ts';
import type { FormDefinition } from '../forms/form.ts';
import type { CaseView } from './case-view.ts';
import { concerns } from './document-effect.ts';

/**
 * Which documents of the case a new document of a form may be about; null where the form speaks of no other. A form
 * asks for one by binding `/about/0/…` or by its effect, for several by binding the whole of `/about`.
 */
export function aboutChoice(view: CaseView, form: FormDefinition): AboutChoice | null {
  const sources = [...Object.values(form.bindings), ...Object.values(form.prefill)].flat();
  const many = sources.includes('/about');
  const one = form.effect !== undefined || sources.some((source) => source.startsWith('/about/'));
  if (!many && !one) return null;
  const documents = view.documents
    .filter((document) => document.form !== form.id && mayBeMeant(document, form))
    .map(({ id }) => id);
  return { many, documents };
}

/** What is corrected or revoked has been issued; what is served or filed may still be a draft. */
function mayBeMeant({ state, form }: CaseView['documents'][number], { effect }: FormDefinition): boolean {
  if (effect) return state === 'issued' && concerns(effect, form);
  return state === 'issued' || state === 'draft';
}

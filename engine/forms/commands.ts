import { AppError } from '../../contract/app-error.ts';
import type { FormSummary } from '../../contract/commands/forms.ts';
import type { Handlers } from '../../contract/commands.ts';
import { blocksForHand } from '../blanks/hand-room.ts';
import { bearsNumber } from './bears-number.ts';
import { boundTitle } from './bound-title.ts';
import { isFact } from './fact-place.ts';
import { fieldInfos } from './field-schema.ts';
import { formDeadlines } from './form-deadlines.ts';
import type { FormLibrary, LoadedForm } from './form-library.ts';
import { requirementWords } from './requirement-words.ts';
import { resolveLayout } from './resolve-layout.ts';
import { stageTitles } from './stages.ts';

/** What the forms feature answers of the contract. */
export function formHandlers(library: FormLibrary): Handlers<'forms/list' | 'forms/preview'> {
  return {
    'forms/list': () => ({
      forms: library.forms.map((form) => formSummary(form, library)),
      broken: library.broken,
    }),
    'forms/preview': ({ form: id, fill }) => {
      const form = library.form(id);
      if (!form) throw new AppError('FORM_UNKNOWN', { form: id });
      return {
        form: formSummary(form, library),
        blocks: fill === 'sample' ? resolveLayout(form, form.sample, []) : blocksForHand(form, {}),
        page: form.layout.page,
        fields: formFields(form),
      };
    },
  };
}

/** A form as the library lists it. */
export function formSummary(form: LoadedForm, library: FormLibrary): FormSummary {
  const {
    id,
    title,
    series,
    version,
    stage,
    audience,
    basis,
    purpose,
    whenToUse,
    copies,
    unverified,
    requires,
  } = form.definition;
  return {
    id,
    title,
    series,
    version,
    versions: library
      .versions(id)
      .map(({ definition: { version, inForceFrom: from, inForceUntil = null } }) => ({
        version,
        from,
        until: inForceUntil,
      })),
    stage,
    stageTitle: stageTitles[stage],
    audience,
    basis,
    purpose,
    whenToUse,
    requires: requires.map((one) => requirementWords(one, library)),
    starts: formDeadlines(form.definition),
    copies,
    numbered: bearsNumber(form),
    unverified,
    schema: `schemas/forms/${id}.schema.json`,
  };
}

/** The fields of a form with their Chinese titles, help, and the facts they are bound to. */
export function formFields(form: LoadedForm) {
  const titles = Object.fromEntries(
    Object.entries(form.definition.bindings).map(([pointer, binding]) => [
      pointer,
      { title: boundTitle(binding), changesFact: isFact(binding) },
    ]),
  );
  return fieldInfos(form.schema, titles);
}

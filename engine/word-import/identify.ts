import type { FormLibrary, LoadedForm } from '../forms/form-library.ts';
import { titleOf } from './form-lines.ts';
import { plainText } from './plain-text.ts';
import { type Recognised, recognise } from './recognise.ts';

/** A title stands near the top; below it a form may name others. */
const topLines = 15;

/**
 * The forms, in every version, whose title heads the document: alone, with an agency's name before it, or over two
 * lines. Of several the longest titles: 当场行政处罚决定书 is no 行政处罚决定书.
 */
function formsOfTitle(library: FormLibrary, lines: readonly string[]): readonly LoadedForm[] {
  const top = lines
    .map((line) => plainText(line).text)
    .filter((line) => line !== '')
    .slice(0, topLines);
  const heads = top.flatMap((line, index) => [line, line + (top[index + 1] ?? '')]);
  const found = library.forms
    .flatMap(({ definition }) => library.versions(definition.id))
    .map((form) => ({ form, title: plainText(titleOf(form.layout)).text }))
    .filter(
      ({ title }) =>
        title !== '' && heads.some((head) => head.endsWith(title) && head.length < title.length + 30),
    );
  const longest = Math.max(0, ...found.map(({ title }) => title.length));
  return found.filter(({ title }) => title.length === longest).map(({ form }) => form);
}

/** Reads the document as the form that it is, in the version whose wording it bears most of; null where none is found. */
export function identify(
  library: FormLibrary,
  lines: readonly string[],
  chosen: string | undefined,
): { readonly form: LoadedForm; readonly read: Recognised } | null {
  const candidates = chosen === undefined ? formsOfTitle(library, lines) : library.versions(chosen);
  const [first, ...others] = candidates.map((form) => ({ form, read: recognise(form, lines) }));
  if (!first) return null;
  return others.reduce((best, one) => (one.read.weight > best.read.weight ? one : best), first);
}

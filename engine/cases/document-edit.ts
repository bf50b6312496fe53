import type { Static } from 'typebox';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { DocumentEdit } from '../../contract/commands/documents.ts';
import type { BindingView } from '../forms/binding-view.ts';
import { factPlace } from '../forms/fact-place.ts';
import { type FieldSchema, fieldKind, schemaAt } from '../forms/field-schema.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { readPointer } from '../forms/pointer.ts';
import { bindingSource } from '../forms/resolve-content.ts';
import { readTyped } from '../forms/typed-value.ts';
import { missingCase } from '../values/missing-case.ts';
import type { CaseRecipe } from './case-session.ts';
import { writePointer } from './write-pointer.ts';

export type Edit = Static<typeof DocumentEdit>;

/** Where an edit lands. `view` is the document's binding view as it stands before the edit. */
type Target = {
  readonly form: LoadedForm;
  readonly file: CaseFile;
  readonly document: CaseDocument;
  readonly position: number;
  readonly view: BindingView;
};

/**
 * Turns a person's edit of a draft into a change of the case file. Typing into a bound field changes the fact behind
 * it, for every draft; what can't be read as the fact's kind, or is not a fact a person writes, becomes the document's
 * own. Throws FIELD_UNKNOWN.
 */
export function editRecipe(target: Target, edit: Edit): CaseRecipe {
  const schema = schemaAt(target.form.schema, edit.pointer);
  if (!schema) {
    throw new AppError('FIELD_UNKNOWN', { title: target.form.definition.title, pointer: edit.pointer });
  }
  switch (edit.kind) {
    case 'type':
      return setValue(target, edit.pointer, schema, readTyped(schema, edit.text));
    case 'tick':
      return setValue(target, edit.pointer, schema, ticked(target, edit.pointer, schema, edit.value));
    case 'insertRow':
      return setRows(target, edit.pointer, (rows) => [
        ...rows.slice(0, edit.index),
        {},
        ...rows.slice(edit.index),
      ]);
    case 'removeRow':
      return setRows(target, edit.pointer, (rows) => rows.filter((_row, index) => index !== edit.index));
    case 'moveRow':
      return setRows(target, edit.pointer, (rows) => moved(rows, edit.index, edit.to));
    case 'unbind':
      return setOwn(target, edit.pointer, readTyped(schema, edit.text));
    case 'rebind':
      return setOwn(target, edit.pointer, undefined);
    default:
      return missingCase(edit);
  }
}

/** The value a field shows just now: the document's own, or the fact's. */
function shownValue({ form, document, view }: Target, pointer: string): unknown {
  const own = readPointer(document.content, pointer);
  if (own !== undefined) return own;
  const bound = bindingOf(form, pointer);
  if (!bound || readPointer(document.content, bound.pointer) !== undefined) return undefined;
  return readPointer(bindingSource(bound.binding, view)?.value, pointer.slice(bound.pointer.length));
}

function setValue(target: Target, pointer: string, schema: FieldSchema, value: unknown): CaseRecipe {
  const place = unreadable(schema, value) ? null : placeOfFact(target, pointer);
  return place === null
    ? setOwn(target, pointer, value)
    : (draft) => writePointer(asContainer(draft), place, value);
}

/** Text left as typed where a date, a number or money is meant: never put among the facts. */
function unreadable(schema: FieldSchema, value: unknown): boolean {
  const kind = fieldKind(schema);
  if (typeof value !== 'string') return false;
  if (kind === 'money' || kind === 'integer') return true;
  if (kind === 'date') return !/^\d{4}-\d{2}-\d{2}$/.test(value);
  return kind === 'moment' && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value);
}

function setOwn({ position }: Target, pointer: string, value: unknown): CaseRecipe {
  return (draft) => {
    const document = draft.documents[position];
    if (document) writePointer(document.content, pointer, value);
  };
}

/** Rows are put as a whole: a bound array changes among the facts, with the columns that the form does not show kept. */
function setRows(
  target: Target,
  pointer: string,
  change: (rows: readonly unknown[]) => unknown[],
): CaseRecipe {
  const place = placeOfFact(target, pointer);
  if (place !== null) {
    const rows = readPointer(target.file, place);
    return (draft) => writePointer(asContainer(draft), place, change(Array.isArray(rows) ? rows : []));
  }
  const shown = shownValue(target, pointer);
  return setOwn(target, pointer, change(Array.isArray(shown) ? shown : []));
}

function moved(rows: readonly unknown[], from: number, to: number): unknown[] {
  const others = rows.filter((_row, index) => index !== from);
  return [...others.slice(0, to), rows[from] ?? {}, ...others.slice(to)];
}

/** A choice is set, and by the same tick taken back; of several the one is added or taken out. */
function ticked(target: Target, pointer: string, schema: FieldSchema, value: string): unknown {
  const shown = shownValue(target, pointer);
  switch (fieldKind(schema)) {
    case 'choices': {
      const chosen = Array.isArray(shown) ? shown : [];
      const left = chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value];
      return left.length > 0 ? left : undefined;
    }
    case 'flag':
      return shown === true ? undefined : true;
    default:
      return shown === value ? undefined : value;
  }
}

/** The place in the case file behind a bound field that shows its fact, or null for a field of the document's own. */
function placeOfFact({ form, file, document, view }: Target, pointer: string): string | null {
  const bound = bindingOf(form, pointer);
  if (!bound || readPointer(document.content, bound.pointer) !== undefined) return null;
  const candidates = typeof bound.binding === 'string' ? [bound.binding] : bound.binding;
  const source = bindingSource(bound.binding, view)?.pointer;
  const rest = pointer.slice(bound.pointer.length);
  for (const candidate of source === undefined ? candidates : [source]) {
    const place = factPlace(file, document, candidate);
    if (place !== null) return place + rest;
  }
  return null;
}

/** The binding of a field, or of the rows that it is in. */
function bindingOf(form: LoadedForm, pointer: string) {
  for (const [bound, binding] of Object.entries(form.definition.bindings)) {
    if (pointer === bound || pointer.startsWith(`${bound}/`)) return { pointer: bound, binding };
  }
  return null;
}

function asContainer(draft: CaseFile): Record<string, unknown> {
  return draft as unknown as Record<string, unknown>;
}

import type { Static } from 'typebox';
import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { DocumentEdit } from '../../contract/commands/documents.ts';
import type { BindingView } from '../forms/binding-view.ts';
import { factPlace } from '../forms/fact-place.ts';
import { type FieldSchema, fieldKind, schemaAt } from '../forms/field-schema.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { readPointer } from '../forms/pointer.ts';
import { bindingSource, resolveContent } from '../forms/resolve-content.ts';
import { readTyped } from '../forms/typed-value.ts';
import { missingCase } from '../values/missing-case.ts';
import type { CaseRecipe } from './case-session.ts';
import { completeRows } from './complete-rows.ts';
import { writePointer } from './write-pointer.ts';

export type Edit = Static<typeof DocumentEdit>;

/** Where an edit lands. `view` is the document's binding view as it stands before the edit. */
export type EditTarget = {
  readonly form: LoadedForm;
  readonly file: CaseFile;
  readonly document: CaseDocument;
  readonly position: number;
  readonly view: BindingView;
  /** Whether the case still has the case format's shape with this change. */
  readonly fits: (recipe: CaseRecipe) => boolean;
};

/**
 * Turns a person's edit of a draft into a change of the case file. Typing into a bound field changes the fact behind
 * it, for every draft; what can't be read as the fact's kind, or is not a fact a person writes, becomes the document's
 * own. Throws FIELD_UNKNOWN.
 */
export function editRecipe(target: EditTarget, edit: Edit): CaseRecipe {
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
      return setOwn(target, bindingOf(target.form, edit.pointer)?.pointer ?? edit.pointer, undefined);
    default:
      return missingCase(edit);
  }
}

/** The value a field shows just now: the document's own, or the fact's. */
function shownValue({ form, document, view }: EditTarget, pointer: string): unknown {
  return readPointer(resolveContent(form, document, view), pointer);
}

/**
 * Puts a value into a field: into the fact behind it where it shows one and the fact can take it, else into the
 * document. An emptied fact that must be there (a name) becomes an empty text.
 */
export function setValue(
  target: EditTarget,
  pointer: string,
  schema: FieldSchema,
  value: unknown,
): CaseRecipe {
  const place = unreadable(schema, value) ? null : placeOfFact(target, pointer);
  if (place === null) return setOwn(target, pointer, value);
  for (const candidate of value === undefined ? [undefined, ''] : [value]) {
    const recipe = setFact(place, candidate);
    if (target.fits(recipe)) return recipe;
  }
  return setOwn(target, pointer, value);
}

function setFact(place: string, value: unknown): CaseRecipe {
  return (draft) => {
    writePointer(asContainer(draft), place, value);
    completeRows(draft);
  };
}

/** Text left as typed where a date, a number or money is meant: never put among the facts. */
function unreadable(schema: FieldSchema, value: unknown): boolean {
  const kind = fieldKind(schema);
  if (typeof value !== 'string') return false;
  if (kind === 'money' || kind === 'integer') return true;
  if (kind === 'date') return !/^\d{4}-\d{2}-\d{2}$/.test(value);
  return kind === 'moment' && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value);
}

/** A row of a bound table can't be the document's own alone: the whole table becomes its own, as it shows. */
function setOwn(target: EditTarget, pointer: string, value: unknown): CaseRecipe {
  const bound = bindingOf(target.form, pointer);
  const table =
    bound && bound.pointer !== pointer && readPointer(target.document.content, bound.pointer) === undefined
      ? { pointer: bound.pointer, rows: shownValue(target, bound.pointer) }
      : null;
  return (draft) => {
    const document = draft.documents[target.position];
    if (!document) return;
    if (table?.rows !== undefined) writePointer(document.content, table.pointer, structuredClone(table.rows));
    writePointer(document.content, pointer, value);
  };
}

/** Rows are put as a whole: a bound array changes among the facts, with the columns that the form does not show kept. */
function setRows(
  target: EditTarget,
  pointer: string,
  change: (rows: readonly unknown[]) => unknown[],
): CaseRecipe {
  const place = placeOfFact(target, pointer);
  if (place !== null) {
    const rows = readPointer(target.file, place);
    const recipe = setFact(place, change(Array.isArray(rows) ? rows : []));
    if (target.fits(recipe)) return recipe;
  }
  const shown = shownValue(target, pointer);
  return setOwn(target, pointer, change(Array.isArray(shown) ? shown : []));
}

function moved(rows: readonly unknown[], from: number, to: number): unknown[] {
  if (from >= rows.length) return [...rows];
  const others = rows.filter((_row, index) => index !== from);
  return [...others.slice(0, to), rows[from], ...others.slice(to)];
}

/** A choice is set, and by the same tick taken back; of several the one is added or taken out. */
function ticked(target: EditTarget, pointer: string, schema: FieldSchema, value: string): unknown {
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
function placeOfFact({ form, file, document, position, view }: EditTarget, pointer: string): string | null {
  const bound = bindingOf(form, pointer);
  if (!bound || readPointer(document.content, bound.pointer) !== undefined) return null;
  const candidates = typeof bound.binding === 'string' ? [bound.binding] : bound.binding;
  const source = bindingSource(bound.binding, view)?.pointer;
  const rest = pointer.slice(bound.pointer.length);
  for (const candidate of source === undefined ? candidates : [source]) {
    const place = ownPlace(position, candidate) ?? factPlace(file, document, candidate);
    if (place !== null) return place + rest;
  }
  return null;
}

/** Number and date are the document's own, beside its content. */
function ownPlace(position: number, viewPointer: string): string | null {
  return /^\/document\/(number|issuedOn)$/.test(viewPointer)
    ? `/documents/${position}/${viewPointer.slice('/document/'.length)}`
    : null;
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

import { isKnownSource } from './bound-title.ts';
import { type FieldSchema, schemaAt } from './field-schema.ts';
import type { FormDefinition, FormLayout } from './form.ts';
import { FormMistake } from './form-mistake.ts';

/** Throws the first of `formPointerMistakes`. */
export function checkFormPointers(definition: FormDefinition, layout: FormLayout, schema: FieldSchema): void {
  const [first] = formPointerMistakes(definition, layout, schema);
  if (first) throw first;
}

/**
 * Every pointer that a form's data names must be a field of its schema: bindings, prefill, substance, and each
 * field, box, repetition and condition of the layout. Answers all that are not, with the file and the place.
 */
export function formPointerMistakes(
  definition: FormDefinition,
  layout: FormLayout,
  schema: FieldSchema,
): readonly FormMistake[] {
  const inDefinition: (FormMistake | null)[] = [];
  for (const part of ['bindings', 'prefill'] as const) {
    for (const [pointer, sources] of Object.entries(definition[part])) {
      const place = `/${part}/${pointer.replaceAll('/', '~1')}`;
      inDefinition.push(notAField(schema, pointer, 'form.json', place));
      for (const source of [sources].flat()) inDefinition.push(notASource(source, place));
    }
  }
  definition.substance.forEach((pointer, index) => {
    inDefinition.push(notAField(schema, pointer, 'form.json', `/substance/${index}`));
  });
  const inLayout: (FormMistake | null)[] = [];
  visit(layout.body, '/body', '', (pointer, place) => {
    inLayout.push(notAField(schema, pointer, 'layout.json', place));
  });
  return [...inDefinition, ...inLayout].filter((mistake) => mistake !== null);
}

/** A field is never taken from another field: two such could be taken from each other. */
function notASource(source: string, place: string): FormMistake | null {
  if (isKnownSource(source)) return null;
  const problem = `来源“${source}”不认识：只能取自案件事实、在先文书、经过等，不能取自本文书的另一栏目，否则会互相引用`;
  return new FormMistake('form.json', place, problem);
}

/** Keys of a layout whose value is a content pointer. */
const pointerKeys = new Set(['field', 'box', 'each', 'date']);

function visit(
  node: unknown,
  place: string,
  row: string,
  found: (pointer: string, place: string) => void,
): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) visit(item, `${place}/${index}`, row, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const record = node as Record<string, unknown>;
  const inner = repetition(record) ?? row;
  for (const [key, value] of Object.entries(record)) {
    if (pointerKeys.has(key) && typeof value === 'string') {
      found(value.startsWith('./') ? `${inner}/${value.slice(2)}` : value, `${place}/${key}`);
    } else visit(value, `${place}/${key}`, inner, found);
  }
}

function repetition(record: Record<string, unknown>): string | null {
  if (typeof record.each === 'string') return `${record.each}/N`;
  if (record.kind === 'each' && typeof record.field === 'string') return `${record.field}/N`;
  return null;
}

function notAField(schema: FieldSchema, pointer: string, file: string, place: string): FormMistake | null {
  if (schemaAt(schema, pointer) !== null) return null;
  return new FormMistake(file, place, `栏目“${pointer}”在字段定义中没有`);
}

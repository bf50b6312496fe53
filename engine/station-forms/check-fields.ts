import { fieldFormats } from '../forms/field-formats.ts';
import type { FieldSchema } from '../forms/field-schema.ts';
import { checkConditions } from './check-conditions.ts';
import { isRecord, type Json, limits, type Say, unknownKeys } from './json-walk.ts';

/**
 * Every mistake in the field definitions of a form that somebody outside the project wrote. Only the part of JSON
 * Schema that docs/forms.md describes is known: no reference, no pattern of one's own, a limit on every length, so that
 * no file can make the program search or grow without end.
 */
export function checkFields(schema: Json, id: string, say: Say): void {
  if (!isRecord(schema)) {
    say('', '字段定义应当写在 { } 里');
    return;
  }
  unknownKeys(schema, rootKeys, '', say);
  if (id !== '' && schema.$id !== undefined && schema.$id !== `anjuan:form:${id}`)
    say('/$id', `应当写 anjuan:form:${id}，或者不写`);
  objectShape(schema, '', say);
  fieldsOf(schema, '', say, (field, pointer) => checkField(field, pointer, true, say));
  if (schema.allOf !== undefined) checkConditions(schema.allOf, schema as FieldSchema, '/allOf', say);
}

const rootKeys = [
  '$schema',
  '$id',
  'title',
  'description',
  'type',
  'additionalProperties',
  'properties',
  'required',
  'allOf',
];
const commonKeys = ['type', 'title', 'description', 'x-law'];
const kinds: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'format', 'oneOf', 'x-multiline'],
  integer: ['minimum', 'maximum', 'x-unit'],
  boolean: [],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
};

/** An object with its properties: the form itself, or a row. */
function objectShape(schema: Record<string, Json>, at: string, say: Say): void {
  if (schema.type !== 'object') say(`${at}/type`, '应当写 "object"');
  if (schema.additionalProperties !== false) say(`${at}/additionalProperties`, '应当写 false');
  const { required = [], properties } = schema;
  if (!Array.isArray(required)) {
    say(`${at}/required`, '必填的栏目应当列在 [ ] 里');
    return;
  }
  required.forEach((name, index) => {
    if (!isRecord(properties) || typeof name !== 'string' || !Object.hasOwn(properties, name))
      say(`${at}/required/${index}`, `没有“${String(name)}”这个栏目`);
  });
}

function fieldsOf(
  schema: Record<string, Json>,
  at: string,
  say: Say,
  check: (field: Json, pointer: string) => void,
): void {
  const { properties } = schema;
  if (!isRecord(properties) || Object.keys(properties).length === 0) {
    say(`${at}/properties`, '至少要有一个栏目');
    return;
  }
  const names = Object.keys(properties);
  if (names.length > limits.fields) say(`${at}/properties`, `栏目太多，最多 ${limits.fields} 个`);
  for (const name of names) {
    const pointer = `${at}/properties/${name}`;
    if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(name))
      say(pointer, `栏目名“${name}”要以小写字母开头，只用字母和数字`);
    check(properties[name] ?? null, pointer);
  }
}

function checkField(field: Json, at: string, outermost: boolean, say: Say): void {
  if (!isRecord(field)) {
    say(at, '栏目的定义应当写在 { } 里');
    return;
  }
  const { type } = field;
  const own = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!own) {
    say(`${at}/type`, `只能是 ${Object.keys(kinds).join('、')} 之一`);
    return;
  }
  unknownKeys(field, [...commonKeys, ...own], at, say);
  text(field.title, 60, `${at}/title`, say, '缺少 title（栏目在纸上的叫法）');
  if (field.description !== undefined) text(field.description, 500, `${at}/description`, say, '');
  if (type === 'string') checkText(field, at, say);
  if (type === 'integer') checkInteger(field, at, say);
  if (type === 'array') checkArray(field, at, outermost, say);
}

function checkText(field: Record<string, Json>, at: string, say: Say): void {
  count(field.maxLength, 1, limits.text, `${at}/maxLength`, say, '缺少 maxLength（最多几个字）');
  const { format, oneOf, minLength } = field;
  if (minLength !== undefined) count(minLength, 0, limits.text, `${at}/minLength`, say, '');
  if (format !== undefined && (typeof format !== 'string' || !Object.hasOwn(fieldFormats, format)))
    say(`${at}/format`, `只能是 ${Object.keys(fieldFormats).join('、')} 之一`);
  if (oneOf !== undefined) checkChoices(oneOf, `${at}/oneOf`, say);
  flag(field['x-multiline'], `${at}/x-multiline`, say);
}

function checkInteger(field: Record<string, Json>, at: string, say: Say): void {
  const { minimum, maximum } = field;
  const least = -limits.number;
  count(minimum, least, limits.number, `${at}/minimum`, say, '缺少 minimum（最小是多少）');
  count(maximum, least, limits.number, `${at}/maximum`, say, '缺少 maximum（最大是多少）');
  if (field['x-unit'] !== undefined && field['x-unit'] !== 'fen')
    say(`${at}/x-unit`, '只能写 "fen"（金额，以分存）');
}

function checkArray(field: Record<string, Json>, at: string, outermost: boolean, say: Say): void {
  count(field.maxItems, 1, limits.rows, `${at}/maxItems`, say, '缺少 maxItems（最多几行）');
  if (field.minItems !== undefined) count(field.minItems, 0, limits.rows, `${at}/minItems`, say, '');
  flag(field.uniqueItems, `${at}/uniqueItems`, say);
  const { items } = field;
  if (!outermost) {
    say(at, '多行栏目里不能再有多行、多选的栏目');
    return;
  }
  if (!isRecord(items)) {
    say(`${at}/items`, '缺少 items（每一行有哪些列，或者有哪些选项）');
    return;
  }
  if (items.type === 'object') {
    unknownKeys(items, ['type', 'additionalProperties', 'properties', 'required'], `${at}/items`, say);
    objectShape(items, `${at}/items`, say);
    fieldsOf(items, `${at}/items`, say, (column, pointer) => checkField(column, pointer, false, say));
    return;
  }
  unknownKeys(items, ['type', 'maxLength', 'oneOf'], `${at}/items`, say);
  if (items.type !== 'string') say(`${at}/items/type`, '多选写 "string"，多行写 "object"');
  checkChoices(items.oneOf, `${at}/items/oneOf`, say);
}

function checkChoices(oneOf: Json | undefined, at: string, say: Say): void {
  if (!Array.isArray(oneOf) || oneOf.length === 0 || oneOf.length > limits.choices) {
    say(at, `选项应当列在 [ ] 里，一项到 ${limits.choices} 项`);
    return;
  }
  const seen = new Set<string>();
  oneOf.forEach((option, index) => {
    const here = `${at}/${index}`;
    if (!isRecord(option)) {
      say(here, '每个选项写 { "const": "…", "title": "…" }');
      return;
    }
    unknownKeys(option, ['const', 'title'], here, say);
    text(option.title, 60, `${here}/title`, say, '缺少 title（选项在纸上的叫法）');
    text(option.const, 60, `${here}/const`, say, '缺少 const（选项的代号）');
    if (typeof option.const !== 'string') return;
    if (seen.has(option.const)) say(`${here}/const`, `代号“${option.const}”用了两次`);
    seen.add(option.const);
  });
}

function text(value: Json | undefined, most: number, at: string, say: Say, missing: string): void {
  if (value === undefined && missing !== '') {
    say(at, missing);
    return;
  }
  if (typeof value !== 'string' || value.trim() === '' || value.length > most)
    say(at, `应当是 1 到 ${most} 个字的文字`);
}

function count(
  value: Json | undefined,
  least: number,
  most: number,
  at: string,
  say: Say,
  missing: string,
): void {
  if (value === undefined && missing !== '') {
    say(at, missing);
    return;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    say(at, `应当是 ${least} 到 ${most} 的整数`);
}

function flag(value: Json | undefined, at: string, say: Say): void {
  if (value !== undefined && typeof value !== 'boolean') say(at, '只能写 true 或者 false');
}

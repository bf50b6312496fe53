import type { FieldInfo } from '../../contract/field.ts';
import type { FieldKind } from './form.ts';
import { pointerSteps } from './pointer.ts';

/** The part of JSON Schema that describes one field. */
export type FieldSchema = {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly { readonly const?: string; readonly title?: string }[];
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly 'x-multiline'?: boolean;
  readonly 'x-unit'?: string;
};

/** The kind of field that a property's schema describes. */
export function fieldKind(schema: FieldSchema): FieldKind {
  if (schema.type === 'boolean') return 'flag';
  if (schema.type === 'array') return schema.items?.properties ? 'rows' : 'choices';
  if (schema.oneOf) return 'choice';
  if (schema.type === 'integer') return schema['x-unit'] === 'fen' ? 'money' : 'integer';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'moment') return 'moment';
  return schema['x-multiline'] ? 'longText' : 'text';
}

/** The schema of the field at a content pointer, or null where the form has none. Array steps go to the items. */
export function schemaAt(root: FieldSchema, pointer: string): FieldSchema | null {
  let here: FieldSchema = root;
  for (const step of pointerSteps(pointer)) {
    const next: FieldSchema | undefined =
      here.type === 'array'
        ? /^(\d+|N|-)$/.test(step)
          ? here.items
          : undefined
        : here.properties && Object.hasOwn(here.properties, step)
          ? here.properties[step]
          : undefined;
    if (!next) return null;
    here = next;
  }
  return here;
}

/** Every field of a form, by pattern (/rows/N/name), for the paper and for help. */
export function fieldInfos(root: FieldSchema, bound: Readonly<Record<string, BoundField>>): FieldInfo[] {
  const infos: FieldInfo[] = [];
  const visit = (schema: FieldSchema, pattern: string, required: boolean) => {
    if (schema.properties && schema.type !== 'array') {
      for (const [name, property] of Object.entries(schema.properties)) {
        visit(property, `${pattern}/${name}`, schema.required?.includes(name) ?? false);
      }
      return;
    }
    infos.push(fieldInfo(schema, pattern, required, bound[pattern] ?? null));
    if (schema.items?.properties) visit(schema.items, `${pattern}/N`, false);
  };
  visit(root, '', true);
  return infos;
}

/** Where the fact behind a field is kept, in Chinese, and whether the field can change it. */
export type BoundField = { readonly title: string; readonly changesFact: boolean };

function fieldInfo(
  schema: FieldSchema,
  pattern: string,
  required: boolean,
  bound: BoundField | null,
): FieldInfo {
  const options = (schema.oneOf ?? schema.items?.oneOf ?? []).flatMap((option) =>
    option.const === undefined ? [] : [{ value: option.const, title: option.title ?? option.const }],
  );
  return {
    pattern,
    title: schema.title ?? pattern,
    kind: fieldKind(schema),
    required,
    maxLength: schema.maxLength ?? null,
    options,
    help: schema.description ?? null,
    boundTo: bound?.title ?? null,
    changesFact: bound?.changesFact ?? false,
  };
}

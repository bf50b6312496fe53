import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ajv2020, AnySchema, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { BrokenForm } from '../../contract/commands/forms.ts';
import { checkFormPointers } from './check-form-pointers.ts';
import { type FieldSchema, schemaAt } from './field-schema.ts';
import type { FormDefinition, FormLayout } from './form.ts';
import { formAjv } from './form-ajv.ts';
import { FormMistake } from './form-mistake.ts';

/** A form ready for use: its data, and its schema compiled. */
export type LoadedForm = {
  readonly definition: FormDefinition;
  readonly layout: FormLayout;
  readonly schema: FieldSchema & AnySchema;
  readonly sample: Readonly<Record<string, unknown>>;
  /** Compiled once; `errors` after a call are ajv's own. */
  readonly validate: ValidateFunction;
  /** Names of the columns of a rows field, or null where the pointer is none. */
  rowColumns(pointer: string): readonly string[] | null;
};

export type FormLibrary = {
  readonly forms: readonly LoadedForm[];
  readonly broken: readonly BrokenForm[];
  form(id: string): LoadedForm | null;
};

/**
 * Loads every folder of `templates/` that holds a form.json. A folder that is wrong is listed with file, pointer and
 * problem, and the rest still load. `resources` is the folder that holds `templates/` and `schemas/`.
 */
export function loadFormLibrary(resources: string): FormLibrary {
  const ajv = formAjv();
  const formats = {
    form: ajv.compile(readJson(join(resources, 'schemas', 'form.schema.json'))),
    layout: ajv.compile(readJson(join(resources, 'schemas', 'layout.schema.json'))),
  };
  const forms: LoadedForm[] = [];
  const broken: BrokenForm[] = [];
  for (const id of formFolders(join(resources, 'templates'))) {
    try {
      forms.push(loadForm(resources, id, ajv, formats));
    } catch (error) {
      broken.push(asBroken(id, error));
    }
  }
  forms.sort((a, b) => order(a) - order(b) || a.definition.id.localeCompare(b.definition.id));
  const byId = new Map(forms.map((form) => [form.definition.id, form]));
  return { forms, broken, form: (id) => byId.get(id) ?? null };
}

type Formats = { readonly form: ValidateFunction; readonly layout: ValidateFunction };

function loadForm(resources: string, id: string, ajv: Ajv2020, formats: Formats): LoadedForm {
  const folder = join(resources, 'templates', id);
  const definition = readPart<FormDefinition>(folder, 'form.json', formats.form);
  if (definition.id !== id)
    throw new FormMistake('form.json', '/id', `编号“${definition.id}”与文件夹名“${id}”不一致`);
  const layout = readPart<FormLayout>(folder, 'layout.json', formats.layout);
  const schemaFile = `${id}.schema.json`;
  const schema = readPart<FieldSchema & AnySchema>(join(resources, 'schemas', 'forms'), schemaFile, null);
  const sample = readPart<{ content: Record<string, unknown> }>(folder, 'sample.json', null).content;
  const validate = compile(ajv, schema, schemaFile);
  checkFormPointers(definition, layout, schema);
  return {
    definition,
    layout,
    schema,
    sample,
    validate,
    rowColumns: (pointer) => columnsOf(schema, pointer),
  };
}

function compile(ajv: Ajv2020, schema: AnySchema, file: string): ValidateFunction {
  try {
    return ajv.compile(schema);
  } catch (error) {
    throw new FormMistake(
      file,
      '',
      `结构定义有误：${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function columnsOf(schema: FieldSchema, pointer: string): readonly string[] | null {
  const properties = schemaAt(schema, pointer)?.items?.properties;
  return properties ? Object.keys(properties) : null;
}

function readPart<Part>(folder: string, file: string, validate: ValidateFunction | null): Part {
  const path = join(folder, file);
  if (!existsSync(path)) throw new FormMistake(file, '', '缺少这个文件');
  let data: unknown;
  try {
    data = readJson(path);
  } catch (error) {
    throw new FormMistake(
      file,
      '',
      `不是有效的 JSON：${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (validate && !validate(data)) {
    const first = validate.errors?.[0];
    throw new FormMistake(file, first?.instancePath ?? '', describe(first));
  }
  return data as Part;
}

/** What ajv found, for the person who writes the form. */
function describe(error: ErrorObject | undefined): string {
  if (!error) return '不合格式';
  const { keyword, params } = error;
  if (keyword === 'additionalProperties') return `不认识的项目“${String(params.additionalProperty)}”`;
  if (keyword === 'required') return `缺少项目“${String(params.missingProperty)}”`;
  if (keyword === 'enum') return `只能是 ${(params.allowedValues as unknown[]).join('、')} 之一`;
  return `不合格式（${keyword}）`;
}

function formFolders(templates: string): string[] {
  return readdirSync(templates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(templates, entry.name, 'form.json')))
    .map((entry) => entry.name)
    .sort();
}

function asBroken(form: string, error: unknown): BrokenForm {
  if (error instanceof FormMistake)
    return { form, file: error.file, pointer: error.pointer, problem: error.message };
  return {
    form,
    file: 'form.json',
    pointer: '',
    problem: error instanceof Error ? error.message : String(error),
  };
}

/** Official forms in their official order, then the others. */
function order(form: LoadedForm): number {
  return form.definition.series ?? 1000;
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnySchema, ValidateFunction } from 'ajv/dist/2020.js';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { BrokenForm } from '../../contract/commands/forms.ts';
import type { Checklist } from '../law/law-tables.ts';
import { checkFormPointers } from './check-form-pointers.ts';
import { describeMistake } from './describe-mistake.ts';
import { type FieldSchema, schemaAt } from './field-schema.ts';
import type { FormDefinition, FormLayout } from './form.ts';
import { FormJudge, type JudgedPart } from './form-judge.ts';
import { FormMistake } from './form-mistake.ts';
import { readJson } from './json-problem.ts';

/** A form ready for use. */
export type LoadedForm = {
  readonly definition: FormDefinition;
  readonly layout: FormLayout;
  readonly schema: FieldSchema & AnySchema;
  readonly sample: Readonly<Record<string, unknown>>;
  /** What a reviewer is asked about it, where a station's form brings its own. */
  readonly checklist?: Checklist;
  /** The compiled schema, always the same; its `errors` after a call are ajv's own. */
  readonly validator: () => ValidateFunction;
  /** Names of the columns of a rows field, or null where the pointer is none. */
  rowColumns(pointer: string): readonly string[] | null;
};

export type FormLibrary = {
  /** The newest version of each. */
  readonly forms: readonly LoadedForm[];
  readonly broken: readonly BrokenForm[];
  /** The newest version. */
  form(id: string): LoadedForm | null;
  /** The version that a document is of: an issued one keeps its own, a draft takes the one in force on its day. */
  formOf(document: VersionedDocument): LoadedForm | null;
  /** Every version of a form, the newest first; empty where there is none. */
  versions(id: string): readonly LoadedForm[];
};

/** What decides which version of its form a document is of. */
export type VersionedDocument = Pick<
  CaseDocument,
  'form' | 'formVersion' | 'state' | 'issuedOn' | 'createdOn'
>;

/**
 * Loads every folder of `templates/` that holds a form.json. A folder that is wrong is listed with file, pointer and
 * problem, and the rest still load. `resources` is the folder that holds `templates/` and `schemas/`.
 */
export function loadFormLibrary(resources: string, judge = new FormJudge(resources)): FormLibrary {
  const forms: LoadedForm[] = [];
  const broken: BrokenForm[] = [];
  for (const id of formFolders(join(resources, 'templates'))) {
    try {
      forms.push(loadForm(resources, id, judge));
    } catch (error) {
      broken.push(asBroken(id, error));
    }
  }
  forms.sort((a, b) => order(a) - order(b) || a.definition.id.localeCompare(b.definition.id));
  const byId = new Map<string, readonly LoadedForm[]>();
  for (const form of forms) {
    const { id } = form.definition;
    try {
      byId.set(id, [form, ...olderVersions(resources, form, judge)]);
    } catch (error) {
      broken.push(asBroken(id, error));
      byId.set(id, [form]);
    }
  }
  const versions = (id: string) => byId.get(id) ?? [];
  return {
    forms,
    broken,
    form: (id) => versions(id)[0] ?? null,
    formOf: (document) => versionOf(versions(document.form), document),
    versions,
  };
}

/** Of a form's versions, the newest first, the one that a document is of. */
export function versionOf(versions: readonly LoadedForm[], document: VersionedDocument): LoadedForm | null {
  const { state = 'draft', formVersion, issuedOn, createdOn } = document;
  const own = versions.find(({ definition }) => definition.version === formVersion);
  if (own && state !== 'draft') return own;
  const day = issuedOn ?? createdOn;
  return versions.find(({ definition }) => isInForce(definition, day)) ?? versions[0] ?? null;
}

function isInForce({ inForceFrom, inForceUntil }: FormDefinition, day: string | undefined): boolean {
  return day !== undefined && inForceFrom <= day && (inForceUntil === undefined || day <= inForceUntil);
}

/**
 * Earlier versions of a form, in `templates/<id>/versions/<version>/`, the newest first: the same files, but for the
 * schema, which they share unless they have their own `schema.json`. Throws FormMistake where one is wrong or two are
 * in force on one day.
 */
function olderVersions(resources: string, newest: LoadedForm, judge: FormJudge): readonly LoadedForm[] {
  const { id } = newest.definition;
  const folder = join(resources, 'templates', id, 'versions');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort().reverse();
  const older = names.map((name) => loadParts(join(folder, name), id, newest, judge, `versions/${name}/`));
  for (const [index, form] of older.entries()) {
    const next = (older[index - 1] ?? newest).definition;
    const { version, inForceUntil } = form.definition;
    if (inForceUntil === undefined || inForceUntil >= next.inForceFrom)
      throw new FormMistake(
        `versions/${version}/form.json`,
        '/inForceUntil',
        `要写到 ${next.inForceFrom} 之前的一天：从那天起用 ${next.version} 版`,
      );
  }
  return older;
}

function loadForm(resources: string, id: string, judge: FormJudge): LoadedForm {
  const schema = loadSchema(join(resources, 'schemas', 'forms'), `${id}.schema.json`, judge);
  return loadParts(join(resources, 'templates', id), id, schema, judge, '');
}

/** The files of one version; `inherited` is the schema where the folder has none of its own. */
function loadParts(
  folder: string,
  id: string,
  inherited: LoadedSchema,
  judge: FormJudge,
  within: string,
): LoadedForm {
  try {
    const definition = readJudged<FormDefinition>(folder, 'form', judge);
    if (definition.id !== id)
      throw new FormMistake('form.json', '/id', `编号“${definition.id}”与文件夹名“${id}”不一致`);
    const layout = readJudged<FormLayout>(folder, 'layout', judge);
    const sample = readPart<{ content: Record<string, unknown> }>(folder, 'sample.json').data.content;
    const { schema, validator } = existsSync(join(folder, 'schema.json'))
      ? loadSchema(folder, 'schema.json', judge)
      : inherited;
    checkFormPointers(definition, layout, schema);
    return loadedForm({ definition, layout, schema, sample, validator });
  } catch (error) {
    if (!(error instanceof FormMistake)) throw error;
    throw new FormMistake(`${within}${error.file}`, error.pointer, error.message);
  }
}

/** A form of its parts, all of which have been judged. */
export function loadedForm(parts: Omit<LoadedForm, 'rowColumns'>): LoadedForm {
  return { ...parts, rowColumns: (pointer) => columnsOf(parts.schema, pointer) };
}

type LoadedSchema = Pick<LoadedForm, 'schema' | 'validator'>;

function loadSchema(folder: string, file: string, judge: FormJudge): LoadedSchema {
  const { text, data: schema } = readPart<FieldSchema & AnySchema>(folder, file);
  try {
    return { schema, validator: judge.validator(text, schema) };
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

function readJudged<Part>(folder: string, part: JudgedPart, judge: FormJudge): Part {
  const file = `${part}.json`;
  const { text, data } = readPart<Part>(folder, file);
  const mistake = judge.check(part, text, data);
  if (mistake) throw new FormMistake(file, mistake.instancePath, describeMistake(mistake));
  return data;
}

function readPart<Part>(folder: string, file: string): { readonly text: string; readonly data: Part } {
  const path = join(folder, file);
  if (!existsSync(path)) throw new FormMistake(file, '', '缺少这个文件');
  const text = readFileSync(path, 'utf8');
  const read = readJson(text);
  if (!read.ok) throw new FormMistake(file, '', read.problem);
  return { text, data: read.data as Part };
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

import type { AnySchema, ErrorObject } from 'ajv/dist/2020.js';
import { formPointerMistakes } from '../forms/check-form-pointers.ts';
import { describeMistake, summingKeywords } from '../forms/describe-mistake.ts';
import type { FieldSchema } from '../forms/field-schema.ts';
import type { FormDefinition, FormLayout } from '../forms/form.ts';
import type { FormJudge } from '../forms/form-judge.ts';
import { type LoadedForm, loadedForm } from '../forms/form-library.ts';
import { FormMistake } from '../forms/form-mistake.ts';
import { readJson } from '../forms/json-problem.ts';
import { schemaFindings } from '../forms/schema-findings.ts';
import type { Checklist } from '../law/law-tables.ts';
import { checklistMistakes } from '../review/checklist-mistakes.ts';
import { checkFields } from './check-fields.ts';
import { depthOf, isRecord, type Json, limits, type Say } from './json-walk.ts';

/** The files that a form of a station consists of. */
export const formFiles = ['form.json', 'layout.json', 'sample.json', 'schema.json'] as const;
/** With what it may bring beside them; there are no others. */
export const allowedFiles = [...formFiles, 'checklist.json'] as const;
export type FormFile = (typeof allowedFiles)[number];

export type CheckContext = {
  readonly judge: FormJudge;
  /** Ids of the program's own forms, which nobody else's form may bear. */
  readonly official: ReadonlySet<string>;
  /** Whether a form that this one names (before, after) is there. */
  readonly isForm: (id: string) => boolean;
  /** Ids of the deadlines that the program computes. */
  readonly deadlines: ReadonlySet<string>;
};

export type CheckedForm = {
  /** As form.json says, '' where it says nothing readable. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly mistakes: readonly FormMistake[];
  /** Null where there is a mistake. */
  readonly form: LoadedForm | null;
};

/** Holds a form's files to what docs/forms.md says and answers every mistake, not the first alone. */
export function checkForm(files: ReadonlyMap<string, string>, context: CheckContext): CheckedForm {
  const mistakes: FormMistake[] = [];
  const parts = new Map<FormFile, Json>();
  const present = allowedFiles.filter((file) => files.has(file) || formFiles.some((one) => one === file));
  for (const file of present) {
    const part = readPart(files, file, sayIn(mistakes, file));
    if (part !== undefined) parts.set(file, part);
  }
  const form = parts.get('form.json');
  const head = { id: textOf(form, 'id'), title: textOf(form, 'title'), version: textOf(form, 'version') };
  for (const part of ['form', 'layout', 'checklist'] as const) {
    const data = parts.get(`${part}.json`);
    if (data !== undefined) judged(context.judge.mistakes(part, data), sayIn(mistakes, `${part}.json`));
  }
  const schema = parts.get('schema.json');
  if (schema !== undefined) checkFields(schema, head.id, sayIn(mistakes, 'schema.json'));
  const whole = mistakes.length === 0 && parts.size === present.length;
  const loaded = whole ? assembled(parts, context.judge, mistakes) : null;
  if (loaded) mistakes.push(...togetherMistakes(loaded, context));
  return { ...head, mistakes, form: mistakes.length === 0 ? loaded : null };
}

const sayIn =
  (mistakes: FormMistake[], file: string): Say =>
  (pointer, problem) => {
    mistakes.push(new FormMistake(file, pointer, problem));
  };

function readPart(files: ReadonlyMap<string, string>, file: FormFile, say: Say): Json | undefined {
  const text = files.get(file);
  if (text === undefined) {
    say('', '缺少这个文件');
    return undefined;
  }
  const read = readJson(text);
  if (!read.ok) {
    say('', read.problem);
    return undefined;
  }
  if (depthOf(read.data) > limits.depth) {
    say('', `括号套得太深，最多 ${limits.depth} 层`);
    return undefined;
  }
  return read.data as Json;
}

function textOf(data: Json | undefined, key: string): string {
  const value = isRecord(data) ? data[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** Each place once, with the first that is said of it. */
function judged(errors: readonly ErrorObject[], say: Say): void {
  const seen = new Set<string>();
  for (const error of errors) {
    if (summingKeywords.has(error.keyword)) continue;
    const problem = describeMistake(error);
    const place = `${error.instancePath} ${problem}`;
    if (!seen.has(place)) say(error.instancePath, problem);
    seen.add(place);
  }
}

function assembled(
  parts: ReadonlyMap<FormFile, Json>,
  judge: FormJudge,
  mistakes: FormMistake[],
): LoadedForm | null {
  const part = <Part>(file: FormFile) => parts.get(file) as unknown as Part;
  // Two versions of one form bear one $id, which ajv takes once only.
  const { $id: _id, ...fields } = part<Record<string, unknown>>('schema.json');
  const schema = fields as FieldSchema & AnySchema;
  try {
    const sample = part<{ content?: Record<string, unknown> }>('sample.json').content;
    if (!isRecord(sample)) {
      mistakes.push(new FormMistake('sample.json', '/content', '缺少 content（填好的栏目）'));
      return null;
    }
    const checklist = parts.has('checklist.json') ? part<Checklist>('checklist.json') : undefined;
    return loadedForm({
      ...(checklist === undefined ? {} : { checklist }),
      definition: part<FormDefinition>('form.json'),
      layout: part<FormLayout>('layout.json'),
      schema,
      sample,
      validator: judge.validator(JSON.stringify(schema), schema),
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    mistakes.push(new FormMistake('schema.json', '', `字段定义有误：${problem}`));
    return null;
  }
}

/** What only shows when the files are read together, and beside the forms that there are. */
function togetherMistakes(form: LoadedForm, context: CheckContext): FormMistake[] {
  const { definition, layout, schema, sample } = form;
  const mistakes = [...formPointerMistakes(definition, layout, schema)];
  const say = sayIn(mistakes, 'form.json');
  if (context.official.has(definition.id))
    say('/id', `“${definition.id}”是程序自带的式样，本站的式样请换一个编号`);
  if (definition.series !== null) say('/series', '只有部颁式样有序号，本站的式样写 null');
  definition.requires.forEach(({ form: before, or = [] }, index) => {
    if (before !== undefined && !context.isForm(before))
      say(`/requires/${index}/form`, `没有编号为“${before}”的式样`);
    or.forEach((other, place) => {
      if (!context.isForm(other)) say(`/requires/${index}/or/${place}`, `没有编号为“${other}”的式样`);
    });
  });
  definition.next.forEach((after, index) => {
    if (!context.isForm(after)) say(`/next/${index}`, `没有编号为“${after}”的式样`);
  });
  definition.starts.forEach((deadline, index) => {
    if (!context.deadlines.has(deadline)) say(`/starts/${index}`, `没有编号为“${deadline}”的期限`);
  });
  if (form.checklist) mistakes.push(...listMistakes(form.checklist, definition.id));
  if (mistakes.length > 0) return mistakes;
  for (const { at, message } of schemaFindings(form, 'sample', sample))
    mistakes.push(new FormMistake('sample.json', `/content${at.pointer}`, message));
  return mistakes;
}

/** A list of another form, and what else only shows beyond its schema. */
function listMistakes(checklist: Checklist, id: string): FormMistake[] {
  const mistakes: FormMistake[] = [];
  const say = sayIn(mistakes, 'checklist.json');
  if (checklist.form !== id) say('/form', `应当写本式样的编号“${id}”`);
  for (const { pointer, problem } of checklistMistakes(checklist)) say(pointer, problem);
  return mistakes;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import { formAjv } from '../forms/form-ajv.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { once } from '../values/once.ts';
import { shapeProblem } from './shape-problem.ts';

/** A whole case as text; a case of 24 long documents is under a megabyte. */
const maxBytes = 20_000_000;
/** Deeper than the format needs by far; JSON.parse itself has no limit. */
const maxDepth = 40;

/** Reads and checks case files; what it needs is compiled once, at the first file. */
export type CaseFileReader = (name: string, bytes: Uint8Array) => CaseFile;

/**
 * Makes the reader of CASE.json: bytes to a checked case file. Nothing is written anywhere.
 * The reader throws FILE_TOO_LARGE, CASE_NOT_JSON, CASE_FORMAT_UNKNOWN, CASE_INVALID (with pointer), CASE_FORM_UNKNOWN.
 */
export function caseFileReader(resources: string, library: FormLibrary): CaseFileReader {
  const validate = once(() => {
    const schema = JSON.parse(readFileSync(join(resources, 'schemas', 'case.schema.json'), 'utf8'));
    return formAjv().compile(schema);
  });
  return (name, bytes) => {
    if (bytes.length > maxBytes) throw new AppError('FILE_TOO_LARGE', { file: name, limit: '20 MB' });
    const data = parse(name, bytes);
    checkFormat(name, data);
    checkShape(name, data, validate());
    const file = data as CaseFile;
    checkForms(name, file, library);
    checkIds(name, file);
    return file;
  };
}

function parse(name: string, bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (depth(data) > maxDepth) throw new Error(`嵌套超过 ${maxDepth} 层`);
    return data;
  } catch (error) {
    const problem =
      error instanceof TypeError ? '不是 UTF-8 编码' : error instanceof Error ? error.message : '';
    throw new AppError('CASE_NOT_JSON', { file: name, problem }, error);
  }
}

function depth(value: unknown): number {
  let level = 0;
  let layer: unknown[] = [value];
  while (layer.length > 0 && level <= maxDepth) {
    layer = layer.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    level++;
  }
  return level;
}

function checkFormat(name: string, data: unknown): void {
  const format = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  if (format !== 'anjuan-case/1') {
    throw new AppError('CASE_FORMAT_UNKNOWN', {
      file: name,
      format: typeof format === 'string' ? format.slice(0, 60) : '（没有写）',
    });
  }
}

function checkShape(name: string, data: unknown, validate: ValidateFunction): void {
  if (validate(data)) return;
  throw new AppError('CASE_INVALID', { file: name, ...shapeProblem(validate.errors ?? []) });
}

function checkForms(name: string, file: CaseFile, library: FormLibrary): void {
  file.documents.forEach((document, index) => {
    if (library.form(document.form)) return;
    throw new AppError('CASE_FORM_UNKNOWN', {
      file: name,
      form: document.form,
      pointer: `/documents/${index}/form`,
    });
  });
}

/** Ids must be unique, and what refers to a document must find it. */
function checkIds(name: string, file: CaseFile): void {
  const documents = new Set<string>();
  file.documents.forEach((document, index) => {
    if (documents.has(document.id)) invalid(name, `/documents/${index}/id`, `编号“${document.id}”重复`);
    documents.add(document.id);
  });
  (file.acts ?? []).forEach((act, index) => {
    const about = 'document' in act ? act.document : undefined;
    if (about !== undefined && !documents.has(about)) {
      invalid(name, `/acts/${index}/document`, `没有编号为“${about}”的文书`);
    }
  });
  file.documents.forEach((document, index) => {
    for (const id of document.about ?? []) {
      if (!documents.has(id)) invalid(name, `/documents/${index}/about`, `没有编号为“${id}”的文书`);
    }
  });
}

function invalid(file: string, pointer: string, problem: string): never {
  throw new AppError('CASE_INVALID', { file, pointer, problem });
}

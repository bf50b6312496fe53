import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Finding, Severity } from '../../contract/finding.ts';
import { fieldFormats } from './field-formats.ts';
import { type FieldSchema, fieldKind, schemaAt } from './field-schema.ts';
import type { LoadedForm } from './form-library.ts';
import { pointerOf } from './pointer.ts';
import { titleOf } from './title-of.ts';

/** A schema finding before it is given its place in a case. */
type Said = {
  readonly pointer: string;
  readonly keyword: string;
  readonly severity: Severity;
  readonly message: string;
  /** What would be right, where that is certain. */
  readonly mend?: string;
};

/**
 * The schema layer: what a content lacks or holds wrongly by its form's schema. Messages name the field as the form
 * does. Basis is the form itself (its first basis), for the schema is the form's.
 */
export function schemaFindings(
  form: LoadedForm,
  document: string,
  content: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const kept = judged.get(content);
  if (kept && kept.form === form && kept.document === document) return kept.findings;
  const findings = judge(form, document, content);
  judged.set(content, { form, document, findings });
  return findings;
}

/** A content is never changed in place, so what was found of it stays true. */
const judged = new WeakMap<
  object,
  { readonly form: LoadedForm; readonly document: string; readonly findings: readonly Finding[] }
>();

function judge(form: LoadedForm, document: string, content: Readonly<Record<string, unknown>>): Finding[] {
  const validate = form.validator();
  if (validate(content)) return [];
  const basis = form.definition.basis[0] ?? { law: `《${form.definition.title}》式样`, article: '' };
  const said = new Map<string, Said>();
  for (const error of validate.errors ?? []) {
    const one = sayError(form.schema, error);
    if (one && !said.has(one.pointer)) said.set(one.pointer, one);
  }
  return [...said.values()].map((one) => ({
    id: `schema.${one.keyword}:${document}:${one.pointer}`,
    layer: 'schema',
    rule: `schema.${one.keyword}`,
    severity: one.severity,
    message: one.message,
    basis,
    at: { document, pointer: one.pointer },
    ...(one.mend === undefined
      ? {}
      : {
          fix: {
            label: `改为“${one.mend}”`,
            changes: [{ at: { document, pointer: one.pointer }, value: one.mend }],
          },
        }),
  }));
}

/** Words one ajv error, or null for those that only sum up others. */
function sayError(root: FieldSchema, error: ErrorObject): Said | null {
  const { keyword, instancePath, params } = error;
  if (summing.has(keyword)) return null;
  if (keyword === 'required') {
    const pointer = instancePath + pointerOf([String(params.missingProperty)]);
    return said(pointer, keyword, 'block', `${titleOf(root, pointer)}没有填写。`);
  }
  const title = titleOf(root, instancePath);
  const schema = schemaAt(root, instancePath);
  if (keyword === 'format') return sayFormat(instancePath, title, error);
  if (keyword === 'type' && schema)
    return said(instancePath, keyword, 'block', `${title}${unreadable(schema)}`);
  if (keyword === 'false schema') {
    return said(instancePath, keyword, 'block', `${title}与另一种填法只能填一种，请清空其中一种。`);
  }
  if (keyword === 'const' || keyword === 'enum') {
    return said(instancePath, keyword, 'block', `${title}不是可选的内容，请从选项中选择。`);
  }
  return said(instancePath, keyword, 'block', `${title}${limitSentence(error)}`);
}

/** ajv reports these beside the errors that they sum up. */
const summing = new Set(['if', 'allOf', 'anyOf', 'oneOf', 'dependentSchemas', 'not', 'contains']);

function sayFormat(pointer: string, title: string, error: ErrorObject): Said {
  const format = fieldFormats[String(error.params.format)];
  const text = String(error.data);
  const problem = format?.problem(text) ?? null;
  if (format && problem === null) {
    const mend = format.normal?.(text) ?? text;
    return {
      pointer,
      keyword: 'format',
      severity: 'minor',
      message: `${title}的写法不规范，应写作“${mend}”。`,
      mend,
    };
  }
  return said(pointer, 'format', format?.severity ?? 'block', `${title}：${problem ?? '格式不对。'}`);
}

function unreadable(schema: FieldSchema): string {
  const kind = fieldKind(schema);
  if (kind === 'money') return '看不出是多少钱。请写作 3000 或 3000.00，单位为元。';
  if (kind === 'integer') return '应当是整数。请写阿拉伯数字。';
  return '的内容种类不对。请清空后重填。';
}

function limitSentence(error: ErrorObject): string {
  const limit = String(error.params.limit ?? '');
  switch (error.keyword) {
    case 'maxLength':
      return `太长，最多 ${limit} 个字。请精简，或另附页。`;
    case 'minLength':
      return '没有填写。';
    case 'minItems':
      return `至少要有 ${limit} 项。`;
    case 'maxItems':
      return `最多 ${limit} 项。`;
    case 'minimum':
    case 'exclusiveMinimum':
      return `不能小于 ${limit}。`;
    case 'maximum':
    case 'exclusiveMaximum':
      return `不能大于 ${limit}。`;
    case 'additionalProperties':
      return `有不认识的栏目“${String(error.params.additionalProperty)}”。`;
    case 'uniqueItems':
      return '有重复的选项。';
    default:
      return `不合要求（${error.keyword}）。`;
  }
}

function said(pointer: string, keyword: string, severity: Severity, message: string): Said {
  return { pointer, keyword, severity, message };
}

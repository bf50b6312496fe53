import type { ErrorObject } from 'ajv/dist/2020.js';

/** What ajv found in a file that a person wrote, in Chinese; a file of a form first of all. */
export function describeMistake({ keyword, params, parentSchema }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return `不认识的项目“${String(params.additionalProperty)}”`;
    case 'required':
      return `缺少项目“${String(params.missingProperty)}”`;
    case 'enum':
      return `只能是 ${(params.allowedValues as unknown[]).join('、')} 之一`;
    case 'const':
      return `只能是 ${JSON.stringify(params.allowedValue)}`;
    case 'type':
      return `应当是${[params.type]
        .flat()
        .map((type) => typeNames[String(type)] ?? String(type))
        .join('或者')}`;
    case 'maxLength':
      return `太长，最多 ${params.limit} 个字`;
    case 'minLength':
      return '不能是空的';
    case 'maxItems':
      return `太多，最多 ${params.limit} 项`;
    case 'minItems':
      return `至少要有 ${params.limit} 项`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return `应当${comparisons[String(params.comparison)] ?? ''} ${params.limit}`;
    case 'uniqueItems':
      return '有重复的项';
    case 'format':
      return '要写成 2026-03-05 这样的日期';
    case 'pattern':
    case 'minProperties':
      return `写法不对${hint(parentSchema)}`;
    default:
      return `不合格式（${keyword}）`;
  }
}

/** These only sum up what others say at the place itself. */
export const summingKeywords: ReadonlySet<string> = new Set(['if', 'anyOf', 'propertyNames']);

const typeNames: Readonly<Record<string, string>> = {
  string: '文字（写在引号里）',
  integer: '整数（不加引号）',
  number: '数字（不加引号）',
  boolean: 'true 或者 false',
  array: '一列（写在 [ ] 里）',
  object: '一组项目（写在 { } 里）',
  null: 'null',
};

const comparisons: Readonly<Record<string, string>> = { '>=': '不小于', '<=': '不大于', '>': '大于' };

/** What the format says of the item. */
function hint(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null || !('description' in schema)) return '';
  return typeof schema.description === 'string' ? `：${schema.description}` : '';
}

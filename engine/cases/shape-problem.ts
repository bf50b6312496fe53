import type { ErrorObject } from 'ajv/dist/2020.js';
import { describeMistake } from '../forms/describe-mistake.ts';

/** Where and how a value does not have the case format's shape, in Chinese. */
export type ShapeProblem = { readonly pointer: string; readonly problem: string };

/** The most telling of ajv's errors. */
export function shapeProblem(errors: readonly ErrorObject[]): ShapeProblem {
  const error = deepest(errors);
  return { pointer: placeOf(error) || '/', problem: describe(error) };
}

/** An unknown key stands at its own pointer (RFC 6901), not at that of the object it is in. */
function placeOf(error: ErrorObject | undefined): string {
  if (error?.keyword !== 'additionalProperties') return error?.instancePath ?? '';
  const key = String(error.params.additionalProperty).replaceAll('~', '~0').replaceAll('/', '~1');
  return `${error.instancePath}/${key}`;
}

/** Of many errors the one that lies deepest says most: `oneOf` reports every branch that does not fit. */
function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const telling = errors.filter(
    (error) =>
      error.keyword !== 'oneOf' && !(error.keyword === 'const' && error.instancePath.endsWith('/kind')),
  );
  return [...(telling.length > 0 ? telling : errors)].sort(
    (a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length,
  )[0];
}

function describe(error: ErrorObject | undefined): string {
  if (!error) return '不合格式';
  const { keyword, params } = error;
  switch (keyword) {
    case 'type':
      return `应当是 ${String(params.type)}`;
    case 'format':
      return `不是有效的 ${String(params.format)}`;
    case 'maxLength':
      return `太长，最多 ${String(params.limit)} 个字符`;
    default:
      return describeMistake(error);
  }
}

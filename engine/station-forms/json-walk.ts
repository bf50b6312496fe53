/** What JSON.parse answers. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Takes down a mistake: where in the file, and what to do, in Chinese. */
export type Say = (pointer: string, problem: string) => void;

/** Limits of a form that somebody outside the project wrote. Lengths in characters, files in bytes. */
export const limits = {
  file: 500_000,
  depth: 30,
  fields: 200,
  choices: 100,
  rows: 500,
  text: 30_000,
  number: 100_000_000_000_000,
} as const;

export function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names every item that is not among `known`, and says what to write instead where that is known. */
export function unknownKeys(
  value: Record<string, Json>,
  known: readonly string[],
  at: string,
  say: Say,
): void {
  for (const key of Object.keys(value))
    if (!known.includes(key)) say(`${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, instead(key));
}

function instead(key: string): string {
  if (key === 'pattern' || key === 'patternProperties')
    return '不能自己写号码的算式，请改用 format（有哪些见 docs/forms.md“栏目的种类”）';
  if (key.startsWith('$')) return `不能用“${key}”引用别处的内容，请把定义直接写在这里`;
  return `这里不能写“${key}”`;
}

/** How deep objects and lists lie in each other; stops counting above `limits.depth`. */
export function depthOf(value: unknown): number {
  let level = 0;
  let layer: unknown[] = [value];
  while (layer.length > 0 && level <= limits.depth) {
    layer = layer.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    level += 1;
  }
  return level;
}

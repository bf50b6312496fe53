import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Schema = {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

/**
 * Chinese names of places of the case format, from the format's own descriptions: `/facts/violation/place` is
 * 案件事实 › 违法行为发生地. What has no description keeps its key.
 */
export function placeTitles(resourcesFolder: string) {
  const whole: Schema = JSON.parse(
    readFileSync(join(resourcesFolder, 'schemas', 'case.schema.json'), 'utf8'),
  );
  const resolved = (schema: Schema | undefined): Schema | undefined =>
    schema?.$ref ? whole.$defs?.[schema.$ref.replace('#/$defs/', '')] : schema;
  return (pointer: string, from: 'case' | 'document'): string => {
    let at: Schema | undefined = from === 'case' ? whole : whole.$defs?.document;
    const words: string[] = [];
    for (const step of pointer.split('/').slice(1)) {
      const next: Schema | undefined = at?.properties?.[step] ?? at?.items;
      at = resolved(next);
      const isRow = /^\d+$/.test(step);
      words.push(isRow ? `第 ${Number(step) + 1} 项` : short(next?.description ?? at?.description, step));
    }
    return words.join(' › ');
  };
}

/** A description up to its first stop. */
function short(description: string | undefined, key: string): string {
  return /^[^，。；：（]+/.exec(description ?? '')?.[0]?.trim() || key;
}

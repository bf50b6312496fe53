import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { dayNumber, isIsoDay } from '../../values/day.ts';
import { statutes } from '../statutes/statute-library.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const files = (folder: string): string[] =>
  readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.json'));

function validator(schema: string): (data: unknown) => string {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  formatsPlugin.default(ajv);
  const validate = ajv.compile(read(`schemas/law/${schema}.schema.json`) as object);
  return (data) => (validate(data) ? '' : ajv.errorsText(validate.errors));
}

describe('data of law keeps its schemas', () => {
  it.each(['holidays', 'thresholds', 'deadlines', 'discretion-grounds', 'major-decisions', 'whole-record'])(
    '%s.json',
    (name) => {
      expect(validator(name)(read(`engine/law/data/${name}.json`))).toBe('');
    },
  );

  it.each(files('engine/law/data/statutes/'))('statutes/%s', (file) => {
    expect(validator('statute')(read(`engine/law/data/statutes/${file}`))).toBe('');
    expect(read(`engine/law/data/statutes/${file}`)).toHaveProperty('id', file.replace('.json', ''));
  });

  it.each(files('engine/law/data/causes/'))('causes/%s', (file) => {
    expect(validator('cause')(read(`engine/law/data/causes/${file}`))).toBe('');
    expect(read(`engine/law/data/causes/${file}`)).toHaveProperty('id', file.replace('.json', ''));
  });
});

describe('statutes', () => {
  it('holds every file of the folder', () => {
    expect(
      statutes()
        .map(({ id }) => `${id}.json`)
        .sort(),
    ).toEqual(files('engine/law/data/statutes/').sort());
  });

  it.each(statutes().map((statute) => [statute.title, statute] as const))(
    '%s: versions follow one another, complete ones hold every article',
    (_title, { versions }) => {
      for (const [index, version] of versions.entries()) {
        expect(isIsoDay(version.inForceFrom)).toBe(true);
        expect(version.adopted <= version.inForceFrom).toBe(true);
        const previous = versions[index - 1];
        if (previous) {
          expect(dayNumber(version.inForceFrom) - dayNumber(previous.until ?? '0001-01-01')).toBe(1);
        }
        const numbers = Object.keys(version.articles).map(Number);
        if (version.complete) {
          expect(numbers).toEqual(Array.from({ length: version.lastArticle ?? 0 }, (_, at) => at + 1));
        }
        if (version.lastArticle !== undefined)
          expect(Math.max(0, ...numbers)).toBeLessThanOrEqual(version.lastArticle);
      }
    },
  );
});

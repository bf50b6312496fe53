import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFormLibrary } from '../forms/form-library.ts';
import { aboutChoice } from './about-choice.ts';
import { caseView } from './case-view.ts';
import { caseFileReader } from './read-case-file.ts';

const root = join(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
const example = (name: string) => readFileSync(join(root, 'examples', name));
const station = JSON.parse(example('station.json').toString());
const file = caseFileReader(root, library)('case.json', new Uint8Array(example('ride-hailing-person.json')));

const choice = (id: string, changed = file) => {
  const form = library.form(id);
  if (!form) throw new Error(`${id} did not load`);
  return aboutChoice(caseView(changed, station, library, '2026-07-01'), form.definition);
};

test('a form that binds nothing of another document asks for none', () => {
  expect(choice('scene-record')).toBeNull();
  expect(choice('penalty-decision')).toBeNull();
});

test('a receipt is about several, never about receipts', () => {
  const served = choice('service-receipt');
  expect(served?.many).toBe(true);
  expect(served?.documents).toContain('decision');
  expect(served?.documents).not.toContain('receipt');
});

test('a correction is about one that was issued, a revocation about a decision alone (行政处罚法 75)', () => {
  expect(choice('correction-notice')).toMatchObject({ many: false });
  expect(choice('correction-notice')?.documents).toContain('notice');
  expect(choice('revocation-decision')).toEqual({ many: false, documents: ['decision'] });
});

test('what is void, or only a draft, is not offered for correction', () => {
  const documents = file.documents.map((one) => ({
    ...one,
    state: one.id === 'notice' ? ('draft' as const) : one.id === 'decision' ? ('void' as const) : one.state,
  }));
  const changed = { ...file, documents };
  expect(choice('revocation-decision', changed)).toEqual({ many: false, documents: [] });
  expect(choice('correction-notice', changed)?.documents).not.toContain('notice');
  expect(choice('service-receipt', changed)?.documents).toContain('notice');
  expect(choice('service-receipt', changed)?.documents).not.toContain('decision');
});

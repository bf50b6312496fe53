import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { CaseFile } from '../contract/case-file.generated.ts';
import { caseView } from './cases/case-view.ts';
import { caseFileReader } from './cases/read-case-file.ts';
import { caseFindings } from './findings.ts';
import { loadFormLibrary } from './forms/form-library.ts';

const root = resolve(import.meta.dirname, '..');
const library = loadFormLibrary(root);
const read = (name: string) => readFileSync(resolve(root, 'examples', name));
const station = JSON.parse(read('station.json').toString());
const open = caseFileReader(root, library)('case', new Uint8Array(read('open-case.json')));

const found = (file: CaseFile) =>
  caseFindings(caseView(file, station, library, '2026-10-21'), library)
    .filter(({ at }) => at.document === 'decision')
    .map(({ rule, at }) => `${rule} ${at.pointer}`);

test('a draft is not reproached for the day that issuing writes; what a person must do is', () => {
  expect(found(open)).not.toContain('schema.required /issuedOn');
  expect(found(open)).toContain('schema.required /number');
});

test('an issued document without its day is found', () => {
  const documents = open.documents.map((one) =>
    one.id === 'decision' ? { ...one, state: 'issued' as const } : one,
  );
  expect(found({ ...open, documents })).toContain('schema.required /issuedOn');
});

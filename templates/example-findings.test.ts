import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseView } from '../engine/cases/case-view.ts';
import { caseFileReader } from '../engine/cases/read-case-file.ts';
import { caseFindings } from '../engine/findings.ts';
import { loadFormLibrary } from '../engine/forms/form-library.ts';

const root = join(import.meta.dirname, '..');
const library = loadFormLibrary(root);
const readCase = caseFileReader(root, library);
const read = (name: string) => readFileSync(join(root, 'examples', name));
const station = JSON.parse(read('station.json').toString());

/** All layers together, at the sample station, as a person sees them at the desk. */
function found(name: string) {
  const file = readCase(name, new Uint8Array(read(name)));
  return caseFindings(caseView(file, station, library, '2026-11-24'), library).map(
    ({ rule, severity, at }) => ({ place: `${at.document} ${at.pointer} ${rule}`, severity }),
  );
}

it.each(['ride-hailing-person.json', 'ride-hailing-organization.json'])('%s raises no finding', (name) => {
  expect(found(name)).toEqual([]);
});

const lists = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.expected.json'));

it.each(lists)('%s: every planted defect is found, and some of them forbid issuing', (list) => {
  const { case: name, findings } = JSON.parse(read(list).toString());
  const all = found(name);
  const places = all.map(({ place }) => place);
  for (const { document, pointer, rule } of findings)
    expect(places).toContain(`${document} ${pointer} ${rule}`);
  expect(all.some(({ severity }) => severity === 'block')).toBe(true);
  expect(new Set(places).size, 'one finding a place and rule').toBe(places.length);
});

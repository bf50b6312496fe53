import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FormJudge, soundFile } from './form-judge.ts';
import { loadFormLibrary } from './form-library.ts';
import { schemaFindings } from './schema-findings.ts';

const root = join(import.meta.dirname, '..', '..');
const form = 'penalty-decision';

/** A folder with one form, its files known to be sound as after a build. */
function builtFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-judge-'));
  mkdirSync(join(folder, 'schemas', 'forms'), { recursive: true });
  cpSync(join(root, 'templates', form), join(folder, 'templates', form), { recursive: true });
  for (const name of ['form.schema.json', 'layout.schema.json', `forms/${form}.schema.json`])
    cpSync(join(root, 'schemas', name), join(folder, 'schemas', name));
  const judge = new FormJudge(folder, []);
  expect(loadFormLibrary(folder, judge).broken).toEqual([]);
  writeFileSync(soundFile(folder), JSON.stringify(judge.sound));
  return folder;
}

function change(file: string, right: string, wrong: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(right);
  writeFileSync(file, text.replace(right, wrong));
}

it('judges nothing again that the build has found sound', () => {
  const folder = builtFolder();
  const judge = new FormJudge(folder);
  const library = loadFormLibrary(folder, judge);
  expect(library.forms.map(({ definition }) => definition.id)).toEqual([form]);
  expect(judge.sound).toEqual([]);
});

it('finds the same in a content as where everything was judged', () => {
  const folder = builtFolder();
  const [quick, full] = [loadFormLibrary(folder), loadFormLibrary(folder, new FormJudge(folder, []))].map(
    (library) => {
      const loaded = library.form(form);
      if (!loaded) throw new Error('the form did not load');
      return schemaFindings(loaded, 'd', { violation: 7, unknown: true });
    },
  );
  expect(quick).toEqual(full);
  expect(quick?.length).toBeGreaterThan(0);
});

it.each([
  [`templates/${form}/form.json`, '"copies"', '"copys"', 'form.json'],
  [`templates/${form}/layout.json`, '"kind": "title"', '"kind": "titel"', 'layout.json'],
  [`schemas/forms/${form}.schema.json`, '"type": "object"', '"type": "objekt"', `${form}.schema.json`],
])('judges %s in full once a byte of it has changed', (path, right, wrong, file) => {
  const folder = builtFolder();
  change(join(folder, path), right, wrong);
  expect(loadFormLibrary(folder).broken).toMatchObject([{ form, file }]);
});

it('judges every form again when the schema of forms has changed', () => {
  const folder = builtFolder();
  change(join(folder, 'schemas', 'form.schema.json'), '"copies"', '"copys"');
  expect(loadFormLibrary(folder).broken).toMatchObject([{ form, file: 'form.json' }]);
});

it.each(['', '{', '{"a":1}', '[1,null]'])(
  'judges everything when the list of sound files says %j',
  (text) => {
    const folder = builtFolder();
    writeFileSync(soundFile(folder), text);
    const judge = new FormJudge(folder);
    expect(loadFormLibrary(folder, judge).forms).toHaveLength(1);
    expect(judge.sound.length).toBeGreaterThan(2);
  },
);

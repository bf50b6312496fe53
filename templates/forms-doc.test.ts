import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { resolveLayout } from '../engine/forms/resolve-layout.ts';
import { schemaFindings } from '../engine/forms/schema-findings.ts';

const root = join(import.meta.dirname, '..');
const doc = readFileSync(join(root, 'docs', 'forms.md'), 'utf8');
const library = loadFormLibrary(root);

/** The files that the page tells the reader to write: fences marked with a path. The program's own forms lie elsewhere. */
const files = [...doc.matchAll(/```json (\S+)\n([\s\S]*?)```/g)].map(([, path = '', text = '']) => ({
  path: path.endsWith('/schema.json')
    ? path.replace(/^(.*)\/schema\.json$/, 'schemas/forms/$1.schema.json')
    : `templates/${path}`,
  text,
}));
let resources = '';

/** A folder with the formats alone, in which the example is written as the page says. */
function writeExample(change: (path: string, text: string) => string = (_path, text) => text): void {
  for (const { path, text } of files) {
    const target = join(resources, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, change(path, text));
  }
}

beforeAll(() => {
  resources = mkdtempSync(join(tmpdir(), 'anjuan-forms-doc-'));
  mkdirSync(join(resources, 'templates'));
  cpSync(join(root, 'schemas'), join(resources, 'schemas'), { recursive: true });
});
afterAll(() => rmSync(resources, { recursive: true, force: true }));

describe('the example of docs/forms.md', () => {
  it('consists of the four files that a form is made of', () => {
    expect(files.map((file) => file.path).sort()).toEqual([
      'schemas/forms/vehicle-handover.schema.json',
      'templates/vehicle-handover/form.json',
      'templates/vehicle-handover/layout.json',
      'templates/vehicle-handover/sample.json',
    ]);
  });

  it('loads, its sample has no finding, and it makes a page', () => {
    writeExample();
    const made = loadFormLibrary(resources);
    expect(made.broken).toEqual([]);
    const form = made.form('vehicle-handover');
    if (!form) throw new Error('the example did not load');
    expect(schemaFindings(form, 'd', form.sample)).toEqual([]);
    expect(resolveLayout(form, form.sample, []).map((block) => block.kind)).toContain('table');
  });

  it('asks for the mileage when the vehicle comes back, as the page says', () => {
    writeExample();
    const form = loadFormLibrary(resources).form('vehicle-handover');
    if (!form) throw new Error('the example did not load');
    const places = (change: Record<string, unknown>) =>
      schemaFindings(form, 'd', { ...form.sample, ...change }).map((finding) => finding.at.pointer);
    expect(places({ mileage: undefined })).toEqual(['/mileage']);
    expect(places({ mileage: undefined, kind: 'taken' })).toEqual([]);
  });

  it.each([
    ['layout.json', '"field": "/partyName"', '"feild": "/partyName"', '不认识的项目“feild”'],
    ['layout.json', '"kind": "number"', '"kind": "nummer"', '只能是 title、number'],
    ['layout.json', '"filled": true', '"isFilled": true', '不认识的项目'],
    ['form.json', '"stage": "coercion"', '"stage": "强制"', '只能是 filing'],
    ['form.json', '"copies": 2,', '', '缺少项目“copies”'],
    ['form.json', '"id": "vehicle-handover"', '"id": "vehicle-hand-over"', '与文件夹名'],
    ['layout.json', '{ "kind": "title"', '{{ "kind": "title"', '不是有效的 JSON'],
  ])('names the mistake in %s when %s is written %s', (file, right, wrong, said) => {
    writeExample((path, text) => (path.endsWith(file) ? text.replace(right, wrong) : text));
    const { broken, forms } = loadFormLibrary(resources);
    expect(forms).toEqual([]);
    expect(broken[0]?.file).toBe(file);
    expect(broken[0]?.problem).toContain(said);
  });
});

describe('docs/forms.md speaks of everything there is', () => {
  it('names every kind of block and every operator of a condition', () => {
    const layout = JSON.parse(readFileSync(join(root, 'schemas', 'layout.schema.json'), 'utf8'));
    for (const kind of layout.$defs.block.properties.kind.enum) expect(doc, kind).toContain(`\`${kind}\``);
    for (const operator of ['is', 'has', 'filled', 'all', 'any', 'not'])
      expect(doc).toContain(`"${operator}"`);
    expect(Object.keys(layout.$defs).filter((name) => /^condition[A-Z]/.test(name))).toHaveLength(6);
  });

  it('names every root that a form takes a value from', () => {
    for (const form of library.forms) {
      const sources = [
        ...Object.values(form.definition.bindings),
        ...Object.values(form.definition.prefill),
      ].flat();
      for (const source of sources) expect(doc, source).toContain(`/${source.split('/')[1]}`);
    }
  });

  it('lists what nobody has confirmed, form by form', () => {
    for (const { definition } of library.forms.flatMap((form) => library.versions(form.definition.id)))
      for (const point of definition.unverified) expect(doc).toContain(point);
  });

  it('shows a picture of each form in docs/gallery (scripts/make-gallery.mjs)', () => {
    const gallery = readFileSync(join(root, 'docs', 'gallery', 'README.md'), 'utf8');
    for (const { definition } of library.forms) {
      expect(gallery).toContain(`\`${definition.id}\``);
      expect(existsSync(join(root, 'docs', 'gallery', `${definition.id}.png`)), definition.id).toBe(true);
    }
  });
});

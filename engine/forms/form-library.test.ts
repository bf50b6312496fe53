import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockTexts } from './block-text.ts';
import { type FormLibrary, loadFormLibrary } from './form-library.ts';
import { resolveLayout } from './resolve-layout.ts';

describe('a form folder with a mistake is named, and the others still load', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'anjuan-forms-'));
    cpSync('schemas', join(root, 'schemas'), { recursive: true });
    for (const id of ['demand-notice', 'service-receipt'])
      cpSync(join('templates', id), join(root, 'templates', id), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const file = (name: string) => join(root, 'templates', 'demand-notice', name);
  const change = (name: string, edit: (data: Record<string, unknown>) => void) => {
    const data = JSON.parse(readFileSync(file(name), 'utf8'));
    edit(data);
    writeFileSync(file(name), JSON.stringify(data));
  };
  const broken = () => {
    const library = loadFormLibrary(root);
    expect(library.form('service-receipt')).not.toBeNull();
    return library.broken;
  };

  test('bad JSON', () => {
    writeFileSync(file('form.json'), '{ "id": "demand-notice", ');
    expect(broken()).toMatchObject([
      { form: 'demand-notice', file: 'form.json', problem: expect.stringContaining('不是有效的 JSON') },
    ]);
  });
  test('a missing file, a missing item, an unknown item', () => {
    rmSync(file('sample.json'));
    expect(broken()).toMatchObject([{ file: 'sample.json', problem: '缺少这个文件' }]);
    cpSync('templates/demand-notice/sample.json', file('sample.json'));
    change('form.json', (form) => {
      delete form.purpose;
    });
    expect(broken()).toMatchObject([{ file: 'form.json', problem: '缺少项目“purpose”' }]);
    change('form.json', (form) => {
      form.purpose = '催告。';
      form.colour = 'red';
    });
    expect(broken()).toMatchObject([{ file: 'form.json', problem: '不认识的项目“colour”' }]);
  });
  test('an unknown block, with its place', () => {
    change('layout.json', (layout) => (layout.body as unknown[]).push({ kind: 'video', file: 'a.mp4' }));
    const [first] = broken();
    expect(first?.file).toBe('layout.json');
    expect(first?.pointer).toMatch(/^\/body\/\d+/);
  });
  test('a field on the page, or in a binding, that the form does not have', () => {
    change('layout.json', (layout) =>
      (layout.body as unknown[]).push({ kind: 'paragraph', role: 'body', content: [{ field: '/nowhere' }] }),
    );
    expect(broken()).toMatchObject([{ file: 'layout.json', problem: expect.stringContaining('/nowhere') }]);
    cpSync('templates/demand-notice/layout.json', file('layout.json'));
    change('form.json', (form) => {
      (form.bindings as Record<string, string>)['/nowhere'] = '/case/cause';
    });
    expect(broken()).toMatchObject([{ file: 'form.json', problem: expect.stringContaining('/nowhere') }]);
  });
  test('two fields bound to each other', () => {
    change('form.json', (form) => {
      Object.assign(form.bindings as object, { '/number': '/partyName', '/partyName': '/number' });
    });
    expect(broken()).toMatchObject([
      {
        file: 'form.json',
        pointer: '/bindings/~1number',
        problem: expect.stringContaining('不能取自本文书的另一栏目'),
      },
    ]);
  });
  test('an id that is not the folder’s name, or leads out of it', () => {
    change('form.json', (form) => {
      form.id = '../service-receipt';
    });
    expect(broken()).toMatchObject([{ file: 'form.json', pointer: '/id' }]);
    change('form.json', (form) => {
      form.id = 'service-receipt';
    });
    expect(broken()).toMatchObject([
      { file: 'form.json', pointer: '/id', problem: expect.stringContaining('文件夹名') },
    ]);
  });
  test('two versions in force on one day', () => {
    const older = join(file('versions'), '2019-06-01');
    mkdirSync(older, { recursive: true });
    for (const name of ['form.json', 'layout.json', 'sample.json']) cpSync(file(name), join(older, name));
    expect(broken()).toMatchObject([
      { form: 'demand-notice', file: 'versions/2021-07-15/form.json', pointer: '/inForceUntil' },
    ]);
  });
});

describe('a document is of the version in force on its day', () => {
  const library: FormLibrary = loadFormLibrary(process.cwd());
  test('none is broken', () => expect(library.broken).toEqual([]));
  const textOf = (form: string, issuedOn: string) => {
    const version = library.formOf({ form, issuedOn });
    return version ? resolveLayout(version, version.sample, []).flatMap(blockTexts).join('') : '';
  };

  test('违法行为通知书: three days until 2021-07-14, five from 2021-07-15 (行政处罚法 2021, 64)', () => {
    expect(textOf('violation-notice', '2021-07-14')).toContain(
      '第四十二条的规定，你（单位）有权在收到本通知书之日起三日内',
    );
    expect(textOf('violation-notice', '2021-07-15')).toContain(
      '第六十三条、第六十四条的规定，你（单位）有权在收到本通知书之日起五日内',
    );
  });
  test('当场行政处罚决定书: reconsideration comes first since 2024-01-01 (行政复议法 2023, 23)', () => {
    expect(textOf('summary-penalty-decision', '2023-12-31')).toContain('或者在六个月内依法向');
    expect(textOf('summary-penalty-decision', '2024-01-01')).toContain('应当先在六十日内依法向');
  });
  test('an issued document keeps its own version; a draft is of the one in force', () => {
    const form = 'violation-notice';
    const version = (document: Parameters<FormLibrary['formOf']>[0]) =>
      library.formOf(document)?.definition.version;
    expect(version({ form, formVersion: '2019-06-01', state: 'issued', issuedOn: '2026-03-01' })).toBe(
      '2019-06-01',
    );
    expect(version({ form, formVersion: '2019-06-01', state: 'draft', issuedOn: '2026-03-01' })).toBe(
      '2021-07-15',
    );
    expect(version({ form, createdOn: '2020-01-01' })).toBe('2019-06-01');
    expect(version({ form })).toBe('2021-07-15');
  });
});

import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { loadFormLibrary } from '../forms/form-library.ts';
import { checkForm, type FormFile } from './check-form.ts';
import { checkContext, checkFolder } from './folder-commands.ts';
import { writeFormFolder } from './form-folder.ts';
import { formSkeleton } from './skeleton.ts';

const library = loadFormLibrary(process.cwd());
const context = checkContext({
  resourcesFolder: process.cwd(),
  library,
});
const skeleton = () => new Map(formSkeleton('vehicle-handover', '车辆交接单', '2026-03-01'));

type Data = Record<string, unknown>;
/** The mistakes of the skeleton with one file's data changed, as `file pointer problem`. */
function mistakesOf(file: FormFile, edit: (data: Data) => void): string[] {
  const files = skeleton();
  const data: Data = JSON.parse(files.get(file) ?? '');
  edit(data);
  files.set(file, JSON.stringify(data));
  return checkForm(files, context).mistakes.map((one) => `${one.file} ${one.pointer} ${one.message}`);
}
const field = (data: Data, name: string) => (data.properties as Record<string, Data>)[name] ?? {};

test('a new form is sound as it is', () => {
  const { mistakes, form, title } = checkForm(skeleton(), context);
  expect(mistakes).toEqual([]);
  expect(form?.definition.id).toBe('vehicle-handover');
  expect(title).toBe('车辆交接单');
});

describe('a checklist of its own', () => {
  /** The list that docs/forms.md shows. */
  const doc = readFileSync(join(process.cwd(), 'docs', 'forms.md'), 'utf8');
  const shown = /```json\n(\{\s+"id": "vehicle-handover-review"[\s\S]*?)```/.exec(doc)?.[1] ?? '';
  const checked = (edit: (list: { form: string; items: Data[]; [key: string]: unknown }) => void) => {
    const list = JSON.parse(shown);
    edit(list);
    return checkForm(skeleton().set('checklist.json', JSON.stringify(list)), context);
  };
  const said = (edit: Parameters<typeof checked>[0]) =>
    checked(edit).mistakes.map((one) => `${one.file} ${one.pointer} ${one.message}`);

  test('is taken with the form as docs/forms.md writes it', () => {
    const { mistakes, form } = checked(() => undefined);
    expect(mistakes).toEqual([]);
    expect(form?.checklist?.items.map(({ id }) => id)).toEqual(['CL-01']);
  });
  test.each([
    [
      'of another form',
      (list) => Object.assign(list, { form: 'penalty-decision' }),
      '/form 应当写本式样的编号“vehicle-handover”',
    ],
    [
      'with a number twice',
      (list) => list.items.push({ ...list.items[0] }),
      '/items/1/id 编号“CL-01”已经用过',
    ],
    [
      'with an unknown rule',
      (list) => Object.assign(list.items[0] ?? {}, { rules: ['Z-99'] }),
      '/items/0/rules/0 没有编号为“Z-99”的规则',
    ],
    [
      'with an item that nobody knows',
      (list) => Object.assign(list, { script: 'x' }),
      '不认识的项目“script”',
    ],
  ] as [string, Parameters<typeof checked>[0], string][])('%s', (_what, edit, problem) => {
    expect(said(edit)).toEqual([expect.stringContaining(problem)]);
    expect(said(edit)[0]).toMatch(/^checklist\.json /);
  });
  test('that is no JSON', () => {
    const files = skeleton().set('checklist.json', '{');
    expect(checkForm(files, context).mistakes.map(({ file }) => file)).toEqual(['checklist.json']);
  });
});

describe('every mistake is said, each with its file and place', () => {
  test('several at once', () => {
    const files = skeleton();
    files.delete('sample.json');
    files.set('form.json', (files.get('form.json') ?? '').replace('"copies": 1', '"copies": "1"'));
    files.set('schema.json', (files.get('schema.json') ?? '').replace('"format": "date"', '"format": "day"'));
    const said = checkForm(files, context).mistakes.map(({ file, pointer }) => `${file} ${pointer}`);
    expect(said).toEqual(['sample.json ', 'form.json /copies', 'schema.json /properties/issuedOn/format']);
  });
  it.each<[string, FormFile, (data: Data) => void, string]>([
    [
      'a free pattern',
      'schema.json',
      (d) => Object.assign(field(d, 'partyName'), { pattern: '(a+)+$' }),
      'schema.json /properties/partyName/pattern 不能自己写号码的算式',
    ],
    [
      'a remote reference',
      'schema.json',
      (d) => Object.assign(field(d, 'partyName'), { $ref: 'https://example.org/a' }),
      'schema.json /properties/partyName/$ref 不能用“$ref”引用别处',
    ],
    [
      'a text without an end',
      'schema.json',
      (d) => delete field(d, 'content').maxLength,
      'schema.json /properties/content/maxLength 缺少 maxLength',
    ],
    [
      'a text of a million',
      'schema.json',
      (d) => Object.assign(field(d, 'content'), { maxLength: 1_000_000 }),
      'schema.json /properties/content/maxLength 应当是 1 到 30000',
    ],
    [
      'an open object',
      'schema.json',
      (d) => delete d.additionalProperties,
      'schema.json /additionalProperties 应当写 false',
    ],
    [
      'a required field that is none',
      'schema.json',
      (d) => (d.required as string[]).push('nowhere'),
      'schema.json /required/5 没有“nowhere”',
    ],
    [
      'a condition on a field that is none',
      'schema.json',
      (d) =>
        Object.assign(d, { allOf: [{ if: { required: ['nowhere'] }, then: { required: ['content'] } }] }),
      'schema.json /allOf/0/if/required/0 没有“nowhere”',
    ],
    [
      'an official number',
      'form.json',
      (d) => Object.assign(d, { series: 3 }),
      'form.json /series 只有部颁式样有序号',
    ],
    [
      'an official id',
      'form.json',
      (d) => Object.assign(d, { id: 'penalty-decision' }),
      'schema.json /$id 应当写 anjuan:form:penalty-decision',
    ],
    [
      'a source that is none',
      'form.json',
      (d) => Object.assign(d.bindings as Data, { '/content': '/partyName' }),
      'form.json /bindings/~1content 来源“/partyName”不认识',
    ],
    [
      'a form after it that is none',
      'form.json',
      (d) => Object.assign(d, { next: ['no-such-form'] }),
      'form.json /next/0 没有编号为“no-such-form”的式样',
    ],
    [
      'a deadline that is none',
      'form.json',
      (d) => Object.assign(d, { starts: ['no-such-term'] }),
      'form.json /starts/0 没有编号为“no-such-term”的期限',
    ],
    [
      'a field on the page that is none',
      'layout.json',
      (d) => (d.body as Data[]).push({ kind: 'number', label: '号', field: '/nowhere' }),
      'layout.json /body/5/field 栏目“/nowhere”在字段定义中没有',
    ],
    [
      'an unknown block',
      'layout.json',
      (d) => (d.body as Data[]).push({ kind: 'video' }),
      'layout.json /body/5/kind 只能是 title',
    ],
    [
      'a sample that lacks a field',
      'sample.json',
      (d) => delete (d.content as Data).partyName,
      'sample.json /content/partyName “当事人”没有填写。',
    ],
  ])('%s', (_name, file, edit, said) => {
    const mistakes = mistakesOf(file, edit);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(said);
  });
  test('an official id, its own schema named after it too', () => {
    const files = new Map(formSkeleton('penalty-decision', '行政处罚决定书', '2026-03-01'));
    expect(checkForm(files, context).mistakes).toMatchObject([{ file: 'form.json', pointer: '/id' }]);
  });
  test('two fields bound to each other, each at its place', () => {
    const mistakes = mistakesOf('form.json', (d) =>
      Object.assign(d.bindings as Data, { '/partyName': '/content', '/content': '/partyName' }),
    );
    expect(mistakes).toEqual([
      expect.stringContaining('form.json /bindings/~1partyName 来源“/content”不认识'),
      expect.stringContaining('form.json /bindings/~1content 来源“/partyName”不认识'),
    ]);
  });
  test('nested too deep', () => {
    const files = skeleton();
    files.set('layout.json', `${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(checkForm(files, context).mistakes).toMatchObject([
      { file: 'layout.json', message: expect.stringContaining('括号套得太深') },
    ]);
  });
  test('bad JSON says line and column', () => {
    const files = skeleton();
    files.set('form.json', '{\n  "id": "a",\n  "title" "b"\n}');
    expect(checkForm(files, context).mistakes[0]?.message).toContain('第 3 行第 11 列');
  });
});

describe('the folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'anjuan-form-')), 'vehicle-handover');
    await writeFormFolder(folder, skeleton());
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  const mistakes = async () => (await checkFolder(folder, context)).mistakes;

  test('as it was made has no mistake, and is never written over', async () => {
    expect(await mistakes()).toEqual([]);
    await expect(writeFormFolder(folder, skeleton())).rejects.toMatchObject({ code: 'FORM_FOLDER_EXISTS' });
  });
  test('a file that leads out of it, one that does not belong, one too large, one of another encoding', async () => {
    rmSync(join(folder, 'layout.json'));
    symlinkSync('/etc/hostname', join(folder, 'layout.json'));
    writeFileSync(join(folder, 'run.js'), 'x');
    writeFileSync(join(folder, 'sample.json'), 'x'.repeat(600_000));
    writeFileSync(join(folder, 'schema.json'), Buffer.from([0x7b, 0xb0, 0xb8, 0x7d]));
    expect((await mistakes()).map(({ file, message }) => `${file} ${message.slice(0, 9)}`)).toEqual([
      'layout.json 不是普通文件（可能',
      'run.js 式样的文件夹里只放',
      'sample.json 文件太大，最多 5',
      'schema.json 不是 UTF-8 ',
    ]);
  });
  test('none at all', async () => {
    await expect(checkFolder(join(folder, 'none'), context)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });
});

/** Rows with a group inside: the program's own 送达回证 alone, which the engine fills. */
const grouped = new Set(['service-receipt']);

test.each(
  library.forms
    .filter(({ definition }) => !grouped.has(definition.id))
    .map((form) => [form.definition.id, form] as const),
)('%s: what a built-in form may say, a station’s may say', (id, { definition, layout, schema, sample }) => {
  const own = { ...definition, id: `own-${id}`, series: null };
  const files = new Map(
    Object.entries({
      'form.json': own,
      'layout.json': layout,
      'sample.json': { content: sample },
      'schema.json': { ...(schema as Data), $id: undefined },
    }).map(([name, data]) => [name, JSON.stringify(data)]),
  );
  expect(
    checkForm(files, context).mistakes.map((one) => `${one.file} ${one.pointer} ${one.message}`),
  ).toEqual([]);
});

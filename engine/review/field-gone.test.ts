import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';

let root: string;
let engine: Engine;
const path = (...parts: string[]) => join(root, ...parts);
const at = (name: string) => `file-----${name}`;
const form = 'vehicle-handover';

const open = (now: string) =>
  openEngine({
    dataFolder: path('data'),
    resourcesFolder: process.cwd(),
    printPdf: () => Promise.reject(new Error('nothing is printed here')),
    grantedPath: (token) => path(token.replace('file-----', '')),
    now: () => new Date(now),
  });
async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>) {
  const outcome = await engine.call(name, input, engine);
  if (!outcome.ok) throw outcome.error;
  return outcome.value as CommandAnswer<Name>;
}
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(path('form', file), change(readFileSync(path('form', file), 'utf8')));
async function installed(name: string) {
  await ask('formFolder/pack', { folder: at('form'), target: at(name), identity: 'none' });
  const { sha256 } = await ask('formPackage/open', { file: at(name) });
  await ask('formPackage/install', { file: at(name), sha256, accept: true });
}

async function stationWithForm(): Promise<void> {
  root = mkdtempSync(join(tmpdir(), 'anjuan-field-gone-'));
  engine = await open('2026-03-01T09:00:00+08:00');
  await ask('formFolder/make', { id: form, title: '车辆交接单', folder: at('form') });
  await installed('first.anjuan-form');
}
afterEach(async () => {
  await engine.close();
  rmSync(root, { recursive: true, force: true });
});

it('an annotation on a field that a newer version of the form has removed is named, with its quotation, and stays', async () => {
  await stationWithForm();
  const cause = { causeId: 'ride-hailing-without-vehicle-permit', cause: '', procedure: 'ordinary' } as const;
  const { caseId } = await ask('cases/create', cause);
  const { documentId } = await ask('documents/create', { caseId, form });
  const place = { caseId, documentId };
  const edits = [{ kind: 'type', pointer: '/content', text: '车辆外观完好，钥匙一把。' } as const];
  await ask('documents/edit', { ...place, editId: 'typed', edits });
  await ask('annotations/add', {
    ...place,
    kind: 'mustChange',
    at: { pointer: '/content', span: { start: 7, end: 11 } },
    text: '写明钥匙由谁保管。',
    proposed: '钥匙两把',
    by: '孙丽',
  });
  // The version of July writes in another field; the draft comes again from a file, made in that time.
  edit('form.json', (text) => text.replaceAll('2026-03-01', '2026-07-01'));
  edit('layout.json', (text) => text.replaceAll('"/content"', '"/record"'));
  edit('schema.json', (text) => text.replaceAll('"content"', '"record"'));
  edit('sample.json', (text) => text.replace('"content": "', '"record": "'));
  await installed('second.anjuan-form');
  const file = await ask('cases/asFile', { caseId });
  const other = 'case-of-july';
  const documents = file.documents.map((one) => ({ ...one, createdOn: '2026-07-02' }));
  writeFileSync(path('july.json'), JSON.stringify({ ...file, id: other, documents }));
  await engine.close();
  engine = await open('2026-07-02T09:00:00+08:00');
  const { caseId: taken } = await ask('cases/import', { file: at('july.json') });
  const there = { caseId: taken, documentId };

  const { items } = await ask('annotations/list', there);
  expect(items).toMatchObject([
    {
      anchor: { kind: 'fieldGone', pointer: '/content' },
      fieldTitle: '内容',
      takeable: false,
      annotation: { text: '写明钥匙由谁保管。', proposed: '钥匙两把', place: { quote: '钥匙一把' } },
    },
  ]);
  const id = items[0]?.annotation.id ?? '';
  await expect(
    ask('annotations/take', { ...there, editId: 'take', annotation: id, by: '李明' }),
  ).rejects.toMatchObject({ code: 'ANNOTATION_MOVED' });
  const answered = { ...there, annotation: id, text: '新版没有这一栏，写在记录里。', by: '李明' };
  await ask('annotations/reply', answered);
  // What was typed and what was noted both leave with the case again.
  const again = await ask('cases/asFile', { caseId: taken });
  expect(JSON.stringify(again)).toContain('车辆外观完好，钥匙一把。');
  expect(again.documents[0]?.annotations).toMatchObject([{ id, replies: [{ by: '李明' }] }]);
}, 60_000);

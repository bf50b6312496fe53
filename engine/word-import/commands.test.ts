import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';
import { docxDocument } from '../export/docx/docx-document.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { attachmentPath } from '../store/attachments.ts';

let root = '';
let engine: Engine;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'anjuan-word-command-'));
  engine = await openEngine({
    dataFolder: join(root, 'data'),
    resourcesFolder: process.cwd(),
    sample: true,
    printPdf: () => Promise.reject(new Error('nothing is printed here')),
    grantedPath: (token) => join(root, token.replace('file-----', '')),
  });
});
afterAll(async () => {
  await engine.close();
  rmSync(root, { recursive: true, force: true });
});

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>) {
  const outcome = await engine.call(name, input, engine);
  if (!outcome.ok) throw outcome.error;
  return outcome.value as CommandAnswer<Name>;
}

test('an old document becomes a draft of its form with what was chosen; facts stay, the file is kept', async () => {
  const form = loadFormLibrary(process.cwd()).form('penalty-decision');
  if (!form) throw new Error('no form');
  const page = { title: '试', page: form.layout.page, watermark: null, seal: null } as const;
  writeFileSync(join(root, 'old.docx'), await docxDocument(resolveLayout(form, form.sample, []), page));
  const { caseId } = await ask('cases/create', { causeId: null, cause: '', procedure: 'ordinary' });
  const before = await ask('cases/asFile', { caseId });
  const file = 'file-----old.docx';
  const info = await ask('wordImport/look', { caseId, file });
  expect(info.form?.id).toBe(form.definition.id);
  const pointers = info.fields.filter(({ state }) => state === 'read').map(({ pointer }) => pointer);
  const [dropped = '', ...chosen] = pointers.filter(
    (pointer) => pointer !== '/issuedOn' && pointer !== '/number',
  );
  await expect(
    ask('wordImport/take', {
      caseId,
      file,
      sha256: '0'.repeat(64),
      form: form.definition.id,
      pointers: chosen,
    }),
  ).rejects.toMatchObject({ code: 'WORD_UNREADABLE' });
  const { documentId } = await ask('wordImport/take', {
    caseId,
    file,
    sha256: info.sha256,
    form: form.definition.id,
    pointers: chosen,
  });
  const after = await ask('cases/asFile', { caseId });
  expect(after.facts).toEqual(before.facts);
  const document = after.documents.find(({ id }) => id === documentId);
  expect(document).toMatchObject({ state: 'draft', importedFrom: { name: 'old.docx', sha256: info.sha256 } });
  for (const pointer of chosen) {
    const name = pointer.split('/')[1] ?? '';
    // What the case says as well stays bound to it.
    if (document?.content[name] === undefined)
      expect(JSON.stringify(before.facts), name).toContain(JSON.stringify(form.sample[name]));
    else expect(document.content[name], name).toEqual(form.sample[name]);
  }
  expect(document?.content).not.toHaveProperty(dropped.slice(1));
  expect(readFileSync(attachmentPath(join(root, 'data'), info.sha256))).toEqual(
    readFileSync(join(root, 'old.docx')),
  );
  // It can be had back, byte for byte, and not where it has been changed since.
  const opened = await ask('cases/open', { caseId });
  const summary = opened.documents.find(({ id }) => id === documentId);
  expect(summary?.importedFrom).toMatchObject({ name: 'old.docx', sha256: info.sha256 });
  mkdirSync(join(root, 'back'));
  const folder = 'file-----back';
  const saved = await ask('evidence/saveCopy', { caseId, file: info.sha256, folder });
  expect(readFileSync(join(root, 'back', saved.file))).toEqual(readFileSync(join(root, 'old.docx')));
  writeFileSync(attachmentPath(join(root, 'data'), info.sha256), 'x');
  await expect(ask('evidence/saveCopy', { caseId, file: info.sha256, folder })).rejects.toMatchObject({
    code: 'COPY_DIFFERS',
  });
  expect(readdirSync(join(root, 'back'))).toEqual(['old.docx']);
});

test('a file that bears no title asks which form it is', async () => {
  const { caseId } = await ask('cases/create', { causeId: null, cause: '', procedure: 'ordinary' });
  const form = loadFormLibrary(process.cwd()).form('demand-notice');
  if (!form) throw new Error('no form');
  const blocks = resolveLayout(form, form.sample, []).filter(({ kind }) => kind !== 'title');
  const page = { title: '试', page: form.layout.page, watermark: null, seal: null } as const;
  writeFileSync(join(root, 'untitled.docx'), await docxDocument(blocks, page));
  const file = 'file-----untitled.docx';
  expect((await ask('wordImport/look', { caseId, file })).form).toBeNull();
  const info = await ask('wordImport/look', { caseId, file, form: 'demand-notice' });
  expect(info.fields.length).toBeGreaterThan(3);
});

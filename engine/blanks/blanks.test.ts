import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import { type Engine, openEngine } from '../engine.ts';

/** One page a sheet: what is tested here are the numbers; the page itself is tested where it is printed. */
const printPdf: PdfPrinter = async () => {
  const document = await PDFDocument.create();
  document.addPage();
  return { pdf: await document.save(), pages: 1, sealPlace: null, faces: [], missing: [] };
};

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-blanks-'));
  mkdirSync(join(folder, 'out'));
  engine = await openEngine({
    dataFolder: join(folder, 'data'),
    resourcesFolder: process.cwd(),
    sample: true,
    printPdf,
    grantedPath: () => join(folder, 'out'),
    now: () => new Date(2026, 10, 25, 9, 0),
  });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const window = {};
async function ask<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandAnswer<Name> | string> {
  const outcome = await engine.call(name, input, window);
  return outcome.ok ? (outcome.value as CommandAnswer<Name>) : outcome.error.code;
}
const made = { form: 'violation-notice', copies: 3, reserve: true, folder: 'any-token' };

test('numbers printed on empty sheets are taken one after another, and never given to a document', async () => {
  const first = await ask('blanks/make', made);
  const second = await ask('blanks/make', { ...made, copies: 1 });
  if (typeof first === 'string' || typeof second === 'string') throw new Error(`${first} ${second}`);
  const serials = [...first.numbers, ...second.numbers].map((number) => Number(/(\d+)号$/.exec(number)?.[1]));
  const [start = 0] = serials;
  expect(serials).toEqual([start, start + 1, start + 2, start + 3]);
  const written = await PDFDocument.load(readFileSync(join(folder, 'out', first.file)));
  expect(written.getPageCount()).toBe(3);
  const created = await ask('cases/create', { causeId: null, cause: '试', procedure: 'ordinary' });
  if (typeof created === 'string') throw new Error(created);
  const { caseId } = created;
  const document = await ask('documents/create', { caseId, form: 'violation-notice' });
  if (typeof document === 'string') throw new Error(document);
  const own = await ask('documents/takeNumber', { caseId, documentId: document.documentId });
  expect(own).toMatchObject({ number: expect.stringMatching(new RegExp(`${start + 4}号$`)) });
});

test('each sheet’s end is recorded once: returned, or void; a settled one is not settled again', async () => {
  const answer = await ask('blanks/make', made);
  if (typeof answer === 'string') throw new Error(answer);
  const [first = '', second = '', third = ''] = answer.numbers;
  await ask('blanks/settle', { number: first, state: 'returned', note: '没有使用' });
  const listed = await ask('blanks/settle', { number: second, state: 'void', note: '写坏' });
  if (typeof listed === 'string') throw new Error(listed);
  const state = (number: string) => listed.sheets.find((sheet) => sheet.number === number)?.state;
  expect([first, second, third].map(state)).toEqual(['returned', 'void', 'reserved']);
  expect(await ask('blanks/settle', { number: second, state: 'returned', note: '' })).toBe('NOT_FOUND');
  const audit = await ask('audit/list', { caseId: null, limit: 20 });
  if (typeof audit === 'string') throw new Error(audit);
  expect(audit.entries.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['预留文号', '空白文书交回', '空白文书作废']),
  );
});

test('a form without numbers refuses to reserve any, and writes nothing', async () => {
  expect(await ask('blanks/make', { ...made, form: 'interview-record' })).toBe('DOCUMENT_STATE');
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
  const plain = await ask('blanks/make', { ...made, form: 'interview-record', reserve: false });
  expect(plain).toMatchObject({ numbers: [] });
});

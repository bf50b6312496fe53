import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { caseView } from '../cases/case-view.ts';
import { type Engine, openEngine } from '../engine.ts';
import { docxDocument } from '../export/docx/docx-document.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { lawFindings } from '../law/law-findings.ts';
import { soundCases } from '../law/testing/sound-cases.ts';

const library = loadFormLibrary(process.cwd());
let root = '';
let engine: Engine;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'anjuan-word-overtaken-'));
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

/** What N-20 says, on a day, of a decision that came through the Word import with this penalty. */
async function saidOf(penaltyContent: string, today: string): Promise<readonly string[]> {
  const form = library.form('penalty-decision');
  if (!form) throw new Error('no form');
  const page = { title: '试', page: form.layout.page, watermark: null, seal: null } as const;
  const content = { ...form.sample, penaltyContent };
  writeFileSync(join(root, 'old.docx'), await docxDocument(resolveLayout(form, content, []), page));
  const { caseId } = await ask('cases/create', { causeId: null, cause: '', procedure: 'ordinary' });
  const file = 'file-----old.docx';
  const { sha256 } = await ask('wordImport/look', { caseId, file });
  const pointers = ['/penaltyContent'];
  await ask('wordImport/take', { caseId, file, sha256, form: form.definition.id, pointers });
  const { station } = soundCases(process.cwd());
  const taken = await ask('cases/asFile', { caseId });
  return lawFindings(caseView(taken, station, library, today))
    .filter(({ rule }) => rule === 'N-20')
    .map(({ at }) => at.pointer);
}

const old =
  '罚款3000元；逾期不缴纳罚款的，依据《中华人民共和国行政处罚法》第五十一条第（一）项，每日按罚款数额的百分之三加处罚款';

test('an old file with an article that moved in 2021 is told of it; with the present article, and before that day, it is not', async () => {
  expect(await saidOf(old, '2026-11-24')).toEqual(['/penaltyContent']);
  const now = old.replace('第五十一条第（一）项', '第七十二条第一款第（一）项');
  expect(await saidOf(now, '2026-11-24')).toEqual([]);
  expect(await saidOf(old, '2021-07-14')).toEqual([]);
});

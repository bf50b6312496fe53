import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from './driver.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openStore } from './store.ts';
import { commonDefects, countSubmissions, noteSubmission, type Submission } from './submissions.ts';

/** The data folder of the version before. */
function before(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-submissions-'));
  const file = join(folder, 'anjuan.sqlite');
  const database = openDatabase(file);
  migrate(
    database,
    file,
    migrations.filter(({ version }) => version < 110),
  );
  database.close();
  return folder;
}

it('counts, in a database of the version before, a document once over its rounds and the commonest defect first', () => {
  const store = openStore(before());
  const [from, to] = ['2025-03-12', '2026-03-12'];
  expect(countSubmissions(store, from, to)).toEqual({ documents: 0, cases: 0, refusals: 0 });
  const law = (rule: string) => ({ rule, field: '', severity: 'major' as const });
  const empty = { rule: 'schema.missing', field: '/facts', severity: 'block' as const };
  const one: Submission = {
    caseId: 'a',
    documentId: 'decision',
    round: 1,
    form: 'penalty-decision',
    on: from,
    refused: true,
    findings: [law('J-08'), empty],
  };
  store.transaction((writable) => {
    for (const submission of [
      one,
      { ...one, refused: false, on: to, findings: [law('J-08')] },
      { ...one, round: 2, refused: false, on: to, findings: [law('J-08')] },
      { ...one, documentId: 'other', form: 'coercive-decision', findings: [empty] },
      { ...one, caseId: 'b', findings: [law('J-08'), law('J-09')] },
      { ...one, caseId: 'c', on: '2025-03-11', findings: [law('J-09')] },
    ]) {
      noteSubmission(writable, submission);
    }
  });
  expect(countSubmissions(store, from, to)).toEqual({ documents: 3, cases: 2, refusals: 3 });
  expect(commonDefects(store, from, to, 3)).toEqual([
    { rule: 'J-08', field: '', form: '', documents: 2, cases: 2 },
    { rule: 'J-09', field: '', form: '', documents: 1, cases: 1 },
    { rule: 'schema.missing', field: '/facts', form: 'coercive-decision', documents: 1, cases: 1 },
  ]);
  store.close();
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decisionRows } from './decisions.ts';
import { openDatabase } from './driver.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openStore } from './store.ts';

/** A database as the version before the index left it, with a decision, another document and a damaged one. */
function before(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-decisions-'));
  const file = join(folder, 'anjuan.sqlite');
  const database = openDatabase(file);
  migrate(
    database,
    file,
    migrations.filter(({ version }) => version < 108),
  );
  database
    .prepare(
      `INSERT INTO cases (id, case_number, cause, party, plate, stage, state, facts, evidence, acts, summary, changed_at)
      VALUES ('c', '', '', '', '', '', 'open', '{"cause":"x"}', '[]', '[]', '{}', '2026-03-01')`,
    )
    .run();
  const insert = database.prepare(
    "INSERT INTO documents (id, case_id, position, data) VALUES (?, 'c', ?, ?)",
  );
  insert.run('a', 0, JSON.stringify({ id: 'a', form: 'scene-record' }));
  insert.run('b', 1, JSON.stringify({ id: 'b', form: 'summary-penalty-decision' }));
  insert.run('d', 2, '{"form": damaged');
  database.close();
  return folder;
}

it('finds the decisions of a database from before the index, through the index, over damaged rows', () => {
  const store = openStore(before());
  expect(decisionRows(store).map(({ document }) => JSON.parse(document).id)).toEqual(['b']);
  const plan = store.raw<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT id FROM documents WHERE CASE WHEN json_valid(data) THEN json_extract(data, '$.form') END
      IN ('penalty-decision', 'summary-penalty-decision')`,
    [],
  );
  expect(plan.map(({ detail }) => detail).join()).toContain('documents_decisions');
  store.close();
});

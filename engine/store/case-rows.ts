import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { CaseSummary } from '../../contract/commands/cases.ts';
import { type CaseMarks, writeMarks } from './case-marks.ts';
import { sql } from './queries.ts';
import { indexCase } from './search.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** A case as it lies on the disk. */
export type StoredCase = { readonly file: CaseFile & { readonly id: string }; readonly changedAt: string };

/** Reads a whole case, or null. */
export function readCase(store: ReadableStore, id: string): StoredCase | null {
  const row = store.first(sql.selectFrom('cases').selectAll().where('id', '=', id));
  if (!row) return null;
  const documents = store.all(
    sql.selectFrom('documents').select('data').where('case_id', '=', id).orderBy('position'),
  );
  return {
    file: {
      format: 'anjuan-case/1',
      id,
      facts: JSON.parse(row.facts),
      evidence: JSON.parse(row.evidence),
      documents: documents.map((document) => JSON.parse(document.data)),
      acts: JSON.parse(row.acts),
    },
    changedAt: row.changed_at,
  };
}

/** Whether the store holds any case. */
export function holdsCases(store: ReadableStore): boolean {
  return store.first(sql.selectFrom('cases').select('rank').limit(1)) !== undefined;
}

/**
 * Writes what changed between two states of a case: its row, the documents that are not the same object, and, where
 * they are given, what other cases are compared with. No document is deleted: they only ever join.
 */
export function writeCase(
  store: WritableStore,
  before: CaseFile | null,
  after: CaseFile & { readonly id: string },
  summary: CaseSummary,
  searchTexts: readonly string[],
  marks: CaseMarks | null,
): void {
  const row = caseRow(after, summary);
  store.run(
    sql
      .insertInto('cases')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
  );
  for (const [position, document] of after.documents.entries()) {
    if (before?.documents[position] !== document) writeDocument(store, after.id, position, document);
  }
  const written = store.first(sql.selectFrom('cases').select('rank').where('id', '=', after.id));
  if (written && (before === null || before.facts !== after.facts || before.documents !== after.documents)) {
    indexCase(store, written.rank, summary.state, searchTexts);
  }
  if (marks) writeMarks(store, after.id, marks);
}

function writeDocument(store: WritableStore, caseId: string, position: number, document: CaseDocument): void {
  const row = { id: document.id, case_id: caseId, position, data: JSON.stringify(document) };
  store.run(
    sql
      .insertInto('documents')
      .values(row)
      .onConflict((conflict) => conflict.columns(['case_id', 'id']).doUpdateSet(row)),
  );
}

function caseRow(file: CaseFile & { readonly id: string }, summary: CaseSummary) {
  return {
    id: file.id,
    case_number: summary.caseNumber,
    cause: summary.cause,
    party: summary.party,
    plate: summary.plate,
    stage: summary.stage,
    state: summary.state,
    facts: JSON.stringify(file.facts),
    evidence: JSON.stringify(file.evidence ?? []),
    acts: JSON.stringify(file.acts ?? []),
    summary: JSON.stringify(summary),
    next_deadline: summary.nextDeadline?.earliest ?? null,
    changed_at: summary.changedAt,
  };
}

/** Ids of the cases that are not closed. */
export function openCaseIds(store: ReadableStore): readonly string[] {
  return store.all(sql.selectFrom('cases').select('id').where('state', '=', 'open')).map(({ id }) => id);
}

/** Ids of the open cases with a document that was submitted for review and not answered yet: its last round says so. */
export function submittedCaseIds(store: ReadableStore): readonly string[] {
  return store.rawColumn<string>(
    `SELECT id FROM cases WHERE state = 'open' AND EXISTS (
       SELECT 1 FROM json_each(cases.acts) AS act
       WHERE act.value ->> 'kind' = 'review' AND act.value ->> 'result' = 'submitted' AND NOT EXISTS (
         SELECT 1 FROM json_each(cases.acts) AS later
         WHERE later.value ->> 'kind' = 'review'
           AND later.value ->> 'document' = act.value ->> 'document' AND later.key > act.key))`,
    [],
  );
}

/** What tells cases apart, of all of them. */
export function listedCases(store: ReadableStore) {
  const rows = store.all(
    sql.selectFrom('cases').select(['id', 'case_number', 'cause', 'party', 'changed_at']).orderBy('rank'),
  );
  return rows.map((row) => ({
    id: row.id,
    caseNumber: row.case_number,
    cause: row.cause,
    party: row.party,
    changedAt: row.changed_at,
  }));
}

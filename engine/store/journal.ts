import type { Patch } from 'immer';
import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** One edit as it was acknowledged: what it changed in the case file, and what takes it back. */
export type JournalEntry = {
  readonly id: string;
  readonly caseId: string;
  /** Null: the facts. */
  readonly documentId: string | null;
  readonly at: string;
  readonly kind: 'edit' | 'undo' | 'redo';
  readonly target: string | null;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
};

/** Appends an edit. The id is the edit's own, so that the same edit sent twice is written once. */
export function appendEntry(store: WritableStore, entry: JournalEntry): void {
  store.run(
    sql
      .insertInto('journal')
      .values({
        id: entry.id,
        case_id: entry.caseId,
        document_id: entry.documentId,
        at: entry.at,
        kind: entry.kind,
        target: entry.target,
        patches: JSON.stringify(entry.patches),
        inverse: JSON.stringify(entry.inverse),
      })
      .onConflict((conflict) => conflict.column('id').doNothing()),
  );
}

/** The journal of a case, oldest first. */
export function readJournal(store: ReadableStore, caseId: string): JournalEntry[] {
  const rows = store.all(sql.selectFrom('journal').selectAll().where('case_id', '=', caseId).orderBy('seq'));
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    documentId: row.document_id,
    at: row.at,
    kind: row.kind,
    target: row.target,
    patches: JSON.parse(row.patches),
    inverse: JSON.parse(row.inverse),
  }));
}

import { createHash } from 'node:crypto';
import type { DisposalRecord } from '../../contract/commands/disposal.ts';
import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** What is written of a destroyed case; `hashes` is JSON: what, and the SHA-256 it had. */
export type Disposal = Omit<DisposalRecord, 'hashes'>;

export type DisposedHash = DisposalRecord['hashes'][number];

/**
 * Destroys a case's rows: facts, documents, edits, revisions, search words. The numbers stay, so that they are not
 * given again, and the hashes of all that was kept. What is deleted is overwritten in the database's pages.
 */
export function destroyCase(
  store: WritableStore,
  disposal: Disposal,
  attachments: readonly string[],
): DisposedHash[] {
  const { caseId } = disposal;
  const hashes = hashesOf(store, caseId, attachments);
  deleteCase(store, caseId, attachments);
  const row = {
    case_id: caseId,
    case_number: disposal.caseNumber,
    cause: disposal.cause,
    closed_on: disposal.closedOn,
    retention: disposal.retention,
    disposed_at: disposal.at,
    who: disposal.who,
    reason: disposal.reason,
    hashes: JSON.stringify(hashes),
  };
  store.run(sql.insertInto('disposals').values(row));
  return hashes;
}

/** Tables whose rows are a case's own. */
const ownTables = [
  'documents',
  'journal',
  'revisions',
  'officer_times',
  'fined_acts',
  'submitted_findings',
  'submissions',
] as const;

/** Deletes a case's own rows and its attachments' entries; its numbers stay. */
export function deleteCase(store: WritableStore, caseId: string, attachments: readonly string[]): void {
  const rank = store.first(sql.selectFrom('cases').select('rank').where('id', '=', caseId))?.rank;
  if (rank !== undefined) forgetWords(store, rank);
  for (const table of ownTables) {
    store.run(sql.deleteFrom(table).where('case_id', '=', caseId));
  }
  store.run(sql.deleteFrom('cases').where('id', '=', caseId));
  for (const sha256 of attachments) store.run(sql.deleteFrom('attachments').where('sha256', '=', sha256));
}

/** Merged into one, so that no earlier segment of the index keeps the words. */
function forgetWords(store: WritableStore, rank: number): void {
  store.rawRun('DELETE FROM case_search WHERE rowid = ?', [rank]);
  store.rawRun("INSERT INTO case_search (case_search) VALUES ('optimize')", []);
}

function hashesOf(store: ReadableStore, caseId: string, attachments: readonly string[]): DisposedHash[] {
  const documents = store.all(
    sql.selectFrom('documents').select(['id', 'data']).where('case_id', '=', caseId).orderBy('position'),
  );
  const revisions = store.all(
    sql.selectFrom('revisions').select(['id', 'sha256']).where('case_id', '=', caseId).orderBy('id'),
  );
  return [
    ...documents.map(({ id, data }) => ({
      what: `document:${id}`,
      sha256: createHash('sha256').update(data).digest('hex'),
    })),
    ...revisions.map(({ id, sha256 }) => ({ what: `revision:${id}`, sha256 })),
    ...attachments.map((sha256) => ({ what: 'attachment', sha256 })),
  ];
}

/** Whether a case other than this one names an attachment. */
export function isUsedElsewhere(store: ReadableStore, sha256: string, caseId: string): boolean {
  const pattern = `%${sha256}%`;
  const row = store.first(
    sql
      .selectFrom('cases')
      .select('rank')
      .where('id', '!=', caseId)
      .where((where) => where.or([where('evidence', 'like', pattern), where('acts', 'like', pattern)]))
      .limit(1),
  );
  if (row !== undefined) return true;
  const document = store.first(
    sql
      .selectFrom('documents')
      .select('id')
      .where('case_id', '!=', caseId)
      .where('data', 'like', pattern)
      .limit(1),
  );
  return document !== undefined;
}

/** The record of destroyed cases, newest first. */
export function listDisposals(
  store: ReadableStore,
): (Disposal & { readonly hashes: readonly DisposedHash[] })[] {
  const rows = store.all(sql.selectFrom('disposals').selectAll().orderBy('disposed_at', 'desc'));
  return rows.map((row) => ({
    caseId: row.case_id,
    caseNumber: row.case_number,
    cause: row.cause,
    closedOn: row.closed_on,
    retention: row.retention,
    at: row.disposed_at,
    who: row.who,
    reason: row.reason,
    hashes: JSON.parse(row.hashes),
  }));
}

import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { RevisionReason } from '../../contract/commands/history.ts';
import { actingName } from '../people/acting.ts';
import { sql } from './queries.ts';
import type { Schema } from './schema.ts';
import type { ReadableStore, WritableStore } from './store.ts';

export type Revision = {
  readonly id: string;
  readonly at: string;
  readonly reason: RevisionReason;
  readonly sha256: string;
  /** Who had written; null where nobody noted it. */
  readonly who: string | null;
};

/** Keeps a document (or, with documentId null, the facts) as it stands, as `who` has written it (whoever works now). A state equal to the last one is not kept twice, except that what went under review is kept as that. */
export function keepRevision(
  store: WritableStore,
  place: { readonly caseId: string; readonly documentId: string | null },
  state: unknown,
  at: string,
  reason: Revision['reason'],
  who: string = actingName(''),
): string {
  const data = JSON.stringify(state);
  const sha256 = createHash('sha256').update(data).digest('hex');
  const last = listRevisions(store, place)[0];
  if (last?.sha256 === sha256 && (reason !== 'submitted' || last.reason === 'submitted')) return sha256;
  const row = {
    id: uuid(),
    case_id: place.caseId,
    document_id: place.documentId,
    at,
    reason,
    data,
    sha256,
    who,
  };
  store.run(sql.insertInto('revisions').values(row));
  return sha256;
}

/** Newest first. */
export function listRevisions(
  store: ReadableStore,
  place: { readonly caseId: string; readonly documentId: string | null },
): Revision[] {
  const rows = store.all(
    sql
      .selectFrom('revisions')
      .select(['id', 'at', 'reason', 'sha256', 'who'])
      .where('case_id', '=', place.caseId)
      .where('document_id', 'is', place.documentId)
      .orderBy('id', 'desc'),
  );
  return rows.map((row) => ({ ...row, reason: row.reason as Revision['reason'] }));
}

/** The states of a document that were frozen for review, newest first, each with its moment. */
export function reviewedStates(
  store: ReadableStore,
  place: { readonly caseId: string; readonly documentId: string },
): { readonly at: string; readonly data: string }[] {
  return store.all(
    sql
      .selectFrom('revisions')
      .select(['at', 'data'])
      .where('case_id', '=', place.caseId)
      .where('document_id', '=', place.documentId)
      .where('reason', '=', 'submitted')
      .orderBy('id', 'desc')
      .limit(2),
  );
}

/** A revision with its state as JSON, as it travels between stations. */
export type WholeRevision = Revision & { readonly documentId: string | null; readonly data: string };

/** A revision of this document (null: of the facts), or undefined where there is none of that id. */
export function readRevision(
  store: ReadableStore,
  place: { readonly caseId: string; readonly documentId: string | null },
  id: string,
): WholeRevision | undefined {
  const row = store.first(
    sql
      .selectFrom('revisions')
      .selectAll()
      .where('id', '=', id)
      .where('case_id', '=', place.caseId)
      .where('document_id', 'is', place.documentId),
  );
  return row && wholeRevision(row);
}

/** Every revision of a case, oldest first. */
export function wholeRevisions(store: ReadableStore, caseId: string): WholeRevision[] {
  const rows = store.all(sql.selectFrom('revisions').selectAll().where('case_id', '=', caseId).orderBy('id'));
  return rows.map(wholeRevision);
}

function wholeRevision(row: Schema['revisions']): WholeRevision {
  const { id, document_id, at, reason, data, sha256, who } = row;
  return { id, documentId: document_id, at, reason: reason as Revision['reason'], data, sha256, who };
}

/** Takes in a revision that another station kept; one that is here already stays as it is. */
export function addRevision(store: WritableStore, caseId: string, revision: WholeRevision): void {
  const { documentId, ...rest } = revision;
  const row = { ...rest, who: rest.who ?? null, case_id: caseId, document_id: documentId };
  store.run(
    sql
      .insertInto('revisions')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing()),
  );
}

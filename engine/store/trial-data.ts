import { deleteCase } from './disposals.ts';
import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** How many empty forms were printed for use by hand. */
export function countBlanks(store: ReadableStore): number {
  return store.all(sql.selectFrom('blank_sheets').select('number')).length;
}

/**
 * Deletes cases of a trial with their numbers, all empty forms printed in it with theirs, and the ties of accounts to
 * the trial's people. The accounts and the audit stay.
 */
export function deleteTrial(
  store: WritableStore,
  caseIds: readonly string[],
  attachments: readonly string[],
): void {
  const blanks = store.all(sql.selectFrom('blank_sheets').select('number')).map(({ number }) => number);
  store.run(sql.deleteFrom('blank_sheets'));
  for (const number of blanks)
    store.run(sql.deleteFrom('numbers').where('number', '=', number).where('case_id', '=', ''));
  for (const id of caseIds) {
    deleteCase(store, id, []);
    store.run(sql.deleteFrom('numbers').where('case_id', '=', id));
  }
  for (const sha256 of attachments) store.run(sql.deleteFrom('attachments').where('sha256', '=', sha256));
  store.run(sql.updateTable('accounts').set({ person: null }));
}

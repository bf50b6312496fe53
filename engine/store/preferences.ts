import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** A remembered value, or undefined. */
export function readPreference(store: ReadableStore, key: string): unknown {
  const row = store.first(sql.selectFrom('preferences').select('value').where('key', '=', key));
  return row === undefined ? undefined : JSON.parse(row.value);
}

/** Remembers a value under a key. */
export function writePreference(store: WritableStore, key: string, value: unknown): void {
  const row = { key, value: JSON.stringify(value ?? null) };
  store.run(
    sql
      .insertInto('preferences')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row)),
  );
}

/** Forgets a value. */
export function deletePreference(store: WritableStore, key: string): void {
  store.run(sql.deleteFrom('preferences').where('key', '=', key));
}

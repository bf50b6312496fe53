import type { Store } from './store.ts';

/**
 * Reads every page of the store, table by table, so that work goes on in between; null when all is well. Damage is
 * remembered, so that the next start refuses the database and it can be repaired.
 */
export async function checkStore(store: Store): Promise<string | null> {
  const tables = store.rawColumn<string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    [],
  );
  for (const table of tables) {
    await new Promise<void>((done) => setImmediate(done));
    const found = problemOf(store, table);
    if (found === null) continue;
    store.markDamaged();
    return found;
  }
  return null;
}

function problemOf(store: Store, table: string): string | null {
  try {
    const [found] = store.rawColumn<string>(`PRAGMA quick_check("${table.replaceAll('"', '""')}")`, []);
    return found === undefined || found === 'ok' ? null : found;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

import type { Database } from '../driver.ts';

/** Local accounts: who may sign in, as what, and what was tried. */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE accounts (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      person TEXT,
      roles TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
      password TEXT,
      code TEXT,
      code_until INTEGER,
      failures INTEGER NOT NULL DEFAULT 0,
      delayed_until INTEGER NOT NULL DEFAULT 0,
      at TEXT NOT NULL
    ) STRICT;
  `);
}

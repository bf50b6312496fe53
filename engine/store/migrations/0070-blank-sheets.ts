import type { Database } from '../driver.ts';

/** Numbers of empty forms that were printed for use by hand, and what became of each: no gap is unexplained. */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE blank_sheets (
      number TEXT NOT NULL PRIMARY KEY REFERENCES numbers (number),
      form TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('reserved', 'used', 'returned', 'void')),
      note TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX blank_sheets_by_state ON blank_sheets (state, at);
  `);
}

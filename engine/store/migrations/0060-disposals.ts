import type { Database } from '../driver.ts';

/** What stays of a case after its retention term: its hashes and the record of its destruction. Frozen. */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE disposals (
      case_id TEXT NOT NULL PRIMARY KEY,
      case_number TEXT NOT NULL,
      cause TEXT NOT NULL,
      closed_on TEXT NOT NULL,
      retention TEXT NOT NULL,
      disposed_at TEXT NOT NULL,
      who TEXT NOT NULL,
      reason TEXT NOT NULL,
      hashes TEXT NOT NULL
    ) STRICT;
  `);
}

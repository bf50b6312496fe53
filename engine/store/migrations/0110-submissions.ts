import type { Database } from '../driver.ts';

/** What stood against a document when it went to legal review, for the station's usual defects. Frozen. */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE submissions (
      case_id TEXT NOT NULL,
      document_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      form TEXT NOT NULL,
      submitted_on TEXT NOT NULL,
      refusals INTEGER NOT NULL,
      PRIMARY KEY (case_id, document_id, round)
    ) STRICT;
    CREATE INDEX submissions_by_day ON submissions (submitted_on);

    CREATE TABLE submitted_findings (
      case_id TEXT NOT NULL,
      document_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      rule TEXT NOT NULL,
      field TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('block', 'major', 'minor')),
      PRIMARY KEY (case_id, document_id, round, rule, field)
    ) STRICT;
  `);
}

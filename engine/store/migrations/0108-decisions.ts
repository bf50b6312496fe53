import type { Database } from '../driver.ts';

/** Penalty decisions are found among all documents: the queue of publication reads them alone. Damaged JSON is no decision. */
export function up(database: Database): void {
  database.exec(`
    CREATE INDEX documents_decisions ON documents (case_id)
    WHERE CASE WHEN json_valid(data) THEN json_extract(data, '$.form') END
      IN ('penalty-decision', 'summary-penalty-decision');
  `);
}

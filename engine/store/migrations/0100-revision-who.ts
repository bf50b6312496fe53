import type { Database } from '../driver.ts';

/** Who wrote a revision; null of those kept before, and of those whose bundle does not say. */
export function up(database: Database): void {
  database.exec('ALTER TABLE revisions ADD COLUMN who TEXT');
}

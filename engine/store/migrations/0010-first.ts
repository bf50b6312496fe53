import type { Database } from '../driver.ts';

/** The first shape of the store. Frozen: what later versions need is a later migration. */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE cases (
      rank INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      case_number TEXT NOT NULL,
      cause TEXT NOT NULL,
      party TEXT NOT NULL,
      plate TEXT NOT NULL,
      stage TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
      facts TEXT NOT NULL,
      evidence TEXT NOT NULL,
      acts TEXT NOT NULL,
      summary TEXT NOT NULL,
      next_deadline TEXT,
      changed_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cases_by_change ON cases (changed_at DESC, rank DESC);
    CREATE INDEX cases_by_deadline ON cases (next_deadline IS NULL, next_deadline, rank DESC);
    CREATE INDEX cases_by_number ON cases (case_number, rank);
    CREATE INDEX cases_by_state_and_change ON cases (state, changed_at DESC, rank DESC);
    CREATE INDEX cases_by_state_and_deadline ON cases (state, next_deadline IS NULL, next_deadline, rank DESC);
    CREATE INDEX cases_by_state_and_number ON cases (state, case_number, rank);

    CREATE TABLE documents (
      id TEXT NOT NULL,
      case_id TEXT NOT NULL REFERENCES cases (id),
      position INTEGER NOT NULL,
      data TEXT NOT NULL,
      PRIMARY KEY (case_id, id)
    ) STRICT;

    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      case_id TEXT NOT NULL REFERENCES cases (id),
      document_id TEXT,
      at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
      target TEXT,
      patches TEXT NOT NULL,
      inverse TEXT NOT NULL
    ) STRICT;
    CREATE INDEX journal_by_case ON journal (case_id, seq);

    CREATE TABLE revisions (
      id TEXT NOT NULL PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      document_id TEXT,
      at TEXT NOT NULL,
      reason TEXT NOT NULL,
      data TEXT NOT NULL,
      sha256 TEXT NOT NULL
    ) STRICT;
    CREATE INDEX revisions_by_case ON revisions (case_id, document_id, at);

    CREATE TABLE audit (
      seq INTEGER NOT NULL PRIMARY KEY,
      at TEXT NOT NULL,
      who TEXT NOT NULL,
      what TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_subject ON audit (subject, seq);

    CREATE TABLE numbers (
      number TEXT NOT NULL PRIMARY KEY,
      series TEXT NOT NULL,
      serial INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('used', 'void')),
      case_id TEXT NOT NULL,
      document_id TEXT NOT NULL,
      at TEXT NOT NULL,
      UNIQUE (series, serial)
    ) STRICT;
    CREATE INDEX numbers_by_document ON numbers (case_id, document_id);

    CREATE TABLE preferences (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE attachments (
      sha256 TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE case_search USING fts5 (grams, content = '', contentless_delete = 1, prefix = '1', tokenize = 'unicode61 remove_diacritics 0');
  `);
}

import type { Database } from '../driver.ts';

/** What one case may need to know of another: who was where when, and what was fined. Frozen. */
export function up(database: Database): void {
  database.exec(`
    CREATE TABLE officer_times (
      case_id TEXT NOT NULL,
      document_id TEXT NOT NULL,
      officer TEXT NOT NULL,
      starts_at TEXT NOT NULL,
      ends_at TEXT NOT NULL,
      place TEXT NOT NULL,
      form TEXT NOT NULL,
      title TEXT NOT NULL
    ) STRICT;
    CREATE INDEX officer_times_by_officer ON officer_times (officer, starts_at);
    CREATE INDEX officer_times_by_case ON officer_times (case_id);

    CREATE TABLE fined_acts (
      case_id TEXT NOT NULL,
      document_id TEXT NOT NULL,
      number TEXT NOT NULL,
      decided_on TEXT NOT NULL,
      party TEXT NOT NULL,
      party_kind TEXT NOT NULL CHECK (party_kind IN ('person', 'organization')),
      id_number TEXT NOT NULL,
      plates TEXT NOT NULL,
      violated_on TEXT NOT NULL,
      violated_at TEXT NOT NULL,
      place TEXT NOT NULL,
      cause TEXT NOT NULL,
      fine INTEGER NOT NULL,
      step TEXT NOT NULL
    ) STRICT;
    CREATE INDEX fined_acts_by_violation ON fined_acts (violated_on);
    CREATE INDEX fined_acts_by_cause ON fined_acts (cause, decided_on);
    CREATE INDEX fined_acts_by_case ON fined_acts (case_id);
  `);
  const cases = database.prepare('SELECT id, facts FROM cases').all() as { id: string; facts: string }[];
  const documents = database
    .prepare('SELECT data FROM documents WHERE case_id = ? ORDER BY position')
    .pluck();
  const addTime = database.prepare('INSERT INTO officer_times VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const addFine = database.prepare(
    `INSERT INTO fined_acts VALUES (${Array.from({ length: 14 }, () => '?').join(', ')})`,
  );
  for (const { id, facts } of cases) {
    const known = record(JSON.parse(facts));
    for (const data of documents.all(id)) {
      const document = record(JSON.parse(String(data)));
      if (document.state !== 'issued') continue;
      for (const row of timesOf(id, document)) addTime.run(...row);
      const fine = fineOf(id, document, known);
      if (fine) addFine.run(...fine);
    }
  }
}

type Known = Readonly<Record<string, unknown>>;
const record = (value: unknown): Known =>
  typeof value === 'object' && value !== null ? (value as Known) : {};
const list = (value: unknown): readonly Known[] => (Array.isArray(value) ? value.map(record) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Titles of the records that tell who was where when, as they stood at this version. */
const titles: Readonly<Record<string, string>> = {
  'scene-record': '现场笔录',
  'interview-record': '询问笔录',
  'inspection-record': '勘验笔录',
  'hearing-record': '听证笔录',
  'statement-defense-record': '陈述申辩笔录',
};

function timesOf(caseId: string, document: Known): readonly (readonly string[])[] {
  const form = text(document.form);
  const content = record(document.content);
  const [starts, ends, title] = [text(content.startedAt), text(content.endedAt), titles[form]];
  if (title === undefined || starts === '' || ends === '') return [];
  return [...new Set([text(content.officer1Name), text(content.officer2Name)])]
    .filter((officer) => officer !== '')
    .map((officer) => [caseId, text(document.id), officer, starts, ends, text(content.place), form, title]);
}

function fineOf(caseId: string, document: Known, facts: Known): readonly (string | number)[] | null {
  const { fine } = record(document.content);
  if (!/^(summary-)?penalty-decision$/.test(text(document.form)) || typeof fine !== 'number' || fine <= 0) {
    return null;
  }
  const parties = list(facts.parties);
  const party =
    parties.find(({ id }) => id === document.party) ?? parties.find(({ role }) => role === 'party') ?? {};
  const violation = record(facts.violation);
  const at = text(violation.startedAt);
  return [
    caseId,
    text(document.id),
    text(document.number),
    text(document.issuedOn),
    text(party.name),
    party.kind === 'organization' ? 'organization' : 'person',
    text(party.idNumber) || text(party.creditCode),
    list(facts.vehicles)
      .map(({ plate }) => text(plate))
      .join('、'),
    at.slice(0, 10),
    at,
    text(violation.place),
    text(facts.causeId) || text(facts.cause),
    fine,
    text(record(facts.penalty).discretionStep),
  ];
}

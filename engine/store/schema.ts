import type { Generated } from 'kysely';

/** Rows as they lie in SQLite. JSON columns hold the case format's own shapes (schemas/case.schema.json). */
export type Schema = {
  cases: {
    id: string;
    /** Order of listing and of search; never reused. */
    rank: Generated<number>;
    case_number: string;
    cause: string;
    party: string;
    plate: string;
    stage: string;
    state: 'open' | 'closed';
    facts: string;
    evidence: string;
    acts: string;
    /** CaseSummary as JSON, for the list. */
    summary: string;
    next_deadline: string | null;
    changed_at: string;
  };
  documents: { id: string; case_id: string; position: number; data: string };
  journal: {
    seq: Generated<number>;
    id: string;
    case_id: string;
    /** Null: the facts. */
    document_id: string | null;
    at: string;
    kind: 'edit' | 'undo' | 'redo';
    /** The edit that an undo or redo is of. */
    target: string | null;
    patches: string;
    inverse: string;
  };
  revisions: {
    id: string;
    case_id: string;
    document_id: string | null;
    at: string;
    reason: string;
    data: string;
    sha256: string;
    /** Null where nobody noted it: kept by an older version, or come from elsewhere without. */
    who: string | null;
  };
  audit: {
    seq: number;
    at: string;
    who: string;
    what: string;
    subject: string;
    detail: string;
    previous: string;
    hash: string;
  };
  numbers: {
    number: string;
    series: string;
    serial: number;
    state: 'used' | 'void';
    case_id: string;
    document_id: string;
    at: string;
  };
  blank_sheets: {
    number: string;
    form: string;
    state: 'reserved' | 'used' | 'returned' | 'void';
    note: string;
    at: string;
  };
  accounts: {
    id: string;
    name: string;
    /** The person of the station's settings, or null. */
    person: string | null;
    /** Role[] as JSON. */
    roles: string;
    state: 'active' | 'disabled';
    /** argon2id in its encoded form; null until the person has set one. */
    password: string | null;
    /** The same of the one-time code; null when none is open. `code_until` in ms since 1970. */
    code: string | null;
    code_until: number | null;
    failures: number;
    /** Ms since 1970; no try is judged before. */
    delayed_until: number;
    at: string;
  };
  preferences: { key: string; value: string };
  attachments: { sha256: string; name: string; size: number; at: string };
  disposals: {
    case_id: string;
    case_number: string;
    cause: string;
    closed_on: string;
    retention: string;
    disposed_at: string;
    who: string;
    reason: string;
    /** DisposedHash[] as JSON. */
    hashes: string;
  };
  /** Who was where when: an officer of a record, for rules that compare cases. */
  officer_times: {
    case_id: string;
    document_id: string;
    officer: string;
    starts_at: string;
    ends_at: string;
    place: string;
    form: string;
    title: string;
  };
  /** An issued decision with a fine. `cause`: id of the cause library, else the cause's words; `plates` joined by 、. */
  fined_acts: {
    case_id: string;
    document_id: string;
    number: string;
    decided_on: string;
    party: string;
    party_kind: 'person' | 'organization';
    id_number: string;
    plates: string;
    violated_on: string;
    violated_at: string;
    place: string;
    cause: string;
    fine: number;
    step: string;
  };
  /** A document that went to legal review, or was refused to. */
  submissions: {
    case_id: string;
    document_id: string;
    round: number;
    form: string;
    submitted_on: string;
    /** Attempts of this round that were refused. */
    refusals: number;
  };
  /** What stood against it. `field`: pattern pointer, of a finding of the form's own schema; '' of a rule of law. */
  submitted_findings: {
    case_id: string;
    document_id: string;
    round: number;
    rule: string;
    field: string;
    severity: 'block' | 'major' | 'minor';
  };
  case_search: { rowid: number; grams: string };
};

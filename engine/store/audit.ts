import { createHash } from 'node:crypto';
import { actingName } from '../people/acting.ts';
import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** An act as it is recorded: who did what to what. Never keys pressed, never a secret. */
export type AuditAct = {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  /** `case:<id>`, `document:<case>/<id>`, `station`. */
  readonly subject: string;
  /** Hashes before and after, numbers, file names. */
  readonly detail: Readonly<Record<string, string | number | null>>;
};

export type AuditEntry = AuditAct & {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
};

/** What the first entry chains to. */
const beginning = '0'.repeat(64);

/** Adds an act; its hash covers the entry and the hash before it, so that a gap or an edit shows. */
export function recordAct(store: WritableStore, act: AuditAct): void {
  const last = store.first(sql.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1));
  const seq = (last?.seq ?? 0) + 1;
  const previous = last?.hash ?? beginning;
  const detail = JSON.stringify(act.detail);
  const row = {
    seq,
    at: act.at,
    who: actingName(act.who),
    what: act.what,
    subject: act.subject,
    detail,
    previous,
  };
  store.run(sql.insertInto('audit').values({ ...row, hash: entryHash(row) }));
}

type HashedRow = {
  seq: number;
  at: string;
  who: string;
  what: string;
  subject: string;
  detail: string;
  previous: string;
};

function entryHash(row: HashedRow): string {
  const fields = [row.seq, row.at, row.who, row.what, row.subject, row.detail, row.previous];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** The seq of the first entry that does not hold (changed, or one before it missing), or null. */
export function firstBrokenEntry(store: ReadableStore): number | null {
  let previous = beginning;
  let expected = 1;
  for (const row of store.all(sql.selectFrom('audit').selectAll().orderBy('seq'))) {
    if (row.seq !== expected || row.previous !== previous || row.hash !== entryHash(row)) return expected;
    previous = row.hash;
    expected++;
  }
  return null;
}

/** The newest entries, newest first; of one case and its documents where given. */
export function listActs(store: ReadableStore, caseId: string | null, limit: number): AuditEntry[] {
  let query = sql.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit);
  if (caseId !== null) {
    query = query.where((where) =>
      where.or([
        where('subject', '=', `case:${caseId}`),
        // All that begins with `document:<case>/`: `0` is the character after `/`.
        where.and([
          where('subject', '>', `document:${caseId}/`),
          where('subject', '<', `document:${caseId}0`),
        ]),
      ]),
    );
  }
  return store.all(query).map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}

/** Where the chain stands: its last entry's seq and hash; null while nothing was recorded. */
export function auditHead(store: ReadableStore): { readonly seq: number; readonly hash: string } | null {
  const last = sql.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1);
  return store.first(last) ?? null;
}

/** The hash of one entry, or null where there is none. */
export function auditHash(store: ReadableStore, seq: number): string | null {
  return store.first(sql.selectFrom('audit').select('hash').where('seq', '=', seq))?.hash ?? null;
}

/** The latest moment that any entry bears (ISO, UTC); null while nothing was recorded. */
export function lastActAt(store: ReadableStore): string | null {
  return store.first(sql.selectFrom('audit').select('at').orderBy('at', 'desc').limit(1))?.at ?? null;
}

/** The whole chain, oldest first, as it lies on the disk. */
export function wholeAudit(store: ReadableStore) {
  return store.all(sql.selectFrom('audit').selectAll().orderBy('seq'));
}

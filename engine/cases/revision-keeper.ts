import type { JournalEntry } from '../store/journal.ts';
import { keepRevision, type Revision } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';
import type { CaseSession } from './case-session.ts';

/** Milliseconds without an edit after which what was edited is kept as a revision. */
const idleAfter = 60_000;

/**
 * Keeps revisions of what was edited, when the person pauses or leaves. Submitting and issuing keep theirs by
 * themselves. The journal holds every edit; a revision that could not be kept is tried again at the next pause.
 */
export class RevisionKeeper {
  private readonly store: Store;
  private readonly at: () => string;
  /** Null among the ids: the facts. */
  private readonly edits = new Map<CaseSession, Set<string | null>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(store: Store, at: () => string) {
    this.store = store;
    this.at = at;
  }

  edited(session: CaseSession, entry: JournalEntry): void {
    const places = this.edits.get(session) ?? new Set<string | null>();
    this.edits.set(session, places);
    for (const { path } of entry.patches) {
      const [root, position] = path;
      places.add(root === 'documents' ? (session.file.documents[Number(position)]?.id ?? null) : null);
    }
    this.wait();
  }

  /** Throws AppError of the store. */
  keepAll(reason: Revision['reason']): void {
    if (this.edits.size === 0) return;
    this.store.transaction((store) => {
      for (const [session, places] of this.edits) {
        for (const documentId of places) {
          const place = { caseId: session.file.id, documentId };
          keepRevision(store, place, stateOf(session, documentId), this.at(), reason);
        }
      }
    });
    this.edits.clear();
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.keepAll('left');
  }

  private wait(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      try {
        this.keepAll('idle');
      } catch {
        this.wait();
      }
    }, idleAfter);
    this.timer.unref();
  }
}

function stateOf(session: CaseSession, documentId: string | null): unknown {
  const { facts, evidence, documents } = session.file;
  return documentId === null
    ? { facts, evidence: evidence ?? [] }
    : documents.find((document) => document.id === documentId);
}

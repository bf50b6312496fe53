import { actingName } from '../people/acting.ts';
import type { JournalEntry } from '../store/journal.ts';
import { keepRevision, type Revision } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';
import { stateOf } from './case-parts.ts';
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
  /** What was edited (null: the facts), and by whom: a pause may fall when another person is at the machine. */
  private readonly edits = new Map<CaseSession, Map<string | null, Set<string>>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(store: Store, at: () => string) {
    this.store = store;
    this.at = at;
  }

  edited(session: CaseSession, entry: JournalEntry): void {
    const places = this.edits.get(session) ?? new Map<string | null, Set<string>>();
    this.edits.set(session, places);
    for (const { path } of entry.patches) {
      const [root, position] = path;
      const place = root === 'documents' ? (session.file.documents[Number(position)]?.id ?? null) : null;
      places.set(place, (places.get(place) ?? new Set<string>()).add(actingName('')));
    }
    this.wait();
  }

  /** Throws AppError of the store. */
  keepAll(reason: Revision['reason']): void {
    if (this.edits.size === 0) return;
    this.store.transaction((store) => {
      for (const [session, places] of this.edits) {
        for (const [documentId, who] of places) {
          const place = { caseId: session.file.id, documentId };
          keepRevision(
            store,
            place,
            stateOf(session.file, documentId),
            this.at(),
            reason,
            [...who].join('、'),
          );
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

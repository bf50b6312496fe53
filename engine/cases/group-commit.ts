import type { AppErrorData } from '../../contract/app-error.ts';
import type { EngineEvent } from '../../contract/events.ts';
import { appendEntry, type JournalEntry } from '../store/journal.ts';
import type { Store, WritableStore } from '../store/store.ts';
import { asStoreError } from '../store/store-error.ts';
import type { CaseSession } from './case-session.ts';

/** Milliseconds: an edit waits this long for others to share its commit; well under the fifth of a second promised. */
const groupFor = 60;
const retryAfter = 1000;

/** Writes a session's state beside the journal, in the same transaction. */
type WriteSession = (store: WritableStore, session: CaseSession) => void;

/**
 * Makes edits durable in groups. An edit is acknowledged as durable only after the transaction that holds it has
 * returned. When a commit fails the edits are kept, the page is told, and it is tried again.
 */
export class GroupCommit {
  private readonly store: Store;
  private readonly write: WriteSession;
  private readonly emit: (event: EngineEvent) => void;
  private waiting: { readonly session: CaseSession; readonly entry: JournalEntry }[] = [];
  private timer: NodeJS.Timeout | null = null;
  private trouble: AppErrorData | null = null;

  constructor(store: Store, write: WriteSession, emit: (event: EngineEvent) => void) {
    this.store = store;
    this.write = write;
    this.emit = emit;
  }

  add(session: CaseSession, entry: JournalEntry): void {
    this.waiting.push({ session, entry });
    this.schedule(groupFor);
  }

  /**
   * Commits what waits together with an act, at once: `work` first, then the sessions as it left them. Throws AppError of the store; what waited is then kept for the
   * next try, and `work` has changed nothing.
   */
  now<Result>(sessions: readonly CaseSession[], work: (store: WritableStore) => Result): Result {
    return this.commit(sessions, work);
  }

  /** Commits what waits, at once. Throws AppError of the store. */
  flush(): void {
    if (this.waiting.length > 0) this.commit([], () => undefined);
  }

  private schedule(after: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      try {
        this.flush();
      } catch {
        this.schedule(retryAfter);
      }
    }, after);
  }

  private commit<Result>(sessions: readonly CaseSession[], work: (store: WritableStore) => Result): Result {
    const group = this.waiting;
    const touched = new Set([...group.map((one) => one.session), ...sessions]);
    try {
      const result = this.store.transaction((store) => {
        const result = work(store);
        for (const session of touched) this.write(store, session);
        for (const { entry } of group) appendEntry(store, entry);
        return result;
      });
      this.waiting = [];
      for (const session of touched) session.committed = session.file;
      this.tell(null);
      if (group.length > 0) this.emit({ kind: 'durable', editIds: group.map(({ entry }) => entry.id) });
      return result;
    } catch (error) {
      const trouble = asStoreError('', error);
      // An act that is refused for a reason of its own is no trouble of the store.
      if (storeTroubles.has(trouble.code)) this.tell(trouble.toData());
      throw error;
    }
  }

  private tell(trouble: AppErrorData | null): void {
    if (this.trouble?.code === trouble?.code) return;
    this.trouble = trouble;
    this.emit({ kind: 'storeTrouble', error: trouble });
  }
}

const storeTroubles: ReadonlySet<string> = new Set([
  'DISK_FULL',
  'STORE_UNWRITABLE',
  'STORE_DAMAGED',
  'STORE_LOCKED',
  'INTERNAL',
]);

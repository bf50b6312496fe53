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

type Work = (store: WritableStore) => void;
const nothing: Work = () => undefined;

/** An edit that is not yet on the disk; without an entry where it changed nothing but must be answered all the same. */
type Waiting = {
  readonly editId: string;
  readonly session: CaseSession;
  readonly entry: JournalEntry | null;
};

/**
 * Makes edits durable in groups. An edit is acknowledged as durable only after the transaction that holds it has
 * returned. When a commit fails the edits are kept, the page is told, and it is tried again.
 */
export class GroupCommit {
  private readonly store: Store;
  private readonly write: WriteSession;
  private readonly emit: (event: EngineEvent) => void;
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | null = null;
  private trouble: AppErrorData | null = null;

  constructor(store: Store, write: WriteSession, emit: (event: EngineEvent) => void) {
    this.store = store;
    this.write = write;
    this.emit = emit;
  }

  add(session: CaseSession, entry: JournalEntry): void {
    this.waiting.push({ editId: entry.id, session, entry });
    this.schedule(groupFor);
  }

  /** Answers for an edit that was applied before, or that changed nothing: `durable` comes after all before it. */
  acknowledge(session: CaseSession, editId: string): void {
    if (this.waiting.some((one) => one.editId === editId && one.entry !== null)) return;
    this.waiting.push({ editId, session, entry: null });
    this.schedule(0);
  }

  /**
   * Commits what waits together with an act, at once: `change` first, then the sessions as it left them, then
   * `record`. Throws AppError of the store or of the act; what waited is then kept for the next try, and the act has
   * written nothing.
   */
  now(sessions: readonly CaseSession[], change: Work, record: Work): void {
    this.commit(sessions, change, record);
  }

  /** Commits what waits, at once. Throws AppError of the store. */
  flush(): void {
    if (this.waiting.length > 0) this.commit([], nothing, nothing);
  }

  /** Commits what waits and stops. Throws AppError of the store when that fails. */
  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.flush();
  }

  private schedule(after: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      try {
        this.flush();
      } catch {
        // The page was told by `storeTrouble`; the edits wait for the next try.
        this.schedule(retryAfter);
      }
    }, after);
  }

  private commit(sessions: readonly CaseSession[], change: Work, record: Work): void {
    const group = this.waiting;
    const edited = group.filter((one) => one.entry !== null).map((one) => one.session);
    const touched = new Set([...edited, ...sessions]);
    try {
      this.store.transaction((store) => {
        change(store);
        for (const session of touched) this.write(store, session);
        for (const { entry } of group) if (entry) appendEntry(store, entry);
        record(store);
      });
      this.waiting = [];
      for (const session of touched) session.committed = session.file;
      this.tell(null);
      if (group.length > 0) this.emit({ kind: 'durable', editIds: group.map(({ editId }) => editId) });
    } catch (error) {
      const trouble = asStoreError(this.store.folder, error);
      // An act that is refused for a reason of its own is no trouble of the store.
      if (storeTroubles.has(trouble.code)) this.tell(trouble.toData());
      throw trouble;
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

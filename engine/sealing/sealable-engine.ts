import { randomUUID } from 'node:crypto';
import { AppError } from '../../contract/app-error.ts';
import type { PeopleState } from '../../contract/commands/people.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { EngineEvent } from '../../contract/events.ts';
import { type Outcome, openDoor } from '../door.ts';
import type { Engine } from '../engine.ts';
import { actingConnection } from '../people/acting.ts';
import { changeEncryption, newDatabaseKey } from '../store/change-encryption.ts';
import type { DatabaseKey } from '../store/driver.ts';
import { isPlainDatabase } from '../store/sealed-pages.ts';
import { setKeysAside, settleFolder } from '../store/settle-folder.ts';
import { storeFile } from '../store/store-file.ts';
import type { Turn } from './commands.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { holdersOf, KeyRing, recoveryOwner } from './key-ring.ts';
import { type Attempt, openByAttempt, sealedState } from './sealed-sign-in.ts';
import { wrapKey } from './wrapped-key.ts';

/** A station's engine, open. */
export type OpenedEngine = {
  readonly engine: Engine;
  /** Puts what is kept of a new recovery code into the database. */
  readonly keepRecovery: (kept: string) => void;
  /** Ends it without the backup that a person's closing makes. */
  readonly closeForChange: () => Promise<void>;
};

export type SealableContext = {
  readonly folder: string;
  readonly now: () => Date;
  readonly open: (key: DatabaseKey | null, turn: Turn) => Promise<OpenedEngine>;
  /** Repairs, where opening says that the database is damaged; the page is told. */
  readonly rescue: (damage: AppError, key: DatabaseKey) => Engine;
  readonly log: (command: string, error: unknown) => void;
};

/**
 * An engine over a database that may be encrypted. While it is closed, only the door's own commands are answered: whoever
 * signs in opens it. A plain one is opened at once. Throws AppError of the store.
 */
export async function openSealable(context: SealableContext): Promise<Engine> {
  settleFolder(context.folder, context.now());
  const sealable = new SealableEngine(context);
  if (!isSealed(context.folder)) await sealable.open(null);
  return sealable.engine;
}

/** Whether a folder's database is closed: without its keys it would be a damaged one. */
export function isSealed(folder: string): boolean {
  return !isPlainDatabase(storeFile(folder)) && readKeyFile(folder) !== null;
}

class SealableEngine {
  private readonly context: SealableContext;
  private readonly listeners = new Set<(event: EngineEvent) => void>();
  private inner: OpenedEngine | null = null;
  private key: DatabaseKey | null = null;
  private rescuing: Engine | null = null;
  /** Settles when nothing is being opened or converted. */
  private turning: Promise<unknown> | null = null;
  private readonly door: ReturnType<typeof openDoor>;

  constructor(context: SealableContext) {
    this.context = context;
    this.door = openDoor([this.atTheDoor()], context.log);
  }

  readonly engine: Engine = {
    call: async (command, input, connection) => {
      await this.turning;
      const open = this.opened();
      if (open) return open.call(command, input, connection);
      const outcome = await this.door(command, input, connection);
      // Signing in has opened it: the database judges by itself, and remembers who is signed in here.
      const opened = this.opened();
      if (outcome.ok && opened) return opened.call(command, input, connection);
      if (!outcome.ok && outcome.error.code === 'COMMAND_UNKNOWN') return signInNeeded;
      return outcome;
    },
    onEvent: (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
    hears: (event, connection) => {
      if (this.turning) return event.kind === 'progress' && event.job === 'encryption';
      return this.opened()?.hears(event, connection) ?? false;
    },
    close: async () => {
      await this.turning;
      await this.opened()?.close();
    },
  };

  private opened(): Engine | null {
    return this.rescuing ?? this.inner?.engine ?? null;
  }

  /** Throws AppError of the store; a damaged database that was closed is then there to be repaired. */
  async open(key: DatabaseKey | null): Promise<void> {
    try {
      this.inner = await this.context.open(key, this.turn);
      this.key = key;
      this.inner.engine.onEvent((event) => this.emit(event));
    } catch (error) {
      if (key !== null && error instanceof AppError && error.code === 'STORE_DAMAGED')
        this.rescuing = this.context.rescue(error, key);
      throw error;
    }
  }

  private emit(event: EngineEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private atTheDoor(): Handlers<DoorCommand> {
    const { folder, now } = this.context;
    const state = () => sealedState(folder);
    const enter = async (account: string, attempt: Attempt): Promise<PeopleState> => {
      const key = await openByAttempt(folder, account, attempt, now());
      // Two windows may sign in at once.
      await this.alone(() => (this.inner ? Promise.resolve() : this.open(key)));
      return state();
    };
    return {
      'people/state': state,
      'people/signIn': ({ account, password }) => enter(account, { by: 'password', password }),
      'people/useCode': ({ account, code }) => enter(account, { by: 'code', code }),
      'people/recover': ({ account, code }) => enter(account, { by: 'recovery', code }),
      'people/signOut': state,
      'people/lock': state,
      'people/active': () => ({ locked: false }),
      'app/flush': () => ({ flushed: true }),
      'store/state': () => ({ readOnly: false }),
    };
  }

  /** One opening or conversion at a time; whatever comes meanwhile waits for it. */
  private async alone(work: () => Promise<void>): Promise<void> {
    while (this.turning) await this.turning;
    const done = work();
    this.turning = done.then(
      () => undefined,
      () => undefined,
    );
    try {
      await done;
    } finally {
      this.turning = null;
    }
  }

  private readonly turn: Turn = {
    on: async ({ account, password, code, kept, accounts }) => {
      const { folder, now } = this.context;
      const key = newDatabaseKey();
      const recovery = [await wrapKey(key, code, recoveryOwner)];
      const keys = { format: 'anjuan-keys/1', key: randomUUID(), recovery } as const;
      const write = async () => {
        writeKeyFile(folder, { ...keys, holders: holdersOf(accounts, []) });
        await new KeyRing(folder, key).only(account.id, password, 'password');
      };
      await this.convert(null, key, { before: write, undo: () => setKeysAside(folder, now()) });
      this.inner?.keepRecovery(kept);
      await this.backIn(account.id, password);
    },
    off: async ({ account, password }) => {
      const { folder, now } = this.context;
      await this.convert(this.key, null, { after: () => setKeysAside(folder, now()) });
      await this.backIn(account.id, password);
    },
  };

  private async convert(from: DatabaseKey | null, to: DatabaseKey | null, around: Around): Promise<void> {
    const inner = this.inner;
    await this.alone(async () => {
      await inner?.closeForChange();
      this.inner = null;
      try {
        await around.before?.();
        await changeEncryption(this.context.folder, from, to, (done, label) =>
          this.emit({ kind: 'progress', job: 'encryption', done, total: 100, label }),
        );
      } catch (error) {
        around.undo?.();
        await this.open(from);
        throw error;
      }
      around.after?.();
      await this.open(to);
    });
  }

  /** Whoever asked for it stays signed in where they did; everybody else signs in again. */
  private async backIn(account: string, password: string): Promise<void> {
    await this.inner?.engine.call('people/signIn', { account, password }, actingConnection());
  }
}

type Around = {
  readonly before?: () => Promise<void>;
  readonly after?: () => void;
  readonly undo?: () => void;
};

type DoorCommand =
  | 'people/state'
  | 'people/signIn'
  | 'people/useCode'
  | 'people/recover'
  | 'people/signOut'
  | 'people/lock'
  | 'people/active'
  | 'app/flush'
  | 'store/state';

const signInNeeded: Outcome = { ok: false, error: { code: 'SIGN_IN_NEEDED', params: {} } };

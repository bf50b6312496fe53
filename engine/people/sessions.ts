import { AppError } from '../../contract/app-error.ts';
import type { SignedIn } from '../../contract/commands/people.ts';
import { type CommandName, commands } from '../../contract/commands.ts';
import { hasAccounts, readAccount } from '../store/accounts.ts';
import { readPreference } from '../store/preferences.ts';
import type { Store } from '../store/store.ts';
import { type Post, requireOwnName } from './own-name.ts';
import { isAllowed, permissions, rolesText } from './permissions.ts';

type Session = { readonly account: string; seen: number; locked: boolean };

/**
 * Who is signed in at which connection. A window asks for itself: the engine cannot know that whoever opened a second
 * one, or reloaded it, is the person who signed in at the first.
 */
export class Sessions {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #post: (person: string) => Post | null;
  readonly #sessions = new WeakMap<object, Session>();

  /** `post`: a person of the station's settings by id. */
  constructor(store: Store, now: () => Date, post: (person: string) => Post | null) {
    this.#store = store;
    this.#now = now;
    this.#post = post;
  }

  /** No accounts: one person tries the program, everything is open. */
  get trial(): boolean {
    return !hasAccounts(this.#store);
  }

  get idleMinutes(): number {
    const minutes = readPreference(this.#store, 'idleMinutes');
    return typeof minutes === 'number' ? minutes : 10;
  }

  begin(connection: object, account: string): void {
    this.#sessions.set(connection, { account, seen: this.#time(), locked: false });
  }

  end(connection: object): void {
    this.#sessions.delete(connection);
  }

  lock(connection: object): void {
    const session = this.#sessions.get(connection);
    if (session) session.locked = true;
  }

  /** Whoever signed in here, locked or not, as their account stands now; null when nobody or no longer active. */
  signedIn(connection: object): SignedIn | null {
    const session = this.#sessions.get(connection);
    const account = session && readAccount(this.#store, session.account);
    if (account?.state !== 'active') return null;
    return { account: account.id, name: account.name, person: account.person, roles: account.roles };
  }

  /** True also when nobody has been at it for longer than the lock allows. */
  locked(connection: object): boolean {
    const session = this.#sessions.get(connection);
    if (!session) return false;
    if (this.#time() - session.seen > this.idleMinutes * 60_000) session.locked = true;
    return session.locked;
  }

  /** Somebody is at it. */
  touch(connection: object): void {
    const session = this.#sessions.get(connection);
    if (session && !this.locked(connection)) session.seen = this.#time();
  }

  /** Whether a connection may hear what the station does: in the trial, and signed in and not locked. */
  hears(connection: object): boolean {
    return this.trial || (this.signedIn(connection) !== null && !this.locked(connection));
  }

  /**
   * Lets a call through, and says whose it is; null in the trial and at the door's own commands before a sign-in.
   * Throws SIGN_IN_NEEDED, LOCKED, PERMISSION_DENIED, SIGNED_BY_OTHER.
   */
  admit(command: CommandName, input: unknown, connection: object): SignedIn | null {
    if (this.trial) return null;
    const who = this.signedIn(connection);
    if (permissions[command] === 'door') return who;
    if (!who) throw new AppError('SIGN_IN_NEEDED', {});
    if (this.locked(connection)) throw new AppError('LOCKED', {});
    if (!isAllowed(command, who.roles)) throw denied(command, who);
    requireOwnName(command, input, who, who.person === null ? null : this.#post(who.person));
    if (commands[command].act !== null) this.touch(connection);
    return who;
  }

  #time(): number {
    return this.#now().getTime();
  }
}

function denied(command: CommandName, who: SignedIn): AppError {
  const permission = permissions[command];
  const allowed = typeof permission === 'string' ? '' : `由${rolesText(permission)}登录后办理`;
  return new AppError('PERMISSION_DENIED', {
    roles: rolesText(who.roles),
    act: commands[command].act ?? '查看这些内容',
    allowed,
  });
}

import type { Account } from '../store/accounts.ts';
import type { DatabaseKey } from '../store/driver.ts';
import { changeKeyFile, type KeyFile, type KeyHolder, readKeyFile } from './key-file.ts';
import { unwrapKey, wrapKey } from './wrapped-key.ts';

type Way = KeyHolder['ways'][number];

/** Wrong tries of one account while the database was closed; `at`: when the latest were, UTC. */
export type WaitingTries = {
  readonly account: string;
  readonly name: string;
  readonly count: number;
  readonly at: readonly string[];
};

/** To whom the recovery code's wrap belongs. */
export const recoveryOwner = 'recovery';

/**
 * Keeps the key file in step with the accounts. A new secret is added before the database knows it, and the old one goes
 * once it does: ended in between, one of the two opens both.
 */
export class KeyRing {
  private readonly folder: string;
  private readonly key: DatabaseKey;

  constructor(folder: string, key: DatabaseKey) {
    this.folder = folder;
    this.key = key;
  }

  /** A secret opens from now on, beside those that do. */
  async add(account: string, secret: string, by: Way['by']): Promise<void> {
    const way: Way = { by, wrapped: await wrapKey(this.key, secret, account) };
    this.changeHolder(account, (holder) => ({ ...holder, ways: [...holder.ways, way].slice(-8) }));
  }

  /** This secret opens and no other of the account's: called when it was right. */
  async only(account: string, secret: string, by: Way['by']): Promise<void> {
    const kept: Way[] = [];
    for (const way of this.holder(account)?.ways ?? [])
      if (way.by === by && (await unwrapKey(way.wrapped, secret, account))) kept.push(way);
    const [one] = kept;
    const way = one ?? { by, wrapped: await wrapKey(this.key, secret, account) };
    const holder = this.holder(account);
    if (holder?.ways.length === 1 && holder.ways[0] === one) return;
    this.changeHolder(account, (present) => ({ ...present, ways: [way], failures: 0, delayedUntil: 0 }));
  }

  /** A new recovery code opens beside the one before; `keepRecovery` then leaves the last alone. */
  async addRecovery(code: string): Promise<void> {
    const wrapped = await wrapKey(this.key, code, recoveryOwner);
    this.change((file) => ({ ...file, recovery: [...file.recovery, wrapped].slice(-4) }));
  }

  keepRecovery(): void {
    this.change((file) => ({ ...file, recovery: file.recovery.slice(-1) }));
  }

  /** The code has been used up. */
  dropRecovery(): void {
    this.change((file) => ({ ...file, recovery: [] }));
  }

  /** Takes over names and roles; an account that is not active opens nothing. */
  take(accounts: readonly Account[]): void {
    this.change((file) => ({ ...file, holders: holdersOf(accounts, file.holders) }));
  }

  /**
   * Hands over the wrong tries that waited at the closed door, then forgets them; what is not taken, by a throw, stays.
   */
  handOverTries(take: (tries: readonly WaitingTries[]) => void): void {
    const waiting = (readKeyFile(this.folder)?.holders ?? []).flatMap(({ account, name, tries }) =>
      tries ? [{ account, name, ...tries }] : [],
    );
    if (waiting.length === 0) return;
    take(waiting);
    this.change((file) => ({ ...file, holders: file.holders.map(({ tries: _taken, ...holder }) => holder) }));
  }

  private holder(account: string): KeyHolder | undefined {
    return readKeyFile(this.folder)?.holders.find((one) => one.account === account);
  }

  private changeHolder(account: string, change: (holder: KeyHolder) => KeyHolder): void {
    this.change((file) => ({ ...file, holders: withHolder(file.holders, account, change) }));
  }

  private change(change: (file: KeyFile) => KeyFile): void {
    changeKeyFile(this.folder, change);
  }
}

/** The holders with one of them changed, or added. */
export function withHolder(
  holders: readonly KeyHolder[],
  account: string,
  change: (holder: KeyHolder) => KeyHolder,
): KeyHolder[] {
  const known = holders.some((one) => one.account === account);
  const all = known ? holders : [...holders, emptyHolder(account)];
  return all.map((one) => (one.account === account ? change(one) : one));
}

const emptyHolder = (account: string): KeyHolder => ({
  ...{ account, name: '', administrator: false, ways: [], failures: 0, delayedUntil: 0 },
});

/** The active accounts, each with the ways it had. */
export function holdersOf(accounts: readonly Account[], before: readonly KeyHolder[]): KeyHolder[] {
  return accounts
    .filter((one) => one.state === 'active')
    .map(({ id, name, roles }) => ({
      ...(before.find((one) => one.account === id) ?? emptyHolder(id)),
      name,
      administrator: roles.includes('administrator'),
    }));
}

import { AppError } from '../../contract/app-error.ts';
import { type Account, changeAccount } from '../store/accounts.ts';
import { recordAct } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { isSecret } from './secret.ts';

/** Failures that cost nothing; from the next one on, each doubles the wait. */
const free = 4;
const firstDelay = 30_000;
export const longestDelay = 3_600_000;

/** Milliseconds to wait after so many failures in a row: 0, then 30 s, 1 min, 2 min … one hour at the most. */
export function delayAfter(failures: number): number {
  return failures <= free ? 0 : Math.min(longestDelay, firstDelay * 2 ** (failures - free - 1));
}

/** What a try at a secret is judged with. */
export type Trial = {
  readonly store: Store;
  readonly now: () => Date;
  readonly at: () => string;
  /** Failures that could not be written, since another program holds the database: counted while this one runs. */
  readonly unwritten: Map<string, { readonly failures: number; readonly delayedUntil: number }>;
};

/**
 * Judges a secret against one kept. The failure is on the disk before the secret is judged and taken away when it was
 * right: neither a power cut nor many tries at once get round the count. A program that only looks writes nothing: it
 * keeps to what the disk says and counts on in memory. Throws SIGN_IN_DELAYED, SIGN_IN_WRONG.
 */
export async function judgeSecret(
  trial: Trial,
  account: Account,
  secret: string,
  kept: string,
): Promise<void> {
  const { store } = trial;
  if (store.readOnly) {
    await judgeUnwritten(trial, account, secret, kept);
    return;
  }
  const now = trial.now().getTime();
  // A clock that was set back must not lock anybody out for longer than the longest wait.
  const wait = Math.min(account.delayed_until - now, longestDelay);
  if (wait > 0) throw new AppError('SIGN_IN_DELAYED', { seconds: Math.ceil(wait / 1000) });
  const failures = account.failures + 1;
  store.transaction((writable) =>
    changeAccount(writable, account.id, { failures, delayed_until: now + delayAfter(failures) }),
  );
  if (!(await isSecret(secret, kept))) {
    store.transaction((writable) =>
      recordAct(writable, {
        at: trial.at(),
        who: account.name,
        what: '登录失败',
        subject: `account:${account.id}`,
        detail: { failures },
      }),
    );
    throw new AppError('SIGN_IN_WRONG', {});
  }
  store.transaction((writable) => changeAccount(writable, account.id, { failures: 0, delayed_until: 0 }));
}

async function judgeUnwritten(
  { now, unwritten }: Trial,
  account: Account,
  secret: string,
  kept: string,
): Promise<void> {
  const own = unwritten.get(account.id) ?? { failures: 0, delayedUntil: 0 };
  const wait = Math.min(Math.max(own.delayedUntil, account.delayed_until) - now().getTime(), longestDelay);
  if (wait > 0) throw new AppError('SIGN_IN_DELAYED', { seconds: Math.ceil(wait / 1000) });
  const failures = Math.max(own.failures, account.failures) + 1;
  unwritten.set(account.id, { failures, delayedUntil: now().getTime() + delayAfter(failures) });
  if (!(await isSecret(secret, kept))) throw new AppError('SIGN_IN_WRONG', {});
  unwritten.delete(account.id);
}

import { AppError } from '../../contract/app-error.ts';
import { type Account, changeAccount } from '../store/accounts.ts';
import { recordAct } from '../store/audit.ts';
import { readPreference, writePreference } from '../store/preferences.ts';
import type { ReadableStore, Store } from '../store/store.ts';
import { hashSecret, newCode, plainCode, requireStrong } from './secret.ts';
import { judgeSecret, type Trial } from './sign-in.ts';

/** Kept by the engine; what the page remembers lies under other keys. argon2id in its encoded form, or null. */
const key = 'recoveryCode';

/** Fours of the code: twenty letters and digits of 31, 99 bits, for it lies in a safe for years. */
const fours = 5;

/** Whether there is a sealed code by which an administrator can come back. */
export const hasRecovery = (store: ReadableStore): boolean => keptCode(store) !== null;

function keptCode(store: ReadableStore): string | null {
  const kept = readPreference(store, key);
  return typeof kept === 'string' ? kept : null;
}

/** A new code, to be shown once, with what is kept of it. */
export async function makeRecovery(): Promise<{ readonly code: string; readonly kept: string }> {
  const code = newCode(fours);
  return { code, kept: await hashSecret(plainCode(code)) };
}

/** Puts a new code in the place of the one before. */
export const keepRecovery = (store: Parameters<typeof writePreference>[0], kept: string | null): void =>
  writePreference(store, key, kept);

/**
 * An administrator whose password nobody knows any more sets a new one with the sealed code, which is then used up.
 * Tries count as those at a password do. `before` is done when the code was right, before it is used up. Throws RECOVERY_UNSET, PASSWORD_WEAK, SIGN_IN_WRONG, SIGN_IN_DELAYED.
 */
export async function recover(
  trial: Trial,
  account: Account,
  typed: string,
  next: string,
  before: () => Promise<void> | undefined = () => undefined,
): Promise<void> {
  const { store } = trial;
  requireStrong(next);
  const kept = keptCode(store);
  if (kept === null || !account.roles.includes('administrator')) throw new AppError('RECOVERY_UNSET', {});
  await judgeSecret(trial, account, plainCode(typed), kept);
  const password = await hashSecret(next);
  await before();
  useUp(store, trial.at(), account, kept, password);
}

/** Of two tries at once the second finds the code used up. */
function useUp(store: Store, at: string, account: Account, kept: string, password: string): void {
  store.transaction((writable) => {
    if (keptCode(writable) !== kept) throw new AppError('SIGN_IN_WRONG', {});
    keepRecovery(writable, null);
    changeAccount(writable, account.id, { password, code: null, code_until: null });
    recordAct(writable, {
      at,
      who: account.name,
      what: '用恢复码重设密码',
      subject: `account:${account.id}`,
      detail: {},
    });
  });
}

import { AppError } from '../../contract/app-error.ts';
import type { PeopleState } from '../../contract/commands/people.ts';
import { plainCode } from '../people/secret.ts';
import { delayAfter, longestDelay } from '../people/sign-in.ts';
import type { DatabaseKey } from '../store/driver.ts';
import { changeKeyFile, type KeyFile, type KeyHolder, readKeyFile } from './key-file.ts';
import { recoveryOwner, withHolder } from './key-ring.ts';
import { unwrapKey, type WrappedKey } from './wrapped-key.ts';

/** Who may sign in at a database that is still closed: as the key file says. */
export function sealedState(folder: string): PeopleState {
  const file = present(folder);
  return {
    ...{ mode: 'accounts', signedIn: null, locked: false, idleMinutes: 10, refused: [] },
    names: file.holders.map(({ account, name, administrator, ways }) => ({
      ...{ account, name },
      fresh: ways.length > 0 && ways.every(({ by }) => by === 'code'),
      recoverable: administrator && file.recovery.length > 0,
    })),
  };
}

export type Attempt =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'recovery'; readonly code: string };

/**
 * The key, by what somebody gives at the door of a closed database. Failures are counted in the key file as they are in
 * the open one: a try is on the disk before it is judged. Throws SIGN_IN_WRONG, SIGN_IN_DELAYED, PASSWORD_UNSET,
 * KEY_NOT_GIVEN, RECOVERY_UNSET.
 */
export async function openByAttempt(
  folder: string,
  account: string,
  attempt: Attempt,
  now: Date,
): Promise<DatabaseKey> {
  const file = present(folder);
  const holder = file.holders.find((one) => one.account === account);
  if (!holder) throw new AppError('NOT_FOUND', { what: '可登录的账户', id: account });
  const { secret, owner, wraps } = waysOf(file, holder, attempt);
  const wait = Math.min(holder.delayedUntil - now.getTime(), longestDelay);
  if (wait > 0) throw new AppError('SIGN_IN_DELAYED', { seconds: Math.ceil(wait / 1000) });
  const failures = holder.failures + 1;
  count(folder, account, failures, now.getTime() + delayAfter(failures));
  for (const wrapped of wraps) {
    const key = await unwrapKey(wrapped, secret, owner);
    if (key === null) continue;
    count(folder, account, 0, 0);
    return key;
  }
  keepTry(folder, account, now);
  throw new AppError('SIGN_IN_WRONG', {});
}

/** A wrong try waits beside the database until somebody opens it: only then can it go on record. */
function keepTry(folder: string, account: string, now: Date): void {
  changeKeyFile(folder, (file) => ({
    ...file,
    holders: withHolder(file.holders, account, (holder) => ({
      ...holder,
      tries: {
        count: (holder.tries?.count ?? 0) + 1,
        at: [...(holder.tries?.at ?? []), now.toISOString()].slice(-50),
      },
    })),
  }));
}

function waysOf(
  file: KeyFile,
  holder: KeyHolder,
  attempt: Attempt,
): { readonly secret: string; readonly owner: string; readonly wraps: readonly WrappedKey[] } {
  if (attempt.by === 'recovery') {
    if (file.recovery.length === 0 || !holder.administrator) throw new AppError('RECOVERY_UNSET', {});
    return { secret: plainCode(attempt.code), owner: recoveryOwner, wraps: file.recovery };
  }
  const wraps = holder.ways.filter(({ by }) => by === attempt.by).map(({ wrapped }) => wrapped);
  if (wraps.length === 0)
    throw new AppError(holder.ways.length > 0 ? 'PASSWORD_UNSET' : 'KEY_NOT_GIVEN', { name: holder.name });
  const secret = attempt.by === 'code' ? plainCode(attempt.code) : attempt.password;
  return { secret, owner: holder.account, wraps };
}

function count(folder: string, account: string, failures: number, delayedUntil: number): void {
  changeKeyFile(folder, (file) => ({
    ...file,
    holders: withHolder(file.holders, account, (holder) => ({ ...holder, failures, delayedUntil })),
  }));
}

function present(folder: string): KeyFile {
  const file = readKeyFile(folder);
  if (!file) throw new AppError('KEY_FILE_DAMAGED', { file: folder });
  return file;
}

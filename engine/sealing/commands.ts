import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import { makeRecovery } from '../people/recovery.ts';
import { plainCode } from '../people/secret.ts';
import { type Account, listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/store.ts';
import { readKeyFile } from './key-file.ts';

/** What the administrator gave, and whom the key is for. */
export type TurnOn = {
  readonly account: Account;
  readonly password: string;
  /** The recovery code, and what the database keeps of it. */
  readonly code: string;
  readonly kept: string;
  readonly accounts: readonly Account[];
};

/** Closes the station, changes its database, and opens it again with whoever asked signed in. */
export type Turn = {
  on(how: TurnOn): Promise<void>;
  off(how: Pick<TurnOn, 'account' | 'password'>): Promise<void>;
};

export type EncryptionContext = {
  readonly store: Store;
  readonly turn: Turn;
  /** The account signed in where the command came from, its password judged. */
  readonly confirm: (password: string) => Promise<Account>;
  readonly record: (what: string) => void;
};

/** Encryption of the database: how it stands, on, off. */
export function encryptionHandlers({
  store,
  turn,
  confirm,
  record,
}: EncryptionContext): Handlers<'encryption/state' | 'encryption/turnOn' | 'encryption/turnOff'> {
  return {
    'encryption/state': () => {
      if (store.key === null) return { encrypted: false, withoutKey: [] };
      const holders = readKeyFile(store.folder)?.holders ?? [];
      return {
        encrypted: true,
        withoutKey: holders.filter(({ ways }) => ways.length === 0).map(({ name }) => name),
      };
    },
    'encryption/turnOn': async ({ password }) => {
      if (store.key !== null) throw new AppError('ENCRYPTED_ALREADY', {});
      const account = await confirm(password);
      const { code, kept } = await makeRecovery();
      record('加密数据库');
      await turn.on({ account, password, code: plainCode(code), kept, accounts: listAccounts(store) });
      return { recovery: code };
    },
    'encryption/turnOff': async ({ password }) => {
      if (store.key === null) throw new AppError('ENCRYPTED_NOT', {});
      const account = await confirm(password);
      record('解除数据库加密');
      await turn.off({ account, password });
      return { encrypted: false };
    },
  };
}

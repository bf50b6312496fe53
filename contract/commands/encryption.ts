import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed } from './inputs.ts';

const Password = Type.String({ minLength: 1, maxLength: 200 });

/** Whether the database is encrypted, and whom its key is wrapped for. */
export type EncryptionState = {
  readonly encrypted: boolean;
  /** Accounts by name that cannot open it yet: their passwords have not been given since it was encrypted. */
  readonly withoutKey: readonly string[];
};

export const encryptionCommands = {
  'encryption/state': command<EncryptionState>()(closed({})),
  /**
   * Encrypts the database under a key of its own; progress comes as the job `encryption`. Everybody has to sign in
   * again. The new recovery code is shown this once. Throws SIGN_IN_WRONG, ENCRYPTED_ALREADY, STORE_LOCKED, DISK_FULL.
   */
  'encryption/turnOn': command<{ recovery: string }>()(closed({ password: Password }), '加密数据库'),
  /** Decrypts it. Throws SIGN_IN_WRONG, ENCRYPTED_NOT, STORE_LOCKED, DISK_FULL. */
  'encryption/turnOff': command<{ encrypted: false }>()(closed({ password: Password }), '解除数据库加密'),
};

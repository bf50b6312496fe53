import { randomBytes, randomInt } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';
import { AppError } from '../../contract/app-error.ts';

/**
 * argon2id with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's minimum, which keeps a sign-in
 * far below a second on a station's old computer (RFC 9106 allows parameters to fit the machine). The encoded form
 * carries them, so that they can rise later without asking anybody for a new password.
 */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;

/** NIST SP 800-63B, 5.1.1.2: at least eight characters, no rules of composition. Counted in code points. */
export const leastPassword = 8;

/** A secret as it is kept. */
export function hashSecret(secret: string): Promise<string> {
  return argon2id({
    ...cost,
    password: secret.normalize('NFKC'),
    salt: randomBytes(16),
    outputType: 'encoded',
  });
}

/** Whether a secret is the one kept. */
export function isSecret(secret: string, kept: string): Promise<boolean> {
  return argon2Verify({ password: secret.normalize('NFKC'), hash: kept });
}

/** Throws PASSWORD_WEAK. */
export function requireStrong(password: string): void {
  if ([...password].length < leastPassword) throw new AppError('PASSWORD_WEAK', { least: leastPassword });
}

/** No letters that are read as others. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A one-time code for the telephone and the note: by itself twelve letters and digits of 31 (59 bits), in fours. */
export function newCode(fours = 3): string {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: fours }, four).join('-');
}

/** The code as it is hashed: however it was typed. */
export function plainCode(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

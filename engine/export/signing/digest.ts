import { createHash } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';

/** Hash functions of signatures: SHA-2, and SM3 (GB/T 32905). */
export type HashName = 'sha256' | 'sha384' | 'sha512' | 'sm3';

/**
 * The hash of `parts` put together. SM3 is computed here and not by Node: Electron's Node (BoringSSL) has none.
 */
export function digestOf(hash: HashName, ...parts: readonly Uint8Array[]): Uint8Array {
  if (hash === 'sm3') {
    const [first] = parts;
    const whole = parts.length === 1 && first ? first : Uint8Array.from(Buffer.concat(parts));
    return Uint8Array.from(Buffer.from(sm3(whole), 'hex'));
  }
  const digest = createHash(hash);
  for (const part of parts) digest.update(part);
  return Uint8Array.from(digest.digest());
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import type { DatabaseKey } from '../store/driver.ts';

/**
 * The database key, encrypted by what somebody knows: argon2id of the secret (RFC 9106; the cost stands in each, so that
 * it can rise) gives the key of AES-256-GCM. Base64.
 */
export type WrappedKey = {
  readonly cost: { readonly memorySize: number; readonly iterations: number; readonly parallelism: number };
  readonly salt: string;
  readonly iv: string;
  readonly key: string;
  readonly tag: string;
};

/** Dearer than a sign-in's own hash (engine/people/secret.ts): whoever has the disk can guess as long as they like. */
const cost = { memorySize: 47_104, iterations: 2, parallelism: 1 } as const;

/** `owner` is bound in: what was wrapped for one account opens at no other's name. */
export async function wrapKey(key: DatabaseKey, secret: string, owner: string): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await secretKey(secret, salt, cost), iv);
  cipher.setAAD(Buffer.from(owner, 'utf8'));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    cost,
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    key: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The key, or null where the secret is another. */
export async function unwrapKey(
  wrapped: WrappedKey,
  secret: string,
  owner: string,
): Promise<DatabaseKey | null> {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const by = await secretKey(secret, bytes(wrapped.salt), wrapped.cost);
  const decipher = createDecipheriv('aes-256-gcm', by, bytes(wrapped.iv), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(owner, 'utf8'));
  decipher.setAuthTag(bytes(wrapped.tag));
  try {
    return Buffer.concat([decipher.update(bytes(wrapped.key)), decipher.final()]);
  } catch {
    return null;
  }
}

async function secretKey(secret: string, salt: Buffer, cost: WrappedKey['cost']): Promise<Uint8Array> {
  return argon2id({
    ...cost,
    password: secret.normalize('NFKC'),
    salt,
    hashLength: 32,
    outputType: 'binary',
  });
}

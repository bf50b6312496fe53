import { createHash, verify } from 'node:crypto';
import { readCertificate } from '../signing/certificate.ts';
import type { Identity } from '../signing/identity.ts';
import { sm2Info, verifySm2 } from '../signing/sm2.ts';

/** What the verification code on a decision says. */
export type VerificationCode = {
  readonly number: string;
  /** First 16 hexadecimal digits of SHA-256 over the signer's public key (SubjectPublicKeyInfo). */
  readonly key: string;
  /** `revisionHash` of the document's content. */
  readonly hash: string;
  /** Over the three before, base64url. */
  readonly signature: string;
};

const head = 'anjuan1';

/** The text of the code, signed by `identity`: `anjuan1|number|key|hash|signature`. */
export async function makeVerificationCode(
  number: string,
  hash: string,
  identity: Identity,
): Promise<string> {
  const key = keyId(identity.certificates[0]);
  const signature = await identity.sign(statement(number, key, hash));
  return [head, number, key, hash, Buffer.from(signature).toString('base64url')].join('|');
}

/** Null for any other text. */
export function readVerificationCode(text: string): VerificationCode | null {
  const [start, number, key = '', hash = '', signature = '', ...rest] = text.split('|');
  const whole =
    start === head &&
    rest.length === 0 &&
    /^[0-9a-f]{16}$/.test(key) &&
    /^[0-9a-f]{64}$/.test(hash) &&
    /^[A-Za-z0-9_-]+$/.test(signature);
  return whole && number ? { number, key, hash, signature } : null;
}

/** The certificate among `certificates` (DER) that the code names and whose key made its signature; null: none. */
export function codeSigner(
  { number, key, hash, signature }: VerificationCode,
  certificates: readonly Uint8Array[],
): Uint8Array | null {
  const value = Buffer.from(signature, 'base64url');
  return (
    certificates.find((certificate) => {
      try {
        return keyId(certificate) === key && holds(certificate, statement(number, key, hash), value);
      } catch {
        return false;
      }
    }) ?? null
  );
}

function holds(certificate: Uint8Array, data: Uint8Array, value: Uint8Array): boolean {
  const { sm2Key, x509 } = readCertificate(certificate);
  if (sm2Key) return verifySm2(data, value, sm2Key);
  return verify('sha256', data, { key: x509.publicKey, dsaEncoding: 'ieee-p1363' }, value);
}

/** Names a key whatever certificate it comes in. */
export function keyId(certificate: Uint8Array): string {
  const { sm2Key, x509 } = readCertificate(certificate);
  const key = sm2Key ? sm2Info(sm2Key) : x509.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

/** Its first line keeps the signature from being taken for one of a document. */
function statement(number: string, key: string, hash: string): Uint8Array {
  return new TextEncoder().encode(['anjuan verification code 1', number, key, hash].join('\n'));
}

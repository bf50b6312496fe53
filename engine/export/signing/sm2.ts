import { fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import type { PublicKeyInfo } from 'pkijs';
import { sm2 } from 'sm-crypto-v2';
import { der } from './der.ts';

/**
 * SM2 signatures (GB/T 32918.2) with SM3, under the signer's id that GB/T 35276 gives where none was agreed. Node
 * signs SM2 with an empty id, which nobody else verifies, and Electron's Node (BoringSSL) does not know the curve.
 */
const userId = '1234567812345678';

/** Order of the group on the recommended curve (GB/T 32918.5). */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** Object identifiers of GM/T 0006. `signature` and `signatureOld` mean the same: both occur in CMS. */
export const sm2Ids = {
  curve: '1.2.156.10197.1.301',
  signature: '1.2.156.10197.1.501',
  signatureOld: '1.2.156.10197.1.301.1',
  sm3: '1.2.156.10197.1.401',
} as const;

const ecPublicKey = '1.2.840.10045.2.1';

/** Signs `data`: r‖s of 64 bytes. @param secret the private key, 32 bytes in lower-case hexadecimal. */
export function signSm2(data: Uint8Array, secret: string): Uint8Array {
  const publicKey = sm2.getPublicKeyFromPrivateKey(secret);
  const value = sm2.doSignature(data, secret, { hash: true, publicKey, userId });
  return Uint8Array.from(Buffer.from(value, 'hex'));
}

/**
 * Whether `value` (r‖s) is a signature of `data` by `publicKey` (04‖x‖y). False for whatever is out of range, which
 * the library does not look at, and for a point off the curve.
 */
export function verifySm2(data: Uint8Array, value: Uint8Array, publicKey: Uint8Array): boolean {
  if (value.length !== 64) return false;
  const text = Buffer.from(value).toString('hex');
  const numbers = [text.slice(0, 64), text.slice(64)].map((part) => BigInt(`0x${part}`));
  if (numbers.some((number) => number === 0n || number >= order)) return false;
  try {
    const key = Buffer.from(publicKey).toString('hex');
    return sm2.doVerifySignature(data, text, key, { hash: true, userId });
  } catch {
    return false;
  }
}

/** The public key (04‖x‖y) of a private one. */
export function sm2PublicKey(secret: string): Uint8Array {
  return Uint8Array.from(Buffer.from(sm2.getPublicKeyFromPrivateKey(secret), 'hex'));
}

/** The public key (04‖x‖y) of a SubjectPublicKeyInfo; null where it is of another kind. */
export function sm2KeyOf({ algorithm, subjectPublicKey }: PublicKeyInfo): Uint8Array | null {
  const bits = subjectPublicKey.valueBlock.valueHexView;
  const fits = isSm2(algorithm.algorithmId, algorithm.algorithmParams) && bits.length === 65 && bits[0] === 4;
  return fits ? Uint8Array.from(bits) : null;
}

/** A public key (04‖x‖y) as SubjectPublicKeyInfo. */
export function sm2Info(key: Uint8Array): Uint8Array {
  return der.sequence(der.sequence(der.oid(ecPublicKey), der.oid(sm2Ids.curve)), der.bits(key));
}

/** The private key in a PKCS#8 PrivateKeyInfo (RFC 5208, with RFC 5915 inside); null where it is of another kind. */
export function sm2SecretOf(pkcs8: Uint8Array): string | null {
  const [, algorithm, holder] = childrenOf(fromBER(Uint8Array.from(pkcs8)).result);
  const [kind, parameters] = childrenOf(algorithm);
  if (!(kind instanceof ObjectIdentifier) || !(holder instanceof OctetString)) return null;
  if (!isSm2(kind.getValue(), parameters)) return null;
  const [, secret] = childrenOf(fromBER(Uint8Array.from(holder.valueBlock.valueHexView)).result);
  if (!(secret instanceof OctetString) || secret.valueBlock.valueHexView.length > 32) return null;
  const text = Buffer.from(secret.valueBlock.valueHexView).toString('hex').padStart(64, '0');
  const number = BigInt(`0x${text}`);
  return number > 0n && number < order - 1n ? text : null;
}

/**
 * r‖s of a DER signature value (GB/T 35276: SEQUENCE of two INTEGERs); null where it is none. Written in any other way
 * than DER's own it is none: the parser is lenient with lengths.
 */
export function sm2Value(value: Uint8Array): Uint8Array | null {
  const numbers = childrenOf(fromBER(Uint8Array.from(value)).result);
  const halves = numbers.map((number) => (number instanceof Integer ? fixed(number) : null));
  const [r, s, ...more] = halves;
  if (!r || !s || more.length > 0) return null;
  const strict = der.sequence(der.unsigned(r), der.unsigned(s));
  return Buffer.compare(strict, value) === 0 ? Uint8Array.from(Buffer.concat([r, s])) : null;
}

/** A non-negative INTEGER as 32 bytes. */
function fixed(number: Integer): Uint8Array | null {
  const bytes = number.valueBlock.valueHexView;
  const start = bytes[0] === 0 ? 1 : 0;
  const negative = start === 0 && ((bytes[0] ?? 0) & 0x80) !== 0;
  if (negative || bytes.length - start > 32) return null;
  const half = new Uint8Array(32);
  half.set(bytes.subarray(start), 32 - (bytes.length - start));
  return half;
}

function isSm2(algorithm: string, parameters: unknown): boolean {
  if (algorithm === sm2Ids.curve) return true;
  return (
    algorithm === ecPublicKey &&
    parameters instanceof ObjectIdentifier &&
    parameters.getValue() === sm2Ids.curve
  );
}

function childrenOf(value: unknown): readonly unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : [];
}

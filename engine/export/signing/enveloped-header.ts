import {
  constants,
  createCipheriv,
  createHash,
  diffieHellman,
  generateKeyPairSync,
  publicEncrypt,
} from 'node:crypto';
import { AppError } from '../../../contract/app-error.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { der } from './der.ts';

const ids = {
  data: '1.2.840.113549.1.7.1',
  envelopedData: '1.2.840.113549.1.7.3',
  rsaOaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
  sha256: '2.16.840.1.101.3.4.2.1',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  aes256Wrap: '2.16.840.1.101.3.4.1.45',
  ecdhSha256: '1.3.132.1.11.1',
} as const;

/** Default initial value of the AES key wrap (RFC 3394, 2.2.3.1). */
export const wrapStart = Buffer.alloc(8, 0xa6);

/**
 * What comes before the encrypted bytes of a CMS EnvelopedData (RFC 5652, 6) for one recipient: AES-256-CBC, its key
 * under RSAES-OAEP (RFC 3560) or ephemeral-static ECDH on P-256 (RFC 5753). All lengths are known before, so that the
 * content can follow as a stream. Throws CERTIFICATE_UNREADABLE, KEY_UNSUPPORTED.
 */
export function envelopeHeader(
  certificate: Uint8Array,
  key: Uint8Array,
  iv: Uint8Array,
  plainLength: number,
): Buffer {
  const recipient = readRecipient(certificate);
  if (recipient.sm2Key) throw new AppError('KEY_UNSUPPORTED', { algorithm: '用 SM2 加密' });
  const rsa = recipient.x509.publicKey.asymmetricKeyType === 'rsa';
  const info = rsa ? keyTransport(recipient, key) : keyAgreement(recipient, key);
  const version = der.unsigned(Uint8Array.of(rsa ? 0 : 2));
  const before = [version, der.setOf(info)];
  const content = [der.oid(ids.data), der.sequence(der.oid(ids.aes256Cbc), der.octets(iv))];
  const encrypted = encryptedLength(plainLength);
  const contentHead = head(0x80, encrypted);
  const infoLength = size(content) + contentHead.length + encrypted;
  const infoHead = head(0x30, infoLength);
  const dataLength = size(before) + infoHead.length + infoLength;
  const dataHead = head(0x30, dataLength);
  const explicitHead = head(0xa0, dataHead.length + dataLength);
  const type = der.oid(ids.envelopedData);
  const wholeHead = head(0x30, type.length + explicitHead.length + dataHead.length + dataLength);
  return Buffer.concat([
    wholeHead,
    type,
    explicitHead,
    dataHead,
    ...before,
    infoHead,
    ...content,
    contentHead,
  ]);
}

/** With the padding of PKCS #7. */
function encryptedLength(plain: number): number {
  return (Math.floor(plain / 16) + 1) * 16;
}

function readRecipient(certificate: Uint8Array): Certificate {
  try {
    return readCertificate(certificate);
  } catch (error) {
    throw new AppError('CERTIFICATE_UNREADABLE', {}, error);
  }
}

function keyTransport(recipient: Certificate, key: Uint8Array): Uint8Array {
  const sha256 = der.sequence(der.oid(ids.sha256));
  const parameters = der.sequence(
    der.context(0, sha256),
    der.context(1, der.sequence(der.oid(ids.mgf1), sha256)),
  );
  const encrypted = publicEncrypt(
    { key: recipient.x509.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    key,
  );
  return der.sequence(
    der.unsigned(Uint8Array.of(0)),
    recipientId(recipient),
    der.sequence(der.oid(ids.rsaOaep), parameters),
    der.octets(encrypted),
  );
}

function keyAgreement(recipient: Certificate, key: Uint8Array): Uint8Array {
  const { publicKey } = recipient.x509;
  if (publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new AppError('KEY_UNSUPPORTED', { algorithm: publicKey.asymmetricKeyType ?? 'SM2' });
  }
  const own = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey });
  const cipher = createCipheriv('id-aes256-wrap', agreedKey(shared), wrapStart);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  // SubjectPublicKeyInfo is what OriginatorPublicKey is, under another tag.
  const spki = own.publicKey.export({ type: 'spki', format: 'der' });
  const originator = Uint8Array.of(0xa1, ...spki.subarray(1));
  const agreement = der.sequence(
    der.unsigned(Uint8Array.of(3)),
    der.context(0, originator),
    der.sequence(der.oid(ids.ecdhSha256), der.sequence(der.oid(ids.aes256Wrap))),
    der.sequence(der.sequence(recipientId(recipient), der.octets(wrapped))),
  );
  return Uint8Array.of(0xa1, ...agreement.subarray(1));
}

/** The key that wraps, from the shared secret (ANSI X9.63 KDF with SHA-256; RFC 5753, 7.2). */
export function agreedKey(shared: Uint8Array): Buffer {
  const info = der.sequence(
    der.sequence(der.oid(ids.aes256Wrap)),
    der.context(2, der.octets(Uint8Array.of(0, 0, 1, 0))),
  );
  return createHash('sha256')
    .update(shared)
    .update(Uint8Array.of(0, 0, 0, 1))
    .update(info)
    .digest();
}

function recipientId({ issuerDer, serialContent }: Certificate): Uint8Array {
  return der.sequence(issuerDer, der.unsigned(serialContent));
}

function size(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Tag and length of a value that follows. */
function head(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.of(tag, length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.of(tag, 0x80 | bytes.length, ...bytes);
}

import forge from 'node-forge';
import { AppError } from '../../../contract/app-error.ts';
import type { Identity } from './identity.ts';
import { derOf, openPkcs12 } from './pkcs12.ts';
import { identityFrom, privateKeyOf } from './private-key.ts';

/**
 * Opens a file with a key and its certificates, told by its content: PKCS#12, or PEM (RFC 7468) with an encrypted
 * PKCS#8 key (RFC 5958) and certificates, in whatever order.
 * @throws AppError what `openPkcs12` throws, KEY_UNPROTECTED
 */
export function openKeyFile(bytes: Uint8Array, password: string, now: Date): Identity {
  return isPem(bytes) ? openPem(bytes, password, now) : openPkcs12(bytes, password, now);
}

/** Whether a key file is PEM: a text that names its parts. */
export function isPem(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 65_536)).includes('-----BEGIN ');
}

type Block = { readonly label: string; readonly der: Uint8Array };

function openPem(bytes: Uint8Array, password: string, now: Date): Identity {
  const blocks = blocksOf(Buffer.from(bytes).toString('latin1'));
  const labelled = (label: string) => blocks.filter((block) => block.label === label).map(({ der }) => der);
  const encrypted = labelled('ENCRYPTED PRIVATE KEY');
  const bare = blocks.some(({ label }) => label !== 'ENCRYPTED PRIVATE KEY' && /PRIVATE KEY$/.test(label));
  if (bare) throw new AppError('KEY_UNPROTECTED');
  const keys = encrypted.map((der) => privateKeyOf(decrypt(der, password)));
  return identityFrom(keys, labelled('CERTIFICATE'), now);
}

function blocksOf(text: string): Block[] {
  const pattern = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;
  return [...text.matchAll(pattern)].map(([, label = '', body = '']) => ({
    label,
    der: Uint8Array.from(Buffer.from(body, 'base64')),
  }));
}

/** PBES2 takes the password's UTF-8 bytes (RFC 8018, appendix A.2), as OpenSSL writes it. */
function decrypt(der: Uint8Array, password: string): Uint8Array {
  const info = parse(der);
  try {
    const opened: forge.asn1.Asn1 | null = forge.pki.decryptPrivateKeyInfo(
      info,
      forge.util.encodeUtf8(password),
    );
    if (opened) return derOf(opened);
  } catch (cause) {
    const unknown = cause instanceof Error && /Unsupported|Cannot read/i.test(cause.message);
    throw new AppError(unknown ? 'P12_UNREADABLE' : 'P12_WRONG_PASSWORD', {}, cause);
  }
  throw new AppError('P12_WRONG_PASSWORD');
}

function parse(der: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(Uint8Array.from(der).buffer));
  } catch (cause) {
    throw new AppError('P12_UNREADABLE', {}, cause);
  }
}

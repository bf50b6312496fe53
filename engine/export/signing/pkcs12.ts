import {
  constants,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  sign as nodeSign,
  privateDecrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { AppError } from '../../../contract/app-error.ts';
import { readCertificate } from './certificate.ts';
import { chainFrom } from './certificate-chain.ts';
import { agreedKey, wrapStart } from './enveloped-header.ts';
import {
  type Identity,
  identityOf,
  requireValidAt,
  type SignatureAlgorithm,
  type WrappedKey,
} from './identity.ts';

/**
 * Opens a PKCS#12 file (RFC 7292), as OpenSSL 3 and as older programs (RC2, 3DES) write it.
 * node-forge reads the container only; keys and certificates go to Node as they are, unread by it.
 * @param now the moment that the certificate's period is held against.
 * Of a pair of certificates, one to sign and one to encrypt, the one to sign is taken.
 * @throws AppError P12_UNREADABLE, P12_WRONG_PASSWORD, P12_NO_KEY, CERT_NOT_FOR_SIGNING, CERT_EXPIRED,
 *   CERT_NOT_YET_VALID, KEY_UNSUPPORTED
 */
export function openPkcs12(bytes: Uint8Array, password: string, now: Date): Identity {
  const bags = readBags(bytes, password);
  const pairs = bags.keys.flatMap((key) => {
    const leaf = bags.certificates.find((der) => belongs(der, key));
    return leaf ? [{ key, leaf }] : [];
  });
  if (pairs.length === 0) throw new AppError('P12_NO_KEY');
  const pair = pairs.find(({ leaf }) => readCertificate(leaf).maySign);
  if (!pair) throw new AppError('CERT_NOT_FOR_SIGNING');
  const identity = identityOf(
    chainFrom(pair.leaf, bags.certificates),
    algorithmOf(pair.key),
    signer(pair.key),
    (wrapped) => unwrapKey(pair.key, wrapped),
  );
  requireValidAt(identity, now);
  return identity;
}

function unwrapKey(privateKey: KeyObject, { kind, originator, encryptedKey }: WrappedKey): Uint8Array {
  if (kind === 'rsa') {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key: privateKey, padding, oaepHash: 'sha256' }, encryptedKey);
  }
  const publicKey = createPublicKey({ key: Buffer.from(originator), format: 'der', type: 'spki' });
  const decipher = createDecipheriv(
    'id-aes256-wrap',
    agreedKey(diffieHellman({ privateKey, publicKey })),
    wrapStart,
  );
  return Buffer.concat([decipher.update(encryptedKey), decipher.final()]);
}

const signAsync = promisify(nodeSign);

function signer(key: KeyObject): Identity['sign'] {
  return async (data) => new Uint8Array(await signAsync('sha256', data, { key, dsaEncoding: 'ieee-p1363' }));
}

/** The signature algorithm that fits a key, private or public; KEY_UNSUPPORTED for RSA under 2048 bits and other curves. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') {
    const bits = details?.modulusLength ?? 0;
    if (bits >= 2048) return 'rsa-sha256';
    throw new AppError('KEY_UNSUPPORTED', { algorithm: `RSA ${bits}` });
  }
  if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1') return 'ecdsa-p256-sha256';
  throw new AppError('KEY_UNSUPPORTED', {
    algorithm: details?.namedCurve ?? key.asymmetricKeyType ?? 'SM2',
  });
}

type Bags = { keys: KeyObject[]; certificates: Uint8Array[] };

function readBags(bytes: Uint8Array, password: string): Bags {
  const container = parseContainer(bytes);
  const contents = decrypt(container, password);
  const bags: Bags = { keys: [], certificates: [] };
  for (const bag of contents.safeContents.flatMap((content) => content.safeBags)) {
    if (bag.type === forge.pki.oids.certBag) {
      const asn1 = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1;
      bags.certificates.push(derOf(asn1));
    } else if (bag.type === forge.pki.oids.keyBag || bag.type === forge.pki.oids.pkcs8ShroudedKeyBag) {
      const asn1 = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1;
      bags.keys.push(keyFrom(derOf(asn1)));
    }
  }
  return bags;
}

function parseContainer(bytes: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(Uint8Array.from(bytes).buffer));
  } catch (cause) {
    throw new AppError('P12_UNREADABLE', {}, cause);
  }
}

/**
 * OpenSSL derives the MAC key from the password's characters and the PBES2 key from its UTF-8 bytes; forge takes
 * one string for both. So when the MAC was right and the decryption was not, the second pass leaves the MAC out.
 */
function decrypt(container: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(container, false, password);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    if (/MAC could not be verified/.test(message)) throw new AppError('P12_WRONG_PASSWORD', {}, cause);
    return decryptWithoutMac(container, forge.util.encodeUtf8(password));
  }
}

function decryptWithoutMac(container: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  const withoutMac = Array.isArray(container.value)
    ? { ...container, value: container.value.slice(0, 2) }
    : container;
  try {
    return forge.pkcs12.pkcs12FromAsn1(withoutMac, false, password);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    throw new AppError(/decrypt/i.test(message) ? 'P12_WRONG_PASSWORD' : 'P12_UNREADABLE', {}, cause);
  }
}

function derOf(asn1: forge.asn1.Asn1): Uint8Array {
  return Uint8Array.from(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'));
}

function keyFrom(der: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new AppError('KEY_UNSUPPORTED', { algorithm: '未知' }, cause);
  }
}

function belongs(der: Uint8Array, key: KeyObject): boolean {
  try {
    return readCertificate(der).x509.checkPrivateKey(key);
  } catch {
    return false;
  }
}

import forge from 'node-forge';
import { AppError } from '../../../contract/app-error.ts';
import type { Identity } from './identity.ts';
import { identityFrom, type PrivateKey, privateKeyOf } from './private-key.ts';

/**
 * Opens a PKCS#12 file (RFC 7292), as OpenSSL 3 and as older programs (RC2, 3DES) write it.
 * node-forge reads the container only; keys and certificates go to Node as they are, unread by it.
 * @param now the moment that the certificate's period is held against.
 * @throws AppError P12_UNREADABLE, P12_WRONG_PASSWORD and what `identityFrom` throws
 */
export function openPkcs12(bytes: Uint8Array, password: string, now: Date): Identity {
  const { keys, certificates } = readBags(bytes, password);
  return identityFrom(keys, certificates, now);
}

type Bags = { keys: PrivateKey[]; certificates: Uint8Array[] };

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
      bags.keys.push(privateKeyOf(derOf(asn1)));
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

/** DER of what forge has read. */
export function derOf(asn1: forge.asn1.Asn1): Uint8Array {
  return Uint8Array.from(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'));
}

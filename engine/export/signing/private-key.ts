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
import { AppError } from '../../../contract/app-error.ts';
import { type Certificate, readCertificate, sameBytes } from './certificate.ts';
import { chainFrom } from './certificate-chain.ts';
import { agreedKey, wrapStart } from './enveloped-header.ts';
import {
  type Identity,
  identityOf,
  requireValidAt,
  type SignatureAlgorithm,
  type WrappedKey,
} from './identity.ts';
import { signSm2, sm2PublicKey, sm2SecretOf } from './sm2.ts';

/** A private key as a file held it: Node's own, or one of SM2, which Node cannot use. */
export type PrivateKey =
  | { readonly kind: 'node'; readonly key: KeyObject }
  | { readonly kind: 'sm2'; readonly secret: string };

/** The key of a PKCS#8 PrivateKeyInfo. Throws KEY_UNSUPPORTED. */
export function privateKeyOf(pkcs8: Uint8Array): PrivateKey {
  try {
    const secret = sm2SecretOf(pkcs8);
    if (secret !== null) return { kind: 'sm2', secret };
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    return { kind: 'node', key };
  } catch (cause) {
    throw new AppError('KEY_UNSUPPORTED', { algorithm: '未知' }, cause);
  }
}

/**
 * The identity that keys and certificates of one file make. Of a pair of certificates, one to sign and one to encrypt,
 * as SM2 certificates come, the one to sign is taken.
 * @throws AppError P12_NO_KEY, CERT_NOT_FOR_SIGNING, CERT_EXPIRED, CERT_NOT_YET_VALID, KEY_UNSUPPORTED
 */
export function identityFrom(
  keys: readonly PrivateKey[],
  certificates: readonly Uint8Array[],
  now: Date,
): Identity {
  const pairs = keys.flatMap((key) => {
    const leaf = certificates.find((der) => belongs(der, key));
    return leaf ? [{ key, leaf }] : [];
  });
  if (pairs.length === 0) throw new AppError('P12_NO_KEY');
  const pair = pairs.find(({ leaf }) => readCertificate(leaf).maySign);
  if (!pair) throw new AppError('CERT_NOT_FOR_SIGNING');
  const chain = chainFrom(pair.leaf, certificates);
  const identity = identityWith(pair.key, chain);
  requireValidAt(identity, now);
  return identity;
}

function identityWith(key: PrivateKey, chain: [Uint8Array, ...Uint8Array[]]): Identity {
  switch (key.kind) {
    case 'sm2':
      return identityOf(chain, 'sm2-sm3', async (data) => signSm2(data, key.secret));
    case 'node':
      return identityOf(chain, algorithmOf(key.key), signer(key.key), (wrapped) =>
        unwrapKey(key.key, wrapped),
      );
  }
}

/** The signature algorithm that fits a certificate's key. Throws KEY_UNSUPPORTED. */
export function algorithmFor({ sm2Key, x509 }: Certificate): SignatureAlgorithm {
  return sm2Key ? 'sm2-sm3' : algorithmOf(x509.publicKey);
}

/** KEY_UNSUPPORTED for RSA under 2048 bits and other curves. */
function algorithmOf(key: KeyObject): SignatureAlgorithm {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') {
    const bits = details?.modulusLength ?? 0;
    if (bits >= 2048) return 'rsa-sha256';
    throw new AppError('KEY_UNSUPPORTED', { algorithm: `RSA ${bits}` });
  }
  if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1') return 'ecdsa-p256-sha256';
  throw new AppError('KEY_UNSUPPORTED', {
    algorithm: details?.namedCurve ?? key.asymmetricKeyType ?? '未知',
  });
}

const signAsync = promisify(nodeSign);

function signer(key: KeyObject): Identity['sign'] {
  return async (data) => new Uint8Array(await signAsync('sha256', data, { key, dsaEncoding: 'ieee-p1363' }));
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

function belongs(der: Uint8Array, key: PrivateKey): boolean {
  try {
    const { sm2Key, x509 } = readCertificate(der);
    if (key.kind === 'sm2') return sm2Key !== null && sameBytes(sm2PublicKey(key.secret), sm2Key);
    return sm2Key === null && x509.checkPrivateKey(key.key);
  } catch {
    return false;
  }
}

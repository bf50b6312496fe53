import { AppError } from '../../../contract/app-error.ts';
import { readCertificate } from './certificate.ts';
import type { HashName } from './digest.ts';

/**
 * The signature algorithms that Anjuan writes. The first two are verified by ordinary PDF readers, Word and
 * LibreOffice; SM2 (GB/T 32918) by none of them, and a DOCX cannot carry it at all.
 */
export type SignatureAlgorithm = 'rsa-sha256' | 'ecdsa-p256-sha256' | 'sm2-sm3';

/** The hash that goes with an algorithm. */
export function hashFor(algorithm: SignatureAlgorithm): HashName {
  return algorithm === 'sm2-sm3' ? 'sm3' : 'sha256';
}

/** A content key as an envelope holds it. */
export type WrappedKey = {
  readonly kind: 'rsa' | 'ec';
  readonly originator: Uint8Array;
  readonly encryptedKey: Uint8Array;
};

/**
 * Somebody (an agency, a person) able to sign. Where the private key lives, in a PKCS#12 file or in a token,
 * is hidden behind `sign`; the makers are `openKeyFile` and `openTokenIdentity`.
 */
export type Identity = {
  /** DER certificates, the signer's own first, then its issuers as far as they are known. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
  readonly algorithm: SignatureAlgorithm;
  /**
   * Signs `data` (hashed inside, by `hashFor`) and answers the raw signature value: for RSA the PKCS#1 v1.5 block,
   * for ECDSA and SM2 r‖s of 64 bytes (IEEE P1363, as XML-DSig and PKCS#11 have it).
   */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>;
  /**
   * Opens a content key that was encrypted to this identity's certificate (CMS EnvelopedData): RSAES-OAEP with SHA-256,
   * or wrapped by ECDH with `originator` (a SubjectPublicKeyInfo). Null where the key can only sign. Throws where it
   * does not fit.
   */
  readonly unwrap: ((wrapped: WrappedKey) => Uint8Array) | null;
  /** Whether the key can be used without being unlocked again; absent: as long as the program runs. */
  readonly alive?: () => boolean;
  /** Common name of the signer and of its issuer, as they are shown. */
  readonly subjectName: string;
  readonly issuerName: string;
  /** Serial number in lower-case hexadecimal. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** True for a trial certificate (试用证书): nothing signed with it has legal force. */
  readonly trial: boolean;
};

/** Completes an identity with what its own certificate says. */
export function identityOf(
  certificates: readonly [Uint8Array, ...Uint8Array[]],
  algorithm: SignatureAlgorithm,
  sign: Identity['sign'],
  unwrap: Identity['unwrap'] = null,
): Identity {
  const leaf = readCertificate(certificates[0]);
  return {
    certificates,
    algorithm,
    sign,
    unwrap,
    subjectName: leaf.subjectName,
    issuerName: leaf.issuerName,
    serial: leaf.serial,
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    trial: leaf.trial,
  };
}

/**
 * Refuses to go on with a certificate outside its period.
 * @throws AppError CERT_EXPIRED (`until`), CERT_NOT_YET_VALID (`from`), days in local time.
 */
export function requireValidAt(identity: Identity, now: Date): void {
  if (now > identity.notAfter) {
    throw new AppError('CERT_EXPIRED', { until: localDay(identity.notAfter) });
  }
  if (now < identity.notBefore) {
    throw new AppError('CERT_NOT_YET_VALID', { from: localDay(identity.notBefore) });
  }
}

/** Refuses an identity that cannot sign a DOCX. @throws AppError SM2_NOT_FOR_DOCX */
export function requireDocxAlgorithm({ algorithm, subjectName }: Identity): void {
  if (algorithm === 'sm2-sm3') throw new AppError('SM2_NOT_FOR_DOCX', { subject: subjectName });
}

function localDay(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

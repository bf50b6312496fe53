import { readCertificate } from './certificate.ts';
import { der } from './der.ts';
import { digestOf } from './digest.ts';
import { hashFor, type Identity, type SignatureAlgorithm } from './identity.ts';
import { sm2Ids } from './sm2.ts';
import type { TimeStamper } from './time-stamp.ts';

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/**
 * A detached CMS signature (RFC 5652) of the PAdES baseline B-B profile (ETSI EN 319 142-1): one SignerInfo,
 * the signer's certificates inside, signed attributes content type, message digest and signing certificate v2
 * (RFC 5035); no signing time, which PAdES keeps in the PDF's /M. With an SM2 identity the same structure carries SM3 and
 * SM2 by their identifiers of GM/T 0006; its content types stay CMS's own, not those of GM/T 0010, so that every
 * reader of CMS can take it apart.
 * @param content what is signed, in parts. @param unsigned whole attributes that the signature does not cover.
 * @param stamper makes an attribute over the signature value: a time stamp (B-T). @returns DER of the ContentInfo.
 */
export async function buildCms(
  content: readonly Uint8Array[],
  identity: Identity,
  unsigned: readonly Uint8Array[] = [],
  stamper: TimeStamper | null = null,
): Promise<Uint8Array> {
  const leaf = readCertificate(identity.certificates[0]);
  const attributes = der.setOf(
    attribute(ids.contentType, der.oid(ids.data)),
    attribute(ids.messageDigest, der.octets(digestOf(hashFor(identity.algorithm), ...content))),
    attribute(ids.signingCertificateV2, signingCertificate(identity)),
  );
  const signed = await identity.sign(attributes);
  const value = identity.algorithm === 'rsa-sha256' ? signed : ecdsaDer(signed);
  const beside = stamper ? [...unsigned, await stamper(value)] : unsigned;
  const digestAlgorithm = der.sequence(
    der.oid(hashFor(identity.algorithm) === 'sm3' ? sm2Ids.sm3 : ids.sha256),
  );
  const signerInfo = der.sequence(
    der.unsigned(Uint8Array.of(1)),
    der.sequence(leaf.issuerDer, der.unsigned(leaf.serialContent)),
    digestAlgorithm,
    implicitSet(0, attributes),
    signatureAlgorithm(identity.algorithm),
    der.octets(value),
    ...(beside.length > 0 ? [implicitSet(1, der.setOf(...beside))] : []),
  );
  const signedData = der.sequence(
    der.unsigned(Uint8Array.of(1)),
    der.setOf(digestAlgorithm),
    der.sequence(der.oid(ids.data)),
    implicitSet(0, der.setOf(...identity.certificates)),
    der.setOf(signerInfo),
  );
  return der.sequence(der.oid(ids.signedData), der.context(0, signedData));
}

/** Bytes to keep for an identity's CMS: its certificates, the rest, and a time stamp with the authority's certificates. */
export function cmsRoom(identity: Identity, stamped = false): number {
  return identity.certificates.reduce(
    (sum, certificate) => sum + certificate.length,
    stamped ? 24_576 : 8_192,
  );
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return der.sequence(der.oid(oid), der.setOf(value));
}

/** SigningCertificateV2: SHA-256 is left out as the default (RFC 5035, section 3), SM3 is named. */
function signingCertificate({ certificates: [certificate], algorithm }: Identity): Uint8Array {
  const { issuerDer, serialContent } = readCertificate(certificate);
  const hashName = hashFor(algorithm);
  const named = hashName === 'sm3' ? [der.sequence(der.oid(sm2Ids.sm3))] : [];
  const issuerSerial = der.sequence(der.sequence(der.context(4, issuerDer)), der.unsigned(serialContent));
  const hash = der.octets(digestOf(hashName, certificate));
  return der.sequence(der.sequence(der.sequence(...named, hash, issuerSerial)));
}

function signatureAlgorithm(algorithm: SignatureAlgorithm): Uint8Array {
  switch (algorithm) {
    case 'rsa-sha256':
      return der.sequence(der.oid(ids.sha256WithRsa), der.null());
    case 'ecdsa-p256-sha256':
      return der.sequence(der.oid(ids.ecdsaWithSha256));
    case 'sm2-sm3':
      return der.sequence(der.oid(sm2Ids.signature));
  }
}

/** The same SET under an implicit context tag. */
function implicitSet(tag: number, set: Uint8Array): Uint8Array {
  return Uint8Array.of(0xa0 | tag, ...set.subarray(1));
}

/** r‖s as the Ecdsa-Sig-Value that CMS wants (RFC 3279, 2.2.3); SM2's is written the same (GB/T 35276). */
function ecdsaDer(value: Uint8Array): Uint8Array {
  const half = value.length / 2;
  return der.sequence(der.unsigned(value.subarray(0, half)), der.unsigned(value.subarray(half)));
}

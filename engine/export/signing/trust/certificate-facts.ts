import * as pkijs from 'pkijs';
import type { Certificate } from '../certificate.ts';
import { parsedCertificate } from '../parsed-certificate.ts';

/** What judging revocation needs of a certificate beyond its names and days. */
export type CertificateFacts = {
  readonly parsed: pkijs.Certificate;
  /** The subject's name exactly as encoded. */
  readonly subjectDer: Uint8Array;
  /** Content of the subjectPublicKey BIT STRING, without its count of unused bits: what OCSP hashes. */
  readonly keyContent: Uint8Array;
  /** keyUsage allows signing revocation lists (cRLSign), or is absent (RFC 5280, 4.2.1.3). */
  readonly maySignLists: boolean;
  /** For answering in an authority's name (RFC 6960, 4.2.2.2). */
  readonly maySignAnswers: boolean;
  /** Its issuer vouches that it need not be looked up itself (RFC 6960, 4.2.2.2.1). */
  readonly noCheck: boolean;
};

const oid = {
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  noCheck: '1.3.6.1.5.5.7.48.1.5',
} as const;

const known = new WeakMap<Certificate, CertificateFacts>();

/** The facts of a certificate, read once. */
export function factsOf(certificate: Certificate): CertificateFacts {
  const found = known.get(certificate);
  if (found) return found;
  const parsed = parsedCertificate(certificate.der);
  const extension = (id: string) => parsed.extensions?.find(({ extnID }) => extnID === id);
  const keyUsage = extension(oid.keyUsage)?.extnValue.valueBlock.valueHexView;
  const usage = extension(oid.extendedKeyUsage)?.parsedValue;
  const facts: CertificateFacts = {
    parsed,
    subjectDer: new Uint8Array(parsed.subject.valueBeforeDecode),
    keyContent: new Uint8Array(parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    // 03 len unusedBits firstOctet: cRLSign is bit 6.
    maySignLists: keyUsage === undefined || ((keyUsage[3] ?? 0) & 0x02) !== 0,
    maySignAnswers: usage instanceof pkijs.ExtKeyUsage && usage.keyPurposes.includes(oid.ocspSigning),
    noCheck: extension(oid.noCheck) !== undefined,
  };
  known.set(certificate, facts);
  return facts;
}

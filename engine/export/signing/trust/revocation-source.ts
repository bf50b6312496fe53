import type { Certificate } from '../certificate.ts';
import { readAnswer } from './revocation-answer.ts';
import { readList } from './revocation-list.ts';

/** What a list or an answer proves of one certificate. */
export type Evidence = {
  /** When it was true, and when a newer one was to come; null: not said. */
  readonly from: Date;
  readonly until: Date | null;
  /** Since when the certificate is not to be relied upon; null: it is not revoked. */
  readonly revokedAt: Date | null;
  /** Suspended: a later list may lift it (RFC 5280, 5.3.1, certificateHold). */
  readonly onHold: boolean;
};

/** A revocation list or an authority's answer, read from a file or from a document. */
export type RevocationSource = {
  readonly kind: 'crl' | 'ocsp';
  readonly der: Uint8Array;
  readonly issuerName: string;
  /** Of a list: its issuer's name exactly as encoded; null of an answer. */
  readonly issuerDer: Uint8Array | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /**
   * What it proves of a certificate of `issuer`; null where it does not speak of it, or was not signed by who may.
   * `others`: lists by which an answer's own signer is judged.
   */
  readonly evidence: (
    certificate: Certificate,
    issuer: Certificate,
    others: readonly RevocationSource[],
  ) => Promise<Evidence | null>;
};

/** Reads a revocation list or an OCSP response, DER; one list is asked of many certificates, so it is kept. Null: neither. */
export function readRevocation(der: Uint8Array): RevocationSource | null {
  const key = Buffer.from(der).toString('latin1');
  const found = recent.get(key);
  if (found) return found;
  const source = readList(der) ?? readAnswer(der);
  if (source) {
    if (recent.size >= recentLimit) recent.clear();
    recent.set(key, source);
  }
  return source;
}

const recent = new Map<string, RevocationSource>();
const recentLimit = 32;

import { createHash } from 'node:crypto';
import { OctetString } from 'asn1js';
import * as pkijs from 'pkijs';
import { type Certificate, readCertificate, sameBytes } from '../certificate.ts';
import { factsOf } from './certificate-facts.ts';
import { nameOf } from './revocation-list.ts';
import type { Evidence, RevocationSource } from './revocation-source.ts';

const basicResponse = '1.3.6.1.5.5.7.48.1.1';
const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: globalThis.crypto });

/** Reads an OCSP response (RFC 6960), DER. Null where it is none, or no successful one. */
export function readAnswer(der: Uint8Array): RevocationSource | null {
  const answer = parse(der);
  const [first] = answer?.tbsResponseData.responses ?? [];
  if (!answer || !first) return null;
  return {
    kind: 'ocsp',
    der,
    issuerName: responderName(answer),
    issuerDer: null,
    thisUpdate: first.thisUpdate,
    nextUpdate: first.nextUpdate ?? null,
    evidence: async (certificate, issuer, others) => {
      const single = answer.tbsResponseData.responses.find(({ certID }) => isOf(certID, certificate, issuer));
      if (!single || !(await isAuthorised(answer, issuer, others))) return null;
      return evidenceOf(single);
    },
  };
}

function parse(der: Uint8Array): pkijs.BasicOCSPResponse | null {
  try {
    const response = pkijs.OCSPResponse.fromBER(Uint8Array.from(der));
    const { responseBytes, responseStatus } = response;
    if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== basicResponse)
      return null;
    return pkijs.BasicOCSPResponse.fromBER(Uint8Array.from(responseBytes.response.valueBlock.valueHexView));
  } catch {
    return null;
  }
}

/** Whether a CertID names this certificate of this issuer (RFC 6960, 4.1.1). */
function isOf(id: pkijs.CertID, certificate: Certificate, issuer: Certificate): boolean {
  const hash = hashes[id.hashAlgorithm.algorithmId];
  if (!hash) return false;
  const of = (bytes: Uint8Array) => createHash(hash).update(bytes).digest();
  return (
    sameBytes(id.serialNumber.valueBlock.valueHexView, certificate.serialContent) &&
    sameBytes(id.issuerNameHash.valueBlock.valueHexView, of(certificate.issuerDer)) &&
    sameBytes(id.issuerKeyHash.valueBlock.valueHexView, of(factsOf(issuer).keyContent))
  );
}

/**
 * Whether the issuer itself answered, or somebody whom it appointed for that (RFC 6960, 4.2.2.2): directly issued, for
 * OCSP, within its days when it answered, and either exempt from being looked up or on no list of the issuer.
 */
async function isAuthorised(
  answer: pkijs.BasicOCSPResponse,
  issuer: Certificate,
  others: readonly RevocationSource[],
): Promise<boolean> {
  if (await isSignedBy(answer, issuer)) return true;
  for (const brought of answer.certs ?? []) {
    const responder = certificateOf(brought);
    if (!responder || !(await isSignedBy(answer, responder))) continue;
    const { producedAt } = answer.tbsResponseData;
    const appointed =
      factsOf(responder).maySignAnswers &&
      responder.x509.checkIssued(issuer.x509) &&
      isIssued(responder, issuer) &&
      responder.notBefore <= producedAt &&
      producedAt <= responder.notAfter;
    if (
      appointed &&
      (factsOf(responder).noCheck || (await isListedGood(responder, issuer, producedAt, others)))
    )
      return true;
  }
  return false;
}

function isSignedBy(answer: pkijs.BasicOCSPResponse, signer: Certificate): Promise<boolean> {
  return engine
    .verifyWithPublicKey(
      Uint8Array.from(answer.tbsResponseData.tbsView).buffer,
      answer.signature,
      factsOf(signer).parsed.subjectPublicKeyInfo,
      answer.signatureAlgorithm,
    )
    .catch(() => false);
}

async function isListedGood(
  responder: Certificate,
  issuer: Certificate,
  at: Date,
  others: readonly RevocationSource[],
): Promise<boolean> {
  let good = false;
  for (const list of others.filter(({ kind }) => kind === 'crl')) {
    const evidence = await list.evidence(responder, issuer, []);
    if (evidence?.revokedAt) return false;
    if (evidence?.until && evidence.until >= at) good = true;
  }
  return good;
}

function isIssued({ x509 }: Certificate, issuer: Certificate): boolean {
  try {
    return x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}

function certificateOf(brought: pkijs.Certificate): Certificate | null {
  try {
    return readCertificate(new Uint8Array(brought.toSchema().toBER()));
  } catch {
    return null;
  }
}

/** certStatus (RFC 6960, 4.2.1): [0] good, [1] revoked with its time, [2] unknown, which is no evidence. */
function evidenceOf({ certStatus, thisUpdate, nextUpdate }: pkijs.SingleResponse): Evidence | null {
  const about = { from: thisUpdate, until: nextUpdate ?? null };
  const { tag, first } = statusOf(certStatus);
  if (tag === 0) return { ...about, revokedAt: null, onHold: false };
  if (tag !== 1 || !(first instanceof Date)) return null;
  return { ...about, revokedAt: first, onHold: false };
}

function statusOf(status: unknown): { readonly tag: number | null; readonly first: unknown } {
  if (typeof status !== 'object' || status === null || !('idBlock' in status))
    return { tag: null, first: null };
  const { idBlock } = status;
  const tag =
    typeof idBlock === 'object' && idBlock !== null && 'tagNumber' in idBlock
      ? Number(idBlock.tagNumber)
      : null;
  return { tag, first: revocationTime(status) };
}

/** RevokedInfo begins with its GeneralizedTime. */
function revocationTime(status: object): Date | null {
  const block = 'valueBlock' in status ? status.valueBlock : null;
  const parts = typeof block === 'object' && block !== null && 'value' in block ? block.value : null;
  const time: unknown = Array.isArray(parts) ? parts[0] : null;
  return typeof time === 'object' && time !== null && 'toDate' in time && typeof time.toDate === 'function'
    ? time.toDate()
    : null;
}

function responderName({ tbsResponseData, certs }: pkijs.BasicOCSPResponse): string {
  const { responderID } = tbsResponseData;
  if (responderID instanceof pkijs.RelativeDistinguishedNames) return nameOf(responderID);
  const [signer] = certs ?? [];
  if (signer) return nameOf(signer.subject);
  return responderID instanceof OctetString
    ? `密钥 ${Buffer.from(responderID.valueBlock.valueHexView).toString('hex').slice(0, 16)}`
    : '';
}

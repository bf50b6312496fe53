import * as pkijs from 'pkijs';
import { type Certificate, sameBytes } from '../certificate.ts';
import { factsOf } from './certificate-facts.ts';
import type { Evidence, RevocationSource } from './revocation-source.ts';

const oid = {
  reason: '2.5.29.21',
  invalidSince: '2.5.29.24',
  deltaList: '2.5.29.27',
  distributionPoint: '2.5.29.28',
  entryIssuer: '2.5.29.29',
} as const;

/** Critical extensions that change nothing of what a whole list says: number, authority's key, where the newest lies. */
const harmless = new Set(['2.5.29.20', '2.5.29.35', '2.5.29.46']);
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: globalThis.crypto });

/** Reads a certificate revocation list (RFC 5280, section 5), DER. Null where it is none. */
export function readList(der: Uint8Array): RevocationSource | null {
  const list = parse(der);
  if (!list) return null;
  const entries = new Map((list.revokedCertificates ?? []).map((entry) => [serialOf(entry), entry]));
  return {
    kind: 'crl',
    der,
    issuerName: nameOf(list.issuer),
    issuerDer: new Uint8Array(list.issuer.valueBeforeDecode),
    thisUpdate: list.thisUpdate.value,
    nextUpdate: list.nextUpdate?.value ?? null,
    evidence: async (certificate, issuer) => {
      if (!(await speaksOf(list, certificate, issuer))) return null;
      return evidenceOf(list, entries.get(Buffer.from(certificate.serialContent).toString('hex')));
    },
  };
}

function parse(der: Uint8Array): pkijs.CertificateRevocationList | null {
  try {
    return pkijs.CertificateRevocationList.fromBER(Uint8Array.from(der));
  } catch {
    return null;
  }
}

/** Whether it is the whole list of just this issuer, over certificates of this kind, and by its key. */
async function speaksOf(
  list: pkijs.CertificateRevocationList,
  certificate: Certificate,
  issuer: Certificate,
): Promise<boolean> {
  const facts = factsOf(issuer);
  const listIssuer = new Uint8Array(list.issuer.valueBeforeDecode);
  if (!sameBytes(listIssuer, facts.subjectDer) || !sameBytes(listIssuer, certificate.issuerDer)) return false;
  if (!facts.maySignLists || !isWhole(list, certificate)) return false;
  return engine
    .verifyWithPublicKey(
      Uint8Array.from(list.tbsView).buffer,
      list.signatureValue,
      facts.parsed.subjectPublicKeyInfo,
      list.signatureAlgorithm,
    )
    .catch(() => false);
}

/** No delta, no part of a list, and nothing critical that this program does not know (RFC 5280, 5.2). */
function isWhole(list: pkijs.CertificateRevocationList, certificate: Certificate): boolean {
  for (const { extnID, critical, parsedValue } of list.crlExtensions?.extensions ?? []) {
    if (extnID === oid.deltaList) return false;
    if (extnID === oid.distributionPoint) {
      if (!(parsedValue instanceof pkijs.IssuingDistributionPoint)) return false;
      if (!covers(parsedValue, certificate)) return false;
    } else if (critical && !harmless.has(extnID)) return false;
  }
  return true;
}

function covers(point: pkijs.IssuingDistributionPoint, { x509 }: Certificate): boolean {
  if (point.indirectCRL || point.onlySomeReasons !== undefined || point.onlyContainsAttributeCerts)
    return false;
  return x509.ca ? !point.onlyContainsUserCerts : !point.onlyContainsCACerts;
}

function evidenceOf(
  list: pkijs.CertificateRevocationList,
  entry: pkijs.RevokedCertificate | undefined,
): Evidence | null {
  const about = { from: list.thisUpdate.value, until: list.nextUpdate?.value ?? null };
  if (!entry) return { ...about, revokedAt: null, onHold: false };
  const extensions = entry.crlEntryExtensions?.extensions ?? [];
  // The entry is of another issuer's certificate: an indirect list.
  if (extensions.some(({ extnID }) => extnID === oid.entryIssuer)) return null;
  const reason = extensions.find(({ extnID }) => extnID === oid.reason)?.extnValue.valueBlock.valueHexView;
  return {
    ...about,
    revokedAt: earlier(entry.revocationDate.value, invalidSince(extensions)),
    onHold: reason?.at(-1) === 6,
  };
}

/** The moment since which the key may be in wrong hands, as the authority has it (RFC 5280, 5.3.2). */
function invalidSince(extensions: readonly pkijs.Extension[]): Date | null {
  const content = extensions.find(({ extnID }) => extnID === oid.invalidSince)?.extnValue.valueBlock
    .valueHexView;
  const match = /(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(Buffer.from(content ?? []).toString('latin1'));
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function earlier(one: Date, other: Date | null): Date {
  return other && other < one ? other : one;
}

function serialOf({ userCertificate }: pkijs.RevokedCertificate): string {
  return Buffer.from(userCertificate.valueBlock.valueHexView).toString('hex');
}

/** Common name, or organisation, of a name. */
export function nameOf(name: pkijs.RelativeDistinguishedNames): string {
  const value = (type: string) =>
    name.typesAndValues.find((entry) => entry.type === type)?.value.valueBlock.value;
  return String(value('2.5.4.3') ?? value('2.5.4.10') ?? '');
}

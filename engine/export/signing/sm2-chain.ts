import { verify, X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { parsedCertificate } from './parsed-certificate.ts';
import { sm2Ids, sm2KeyOf, sm2Value, verifySm2 } from './sm2.ts';

/**
 * Certificate paths with SM2 in them, which pkijs cannot judge. A subset of RFC 5280, 6.1: names, signatures, periods,
 * basicConstraints, keyUsage and path length; whatever else is critical, name constraints among it, makes no path.
 */
const ids = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
} as const;

/** Critical extensions that are judged here or that say nothing about the path. */
const understood: readonly string[] = [
  ids.keyUsage,
  ids.basicConstraints,
  '2.5.29.14', // subjectKeyIdentifier
  '2.5.29.17', // subjectAltName
  '2.5.29.35', // authorityKeyIdentifier
  '2.5.29.37', // extendedKeyUsage
];

/** Longest path that is looked for, the signer's own certificate included, and most certificates taken from a file. */
const longest = 8;
const most = 32;

const hashesOfSignatures: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** Whether a certificate holds an SM2 key or is signed with one. */
export function isOfSm2(der: Uint8Array): boolean {
  const certificate = parsedCertificate(der);
  return keyOf(certificate) !== null || signatureIdOf(certificate) === sm2Ids.signature;
}

/** Whether a path leads from `leaf` over `others` to one of `trusted` at the moment `at`. */
export function sm2ChainHolds(
  leaf: Uint8Array,
  others: readonly Uint8Array[],
  trusted: readonly Uint8Array[],
  at: Date,
): boolean {
  const anchors = new Set(trusted.map(nameOf));
  const candidates = [...trusted, ...others.slice(0, most)].map(readLink).filter((link) => holdsAt(link, at));
  const met = new Set<string>();
  let links = [readLink(leaf)].filter((link) => holdsAt(link, at));
  // One round for each authority further up; none is looked at twice, whatever a file brings along.
  for (let between = -1; links.length > 0; between += 1) {
    if (links.some(({ der }) => anchors.has(nameOf(der)))) return true;
    if (between + 2 >= longest) return false;
    for (const { der } of links) met.add(nameOf(der));
    const above = candidates.filter((one) => !met.has(nameOf(one.der)) && mayIssue(one, between + 1));
    links = above.filter((issuer) => links.some((link) => issued(issuer, link)));
  }
  return false;
}

type Link = { readonly der: Uint8Array; readonly parsed: pkijs.Certificate };

function readLink(der: Uint8Array): Link {
  return { der, parsed: parsedCertificate(der) };
}

function nameOf(der: Uint8Array): string {
  return Buffer.from(der).toString('base64');
}

/** In its period, and with no extension that would have to be judged and is not. */
function holdsAt({ parsed }: Link, at: Date): boolean {
  const strange = (parsed.extensions ?? []).some(
    ({ extnID, critical }) =>
      extnID === ids.nameConstraints || (critical === true && !understood.includes(extnID)),
  );
  return !strange && parsed.notBefore.value <= at && at <= parsed.notAfter.value;
}

/** `between`: how many authorities stand between it and the signer. An authority, allowed to sign certificates and to have so many authorities below it. */
function mayIssue({ parsed }: Link, between: number): boolean {
  const constraints = extension(parsed, ids.basicConstraints)?.parsedValue;
  if (!(constraints instanceof pkijs.BasicConstraints) || !constraints.cA) return false;
  const limit = constraints.pathLenConstraint;
  if (typeof limit === 'number' && between > limit) return false;
  const usage = extension(parsed, ids.keyUsage);
  // 03 len unusedBits firstOctet: bit 5 is keyCertSign (RFC 5280, 4.2.1.3).
  return !usage || ((usage.extnValue.valueBlock.valueHexView[3] ?? 0) & 0x04) !== 0;
}

function extension(certificate: pkijs.Certificate, id: string): pkijs.Extension | undefined {
  return certificate.extensions?.find(({ extnID }) => extnID === id);
}

function issued(issuer: Link, link: Link): boolean {
  const name = new Uint8Array(issuer.parsed.subject.valueBeforeDecode);
  const named = new Uint8Array(link.parsed.issuer.valueBeforeDecode);
  return Buffer.compare(name, named) === 0 && signedBy(issuer, link.parsed);
}

function signedBy(issuer: Link, certificate: pkijs.Certificate): boolean {
  const content = Uint8Array.from(certificate.tbsView);
  const value = Uint8Array.from(certificate.signatureValue.valueBlock.valueHexView);
  const algorithm = signatureIdOf(certificate);
  const key = keyOf(issuer.parsed);
  if (algorithm === sm2Ids.signature) {
    const halves = sm2Value(value);
    return key !== null && halves !== null && verifySm2(content, halves, key);
  }
  const hash = hashesOfSignatures[algorithm];
  return hash !== undefined && key === null && signedByOther(hash, content, value, issuer.der);
}

function signedByOther(hash: string, content: Uint8Array, value: Uint8Array, issuer: Uint8Array): boolean {
  try {
    return verify(hash, content, new X509Certificate(issuer).publicKey, value);
  } catch {
    return false;
  }
}

/** The algorithm that the certificate was signed with; empty where its two places differ (RFC 5280, 4.1.1.2). */
function signatureIdOf({ signature, signatureAlgorithm }: pkijs.Certificate): string {
  return signature.algorithmId === signatureAlgorithm.algorithmId ? signature.algorithmId : '';
}

function keyOf({ subjectPublicKeyInfo }: pkijs.Certificate): Uint8Array | null {
  return sm2KeyOf(subjectPublicKeyInfo);
}

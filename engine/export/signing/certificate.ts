import { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { parsedCertificate } from './parsed-certificate.ts';
import { sm2KeyOf } from './sm2.ts';
import { isOfSm2, sm2ChainHolds } from './sm2-chain.ts';

/** Organisation name that marks a trial certificate and its CA; nothing else in the program may use it. */
export const trialOrganization = '试用证书，不具法律效力';

/** What the program needs to know of one X.509 certificate (RFC 5280). */
export type Certificate = {
  readonly der: Uint8Array;
  readonly x509: X509Certificate;
  /** Common name, or organisation where there is none. */
  readonly subjectName: string;
  readonly issuerName: string;
  /** Issuer as RFC 4514 writes it (most specific first), for XAdES. */
  readonly issuerDistinguishedName: string;
  /** The issuer's name exactly as encoded in the certificate: never to be encoded anew. */
  readonly issuerDer: Uint8Array;
  /** Lower-case hexadecimal, and as a DER INTEGER's content. */
  readonly serial: string;
  readonly serialContent: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** keyUsage allows signatures (digitalSignature or nonRepudiation), or is absent (RFC 5280, 4.2.1.3). */
  readonly maySign: boolean;
  readonly trial: boolean;
  /** Its SM2 public key (04‖x‖y), which Node cannot use; null for every other kind. */
  readonly sm2Key: Uint8Array | null;
};

/** Reads a DER certificate. Throws a plain Error when the bytes are none: callers give it their own code. */
export function readCertificate(der: Uint8Array): Certificate {
  const key = Buffer.from(der).toString('latin1');
  const known = recent.get(key);
  if (known) return known;
  const certificate = parseCertificate(Uint8Array.from(der));
  if (recent.size >= recentLimit) recent.clear();
  recent.set(key, certificate);
  return certificate;
}

/** Signing and verifying one case reads the same few certificates over and over. */
const recent = new Map<string, Certificate>();
const recentLimit = 64;

function parseCertificate(der: Uint8Array): Certificate {
  const parsed = parsedCertificate(der);
  const x509 = new X509Certificate(der);
  return {
    der,
    x509,
    subjectName: shownName(parsed.subject),
    issuerName: shownName(parsed.issuer),
    issuerDistinguishedName: distinguishedName(parsed.issuer),
    issuerDer: new Uint8Array(parsed.issuer.valueBeforeDecode),
    serial: hex(parsed.serialNumber.valueBlock.valueHexView),
    serialContent: new Uint8Array(parsed.serialNumber.valueBlock.valueHexView),
    notBefore: parsed.notBefore.value,
    notAfter: parsed.notAfter.value,
    maySign: maySign(parsed),
    trial:
      valuesOf(parsed.subject, organization).includes(trialOrganization) ||
      valuesOf(parsed.issuer, organization).includes(trialOrganization),
    sm2Key: sm2KeyOf(parsed.subjectPublicKeyInfo),
  };
}

/** Whether a DER certificate is one of the program's own trial certificates (试用), by its subject or issuer. */
export function isTrial(der: Uint8Array): boolean {
  return readCertificate(der).trial;
}

/**
 * Whether a chain leads from `leaf` to one of the `trusted` certificates (RFC 5280, 6.1) at the moment `at`.
 * A self-signed root brought along in `others` is not trusted by that.
 */
export async function chainsTo(
  leaf: Uint8Array,
  others: readonly Uint8Array[],
  trusted: readonly Uint8Array[],
  at: Date,
): Promise<boolean> {
  if (isOfSm2(leaf)) return sm2ChainHolds(leaf, others, trusted, at);
  const anchors = trusted.map(parsedCertificate);
  if (anchors.length === 0) return false;
  // The engine takes the last certificate for the one to judge.
  const certs = [...others.filter((der) => !sameBytes(der, leaf)), leaf].map(parsedCertificate);
  const chain = new pkijs.CertificateChainValidationEngine({
    trustedCerts: anchors,
    certs,
    checkDate: at,
  });
  const outcome = await chain.verify({}, nodeEngine);
  return outcome.result;
}

/** Lower-case hexadecimal of bytes. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Whether two byte strings are equal. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

const nodeEngine = new pkijs.CryptoEngine({ name: 'node', crypto: globalThis.crypto });

const commonName = '2.5.4.3';
const organization = '2.5.4.10';
const shortNames: Readonly<Record<string, string>> = {
  [commonName]: 'CN',
  [organization]: 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
};

function valuesOf(name: pkijs.RelativeDistinguishedNames, type: string): string[] {
  return name.typesAndValues.filter((entry) => entry.type === type).map((entry) => textOf(entry));
}

function textOf(entry: pkijs.AttributeTypeAndValue): string {
  return String(entry.value.valueBlock.value);
}

function shownName(name: pkijs.RelativeDistinguishedNames): string {
  return valuesOf(name, commonName)[0] ?? valuesOf(name, organization)[0] ?? distinguishedName(name);
}

function distinguishedName(name: pkijs.RelativeDistinguishedNames): string {
  return [...name.typesAndValues]
    .reverse()
    .map((entry) => `${shortNames[entry.type] ?? entry.type}=${escapeName(textOf(entry))}`)
    .join(',');
}

/** RFC 4514, 2.4. */
function escapeName(value: string): string {
  return value.replace(/([,+"\\<>;=])/g, '\\$1').replace(/^([ #])|( )$/g, '\\$&');
}

/** Bits 0 (digitalSignature) and 1 (nonRepudiation) of the keyUsage BIT STRING. */
function maySign(certificate: pkijs.Certificate): boolean {
  const extension = certificate.extensions?.find((entry) => entry.extnID === '2.5.29.15');
  if (!extension) return true;
  const content = new Uint8Array(extension.extnValue.valueBlock.valueHexView);
  // 03 len unusedBits firstOctet
  return ((content[3] ?? 0) & 0xc0) !== 0;
}

import { createHash, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { trialOrganization } from './certificate.ts';
import { der } from './der.ts';
import { writePkcs12 } from './pkcs12-writer.ts';

/** A trial identity to learn the program with, and what it takes to check its signatures. */
export type TrialIdentity = {
  /** PKCS#12 under the caller's password: the leaf's key, the leaf and the trial CA. */
  readonly pkcs12: Uint8Array;
  /** DER certificate of the trial CA; its private key was thrown away. */
  readonly authority: Uint8Array;
};

type TrialOptions = {
  readonly agencyName: string;
  readonly password: string;
  readonly now: Date;
  /** How many years the certificate is valid. */
  readonly years: number;
};

const newKeys = promisify(generateKeyPair);

/**
 * Makes a trial identity: an own root CA and a certificate under it, both saying 试用 in common name and
 * organisation, so that every reader shows it. Nothing signed with it proves anything (电子签名法 13, 14).
 */
export async function createTrialIdentity(options: TrialOptions): Promise<TrialIdentity> {
  const rootKeys = await newKeys('ec', { namedCurve: 'P-256' });
  const leafKeys = await newKeys('ec', { namedCurve: 'P-256' });
  const period = periodFrom(options.now, options.years);
  const rootName = nameOf('〔试用〕案卷试用根证书');
  const common = { issuer: rootName, issuerKeys: rootKeys, period };
  const authority = certify({
    ...common,
    subject: rootName,
    publicKey: rootKeys.publicKey,
    isAuthority: true,
  });
  const leaf = certify({
    ...common,
    // ub-common-name is 64 characters (RFC 5280, appendix A.1).
    subject: nameOf(`〔试用〕${options.agencyName}`.slice(0, 64)),
    publicKey: leafKeys.publicKey,
    isAuthority: false,
  });
  return { pkcs12: writePkcs12(leafKeys.privateKey, [leaf, authority], options.password), authority };
}

type CertifyOptions = {
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly publicKey: KeyObject;
  readonly issuerKeys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly period: { readonly from: Date; readonly until: Date };
  readonly isAuthority: boolean;
};

/** ecdsa-with-SHA256, without parameters (RFC 5758, section 3.2). P-256 keys are made in a millisecond, RSA keys in half a second. */
const ecdsaWithSha256 = der.sequence(der.oid('1.2.840.10045.4.3.2'));

/** An X.509 v3 certificate (RFC 5280, 4.1). */
function certify(options: CertifyOptions): Uint8Array {
  const body = der.sequence(
    der.context(0, der.unsigned(Uint8Array.of(2))),
    der.unsigned(randomSerial()),
    ecdsaWithSha256,
    options.issuer,
    der.sequence(der.time(options.period.from), der.time(options.period.until)),
    options.subject,
    spkiOf(options.publicKey),
    der.context(3, der.sequence(...extensions(options))),
  );
  return der.sequence(body, ecdsaWithSha256, der.bits(sign('sha256', body, options.issuerKeys.privateKey)));
}

function extensions({ isAuthority, publicKey, issuerKeys }: CertifyOptions): Uint8Array[] {
  const extension = (oid: string, critical: boolean, value: Uint8Array) =>
    der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octets(value));
  const basicConstraints = isAuthority
    ? der.sequence(der.boolean(true), der.unsigned(Uint8Array.of(0)))
    : der.sequence();
  // keyCertSign and cRLSign, or digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3).
  const keyUsage = isAuthority ? der.bits(Uint8Array.of(0x06), 1) : der.bits(Uint8Array.of(0xc0), 6);
  return [
    extension('2.5.29.19', true, basicConstraints),
    extension('2.5.29.15', true, keyUsage),
    extension('2.5.29.14', false, der.octets(keyIdOf(publicKey))),
    extension('2.5.29.35', false, der.sequence(der.contextPrimitive(0, keyIdOf(issuerKeys.publicKey)))),
  ];
}

function spkiOf(key: KeyObject): Uint8Array {
  return key.export({ type: 'spki', format: 'der' });
}

function keyIdOf(key: KeyObject): Uint8Array {
  return createHash('sha1').update(spkiOf(key)).digest();
}

function nameOf(commonName: string): Uint8Array {
  const part = (oid: string, value: Uint8Array) => der.setOf(der.sequence(der.oid(oid), value));
  return der.sequence(
    part('2.5.4.6', der.printable('CN')),
    part('2.5.4.10', der.utf8(trialOrganization)),
    part('2.5.4.3', der.utf8(commonName)),
  );
}

/** Certificates begin a day early, so that a clock a little behind does not refuse a new one. */
function periodFrom(now: Date, years: number): { from: Date; until: Date } {
  const from = new Date(now);
  from.setUTCDate(from.getUTCDate() - 1);
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return { from, until };
}

/** Positive, 16 bytes (RFC 5280, 4.1.2.2). */
function randomSerial(): Uint8Array {
  const bytes = randomBytes(16);
  return Uint8Array.of(((bytes[0] ?? 0) & 0x3f) | 0x40, ...bytes.subarray(1));
}

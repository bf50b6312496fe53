import { constants, type KeyObject, verify } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import * as pkijs from 'pkijs';
import type { VerdictProblem } from '../../../contract/verdict.ts';
import { type Certificate, readCertificate, sameBytes } from './certificate.ts';
import { digestOf, type HashName } from './digest.ts';
import { sm2Ids, sm2Value, verifySm2 } from './sm2.ts';
import { timeStampAttributeId } from './time-stamp.ts';
import { problem } from './verdict-problem.ts';

export type CmsVerdict = {
  /** The signer's certificate, as soon as the CMS names one. */
  readonly signer: Certificate | null;
  /** Every certificate brought along, DER. */
  readonly certificates: readonly Uint8Array[];
  readonly problems: readonly VerdictProblem[];
  /** The signature value and the time-stamp token over it, DER; null where there is none. */
  readonly stamped: { readonly value: Uint8Array; readonly token: Uint8Array } | null;
};

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  rsaPss: '1.2.840.113549.1.1.10',
} as const;

const hashes: Readonly<Record<string, HashName>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  [sm2Ids.sm3]: 'sm3',
};

/** Signature algorithm to key type and hash; null: the hash is the digest algorithm's. */
const signatures: Readonly<Record<string, { readonly key: string; readonly hash: HashName | null }>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa', hash: null },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  [oid.rsaPss]: { key: 'rsa', hash: null },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
  [sm2Ids.signature]: { key: 'sm2', hash: 'sm3' },
  [sm2Ids.signatureOld]: { key: 'sm2', hash: 'sm3' },
};

/**
 * Checks a detached CMS signature (RFC 5652, 5.6; RFC 5035) over `content`: integrity only, no trust and no time.
 * @param cms the value of /Contents, with the zero bytes that fill its room.
 * @param pades whether signing-certificate-v2 is required (ETSI EN 319 142-1, baseline).
 */
export function verifyCms(cms: Uint8Array, content: readonly Uint8Array[], pades: boolean): CmsVerdict {
  const parsed = parse(cms);
  if (!parsed) return nobody([], [problem('CMS_UNREADABLE')]);
  const problems: VerdictProblem[] = [];
  if (parsed.rest.some((byte) => byte !== 0)) problems.push(problem('CMS_PADDING'));
  const { data } = parsed;
  const certificates = (data.certificates ?? []).flatMap((certificate) =>
    certificate instanceof pkijs.Certificate ? [new Uint8Array(certificate.toSchema().toBER())] : [],
  );
  const info = data.signerInfos[0];
  if (!info || data.signerInfos.length !== 1 || data.encapContentInfo.eContent) {
    return nobody(certificates, [...problems, problem('CMS_SIGNERS')]);
  }
  const signer = findSigner(info, certificates);
  if (!signer) return nobody(certificates, [...problems, problem('CMS_SIGNER_UNKNOWN')]);
  return {
    signer,
    certificates,
    problems: [...problems, ...checkSigner(info, signer, content, pades)],
    stamped: stampOf(info),
  };
}

function nobody(certificates: readonly Uint8Array[], problems: readonly VerdictProblem[]): CmsVerdict {
  return { signer: null, certificates, problems, stamped: null };
}

/** The first time stamp among the unsigned attributes (RFC 3161, appendix A). */
function stampOf(info: pkijs.SignerInfo): CmsVerdict['stamped'] {
  const attribute = info.unsignedAttrs?.attributes.find(({ type }) => type === timeStampAttributeId);
  const token: unknown = attribute?.values[0];
  if (!(token instanceof Sequence)) return null;
  return {
    value: Uint8Array.from(info.signature.valueBlock.valueHexView),
    token: new Uint8Array(token.toBER()),
  };
}

function parse(cms: Uint8Array): { data: pkijs.SignedData; rest: Uint8Array } | null {
  try {
    const { offset, result } = fromBER(Uint8Array.from(cms));
    if (offset <= 0) return null;
    const info = new pkijs.ContentInfo({ schema: result });
    if (info.contentType !== oid.signedData) return null;
    return { data: new pkijs.SignedData({ schema: info.content }), rest: cms.subarray(offset) };
  } catch {
    return null;
  }
}

function findSigner(info: pkijs.SignerInfo, certificates: readonly Uint8Array[]): Certificate | null {
  const { sid } = info;
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return null;
  const issuer = new Uint8Array(sid.issuer.valueBeforeDecode);
  const serial = new Uint8Array(sid.serialNumber.valueBlock.valueHexView);
  for (const der of certificates) {
    try {
      const certificate = readCertificate(der);
      if (sameBytes(certificate.issuerDer, issuer) && sameBytes(certificate.serialContent, serial)) {
        return certificate;
      }
    } catch {
      // A certificate that cannot be read is not the signer's.
    }
  }
  return null;
}

function checkSigner(
  info: pkijs.SignerInfo,
  signer: Certificate,
  content: readonly Uint8Array[],
  pades: boolean,
): VerdictProblem[] {
  const hash = hashes[info.digestAlgorithm.algorithmId];
  const algorithm = signatures[info.signatureAlgorithm.algorithmId];
  const unknown = hash ? info.signatureAlgorithm.algorithmId : info.digestAlgorithm.algorithmId;
  if (!hash || !algorithm) return [problem('CMS_ALGORITHM', unknown)];
  const problems: VerdictProblem[] = [];
  const attributes = info.signedAttrs?.attributes ?? [];
  const contentType = onlyValue(attributes, oid.contentType);
  const messageDigest = onlyValue(attributes, oid.messageDigest);
  if (
    !info.signedAttrs ||
    !(contentType instanceof ObjectIdentifier) ||
    contentType.getValue() !== oid.data ||
    !(messageDigest instanceof OctetString)
  ) {
    return [problem('CMS_ATTRIBUTES')];
  }
  if (!sameBytes(digestOf(hash, ...content), messageDigest.valueBlock.valueHexView))
    problems.push(problem('DIGEST_MISMATCH'));
  problems.push(...checkSigningCertificate(attributes, signer, pades));
  const value = info.signature.valueBlock.valueHexView;
  const attributeBytes = new Uint8Array(info.signedAttrs.encodedValue);
  if (algorithm.key === 'sm2' || signer.sm2Key) {
    if (algorithm.key !== 'sm2' || !signer.sm2Key) return [...problems, problem('CMS_ALGORITHM', 'SM2')];
    const holds = sm2Holds(attributeBytes, value, signer.sm2Key);
    return holds ? problems : [...problems, problem('SIGNATURE_INVALID')];
  }
  const key = publicKeyOf(signer);
  if (!key || key.asymmetricKeyType !== algorithm.key) {
    return [...problems, problem('CMS_ALGORITHM', key?.asymmetricKeyType ?? '密钥')];
  }
  const padding =
    info.signatureAlgorithm.algorithmId === oid.rsaPss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
      : {};
  if (!verifies(algorithm.hash ?? hash, attributeBytes, { key, ...padding }, value)) {
    problems.push(problem('SIGNATURE_INVALID'));
  }
  return [...problems, ...keyProblems(key)];
}

function sm2Holds(data: Uint8Array, value: Uint8Array, key: Uint8Array): boolean {
  const halves = sm2Value(value);
  return halves !== null && verifySm2(data, halves, key);
}

/** Refuses keys too short to prove anything. */
export function keyProblems(key: KeyObject): VerdictProblem[] {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits !== undefined && bits < 2048 ? [problem('KEY_WEAK', `RSA ${bits}`)] : [];
}

/** The certificate's key, or null where Node cannot use it (SM2, which some Nodes read and none verifies). */
export function publicKeyOf(certificate: Certificate): KeyObject | null {
  if (certificate.sm2Key) return null;
  try {
    return certificate.x509.publicKey;
  } catch {
    return null;
  }
}

function verifies(
  hash: string,
  data: Uint8Array,
  key: { key: KeyObject; padding?: number; saltLength?: number },
  value: Uint8Array,
): boolean {
  try {
    return verify(hash, data, key, value);
  } catch {
    return false;
  }
}

/** The one value of an attribute that occurs once; otherwise null. */
function onlyValue(attributes: readonly pkijs.Attribute[], type: string): unknown {
  const found = attributes.filter((attribute) => attribute.type === type);
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : null;
}

function checkSigningCertificate(
  attributes: readonly pkijs.Attribute[],
  signer: Certificate,
  required: boolean,
): VerdictProblem[] {
  const present = attributes.some((attribute) => attribute.type === oid.signingCertificateV2);
  if (!present) return required ? [problem('CMS_ATTRIBUTES')] : [];
  const declared = firstCertificateHash(onlyValue(attributes, oid.signingCertificateV2));
  if (!declared) return [problem('CMS_ATTRIBUTES')];
  const actual = digestOf(declared.hash, signer.der);
  return sameBytes(actual, declared.value) ? [] : [problem('CMS_CERTIFICATE_MISMATCH')];
}

/** SigningCertificateV2 → its first ESSCertIDv2 → hash algorithm (default SHA-256) and value. */
function firstCertificateHash(attribute: unknown): { hash: HashName; value: Uint8Array } | null {
  const first = childrenOf(childrenOf(childrenOf(attribute)[0])[0]);
  const [head, next] = first;
  if (head instanceof OctetString) return { hash: 'sha256', value: head.valueBlock.valueHexView };
  const algorithm = childrenOf(head)[0];
  const hash = algorithm instanceof ObjectIdentifier ? hashes[algorithm.getValue()] : undefined;
  return hash && next instanceof OctetString ? { hash, value: next.valueBlock.valueHexView } : null;
}

function childrenOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !('valueBlock' in value)) return [];
  const block = value.valueBlock;
  return typeof block === 'object' && block !== null && 'value' in block && Array.isArray(block.value)
    ? block.value
    : [];
}

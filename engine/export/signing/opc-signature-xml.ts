import { createHash } from 'node:crypto';
import { readCertificate } from './certificate.ts';
import type { Identity } from './identity.ts';
import { canonicalXml, escapeAttribute, escapeText } from './xml-canonical.ts';

/** What the Manifest lists: a part as it is, or a `.rels` part through the relationship transform. */
export type ManifestEntry = {
  readonly part: string;
  readonly contentType: string;
  /** SHA-256 of the part, or of the transformed relationships. */
  readonly digest: Uint8Array;
  /** Ids of the signed relationships, for a `.rels` part. */
  readonly sourceIds: readonly string[] | null;
};

export const signatureNames = {
  dsig: 'http://www.w3.org/2000/09/xmldsig#',
  mdssi: 'http://schemas.openxmlformats.org/package/2006/digital-signature',
  office: 'http://schemas.microsoft.com/office/2006/digsig',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  signedPropertiesType: 'http://uri.etsi.org/01903#SignedProperties',
  objectType: 'http://www.w3.org/2000/09/xmldsig#Object',
  relationshipTransform: 'http://schemas.openxmlformats.org/package/2006/RelationshipTransform',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  ecdsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
} as const;

const names = signatureNames;

/** The ids within one signature: the usual ones in the first of a package, with its number in every further. */
function idsOf(number: number) {
  const end = number === 1 ? '' : `_${number}`;
  return {
    signature: `idPackageSignature${end}`,
    packageObject: `idPackageObject${end}`,
    officeObject: `idOfficeObject${end}`,
    signatureTime: `idSignatureTime${end}`,
    officeDetails: `idOfficeV1Details${end}`,
    signedProperties: `idSignedProperties${end}`,
  };
}

type Ids = ReturnType<typeof idsOf>;

/**
 * The XML of one package signature (ECMA-376-2, 12; MS-OFFCRYPTO 2.5.2): package object with the Manifest, office
 * object, XAdES-BES signed properties. Everything is written in canonical form at once, so that what is hashed is
 * the very string that stands in the file, its inherited namespaces put on its apex.
 */
export async function writeSignatureXml(
  manifest: readonly ManifestEntry[],
  options: {
    readonly identity: Identity;
    readonly at: Date;
    readonly comments: string;
    /**
     * Which signature of the package it is, from 1 (the default): LibreOffice 7.4 reads all signatures of a package as one tree, and
     * calls the third with the same ids invalid.
     */
    readonly number?: number;
  },
): Promise<string> {
  const ids = idsOf(options.number ?? 1);
  const time = options.at.toISOString().replace(/\.\d+Z$/, 'Z');
  const packageObject = `<Object Id="${ids.packageObject}">${manifestXml(manifest)}${signatureTime(time, ids)}</Object>`;
  const officeObject = `<Object Id="${ids.officeObject}">${officeDetails(options.comments, ids)}</Object>`;
  const properties = signedProperties(options.identity.certificates[0], time, ids);
  const signedInfo = [
    `<SignedInfo><CanonicalizationMethod Algorithm="${canonicalXml}"></CanonicalizationMethod>`,
    `<SignatureMethod Algorithm="${options.identity.algorithm === 'rsa-sha256' ? names.rsaSha256 : names.ecdsaSha256}"></SignatureMethod>`,
    objectReference(`#${ids.packageObject}`, names.objectType, '', onApex(packageObject)),
    objectReference(`#${ids.officeObject}`, names.objectType, '', onApex(officeObject)),
    objectReference(
      `#${ids.signedProperties}`,
      names.signedPropertiesType,
      `<Transforms><Transform Algorithm="${canonicalXml}"></Transform></Transforms>`,
      onApex(properties, ` xmlns:xd="${names.xades}"`),
    ),
    '</SignedInfo>',
  ].join('');
  const value = await options.identity.sign(new TextEncoder().encode(onApex(signedInfo)));
  const certificates = options.identity.certificates
    .map((der) => `<X509Certificate>${base64(der)}</X509Certificate>`)
    .join('');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<Signature xmlns="${names.dsig}" Id="${ids.signature}">`,
    signedInfo,
    `<SignatureValue>${base64(value)}</SignatureValue>`,
    `<KeyInfo><X509Data>${certificates}</X509Data></KeyInfo>`,
    packageObject,
    officeObject,
    `<Object><xd:QualifyingProperties xmlns:xd="${names.xades}" Target="#${ids.signature}">${properties}</xd:QualifyingProperties></Object>`,
    '</Signature>',
  ].join('');
}

/** The canonical form of a fragment taken alone: the namespaces it inherits stand first on its own element. */
function onApex(fragment: string, more = ''): string {
  return fragment.replace(/^<([\w:]+)/, `<$1 xmlns="${names.dsig}"${more}`);
}

function objectReference(uri: string, type: string, transforms: string, canonical: string): string {
  const digest = createHash('sha256').update(canonical, 'utf8').digest();
  return `<Reference Type="${type}" URI="${uri}">${transforms}${digestXml(digest)}</Reference>`;
}

function digestXml(digest: Uint8Array): string {
  return `<DigestMethod Algorithm="${names.sha256}"></DigestMethod><DigestValue>${base64(digest)}</DigestValue>`;
}

function manifestXml(entries: readonly ManifestEntry[]): string {
  const references = entries.map(({ part, contentType, digest, sourceIds }) => {
    const uri = escapeAttribute(`${encodeURI(part)}?ContentType=${contentType}`);
    return `<Reference URI="${uri}">${sourceIds ? relationshipTransforms(sourceIds) : ''}${digestXml(digest)}</Reference>`;
  });
  return `<Manifest>${references.join('')}</Manifest>`;
}

function relationshipTransforms(sourceIds: readonly string[]): string {
  const references = sourceIds.map(
    (id) =>
      `<mdssi:RelationshipReference xmlns:mdssi="${names.mdssi}" SourceId="${escapeAttribute(id)}"></mdssi:RelationshipReference>`,
  );
  return [
    `<Transforms><Transform Algorithm="${names.relationshipTransform}">${references.join('')}</Transform>`,
    `<Transform Algorithm="${canonicalXml}"></Transform></Transforms>`,
  ].join('');
}

/** ECMA-376-2, 12.2.4.20 and following; the format is the one Office writes. */
function signatureTime(time: string, ids: Ids): string {
  return [
    `<SignatureProperties><SignatureProperty Id="${ids.signatureTime}" Target="#${ids.signature}">`,
    `<mdssi:SignatureTime xmlns:mdssi="${names.mdssi}"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format>`,
    `<mdssi:Value>${time}</mdssi:Value></mdssi:SignatureTime></SignatureProperty></SignatureProperties>`,
  ].join('');
}

/** SignatureInfoV1 (MS-OFFCRYPTO 2.5.2.5): comments at most 255 characters; type 1, no picture of its own. */
function officeDetails(comments: string, ids: Ids): string {
  const fields: readonly (readonly [string, string])[] = [
    ['SetupID', ''],
    ['SignatureText', ''],
    ['SignatureImage', ''],
    ['SignatureComments', escapeText([...comments].slice(0, 255).join(''))],
    ['WindowsVersion', '10.0'],
    ['OfficeVersion', '16.0'],
    ['ApplicationVersion', '16.0'],
    ['Monitors', '1'],
    ['HorizontalResolution', '1280'],
    ['VerticalResolution', '800'],
    ['ColorDepth', '32'],
    ['SignatureProviderId', '{00000000-0000-0000-0000-000000000000}'],
    ['SignatureProviderUrl', ''],
    ['SignatureProviderDetails', '9'],
    ['SignatureType', '1'],
    ['ManifestHashAlgorithm', names.sha256],
  ];
  const content = fields.map(([field, value]) => `<${field}>${value}</${field}>`).join('');
  return [
    `<SignatureProperties><SignatureProperty Id="${ids.officeDetails}" Target="#${ids.signature}">`,
    `<SignatureInfoV1 xmlns="${names.office}">${content}</SignatureInfoV1>`,
    '</SignatureProperty></SignatureProperties>',
  ].join('');
}

/** XAdES-BES as Office wants it: SigningTime, SigningCertificate (v1), SignaturePolicyIdentifier (MS-OFFCRYPTO 2.5.2.6). */
function signedProperties(certificate: Uint8Array, time: string, ids: Ids): string {
  const { issuerDistinguishedName, serial } = readCertificate(certificate);
  const digest = createHash('sha256').update(certificate).digest();
  return [
    `<xd:SignedProperties Id="${ids.signedProperties}"><xd:SignedSignatureProperties>`,
    `<xd:SigningTime>${time}</xd:SigningTime>`,
    '<xd:SigningCertificate><xd:Cert><xd:CertDigest>',
    digestXml(digest),
    '</xd:CertDigest><xd:IssuerSerial>',
    `<X509IssuerName>${escapeText(issuerDistinguishedName)}</X509IssuerName>`,
    `<X509SerialNumber>${BigInt(`0x${serial}`)}</X509SerialNumber>`,
    '</xd:IssuerSerial></xd:Cert></xd:SigningCertificate>',
    '<xd:SignaturePolicyIdentifier><xd:SignaturePolicyImplied></xd:SignaturePolicyImplied></xd:SignaturePolicyIdentifier>',
    '</xd:SignedSignatureProperties></xd:SignedProperties>',
  ].join('');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

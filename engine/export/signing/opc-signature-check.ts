import { createHash, type KeyObject, verify } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import type { VerdictProblem } from '../../../contract/verdict.ts';
import { type Certificate, readCertificate, sameBytes } from './certificate.ts';
import { keyProblems, publicKeyOf } from './cms-verification.ts';
import { signatureNames as names } from './opc-signature-xml.ts';
import { problem } from './verdict-problem.ts';
import { allElements, childElements, isElement, onlyChild, parseXml } from './xml.ts';
import { canonicalize, canonicalXml } from './xml-canonical.ts';

/** What a package signature's own XML proves: who signed, when by its claim, and which Manifest. */
export type SignatureCheck = {
  readonly signer: Certificate | null;
  readonly certificates: readonly Uint8Array[];
  readonly claimed: Date | null;
  /** The signed Manifest; null where it cannot be relied on. */
  readonly manifest: Element | null;
  readonly problems: readonly VerdictProblem[];
};

const xmlHashes: Readonly<Record<string, string>> = {
  [names.sha256]: 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

const signatureMethods: Readonly<Record<string, { readonly key: string; readonly hash: string }>> = {
  [names.rsaSha256]: { key: 'rsa', hash: 'sha256' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': { key: 'rsa', hash: 'sha384' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': { key: 'rsa', hash: 'sha512' },
  [names.ecdsaSha256]: { key: 'ec', hash: 'sha256' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': { key: 'ec', hash: 'sha384' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': { key: 'ec', hash: 'sha512' },
};

/**
 * Checks one signature part by itself (XML-DSig core; ECMA-376-2 M6.5 to M6.15): its shape, every reference of
 * SignedInfo, the signature value, the certificate against XAdES. Ids must be unique and only Canonical XML is taken
 * as transform, so that what is checked is what is read (signature wrapping).
 */
export function checkSignature(xml: Uint8Array, part: string): SignatureCheck {
  const nothing = { signer: null, certificates: [], claimed: null, manifest: null };
  const root = parseXml(xml, part).documentElement;
  if (!isElement(root, names.dsig, 'Signature')) {
    return { ...nothing, problems: [problem('DOCX_SIGNATURE_SHAPE', part)] };
  }
  const elements = [...allElements(root)];
  const ids = idsOf(elements);
  if (!ids) return { ...nothing, problems: [problem('DOCX_DUPLICATE_ID', part)] };
  const certificates = certificatesOf(root);
  const signer = leafOf(certificates);
  const ders = certificates.map(({ der }) => der);
  const signedInfo = onlyChild(root, names.dsig, 'SignedInfo');
  if (!signedInfo || !signer) {
    return { ...nothing, signer, certificates: ders, problems: [problem('DOCX_SIGNATURE_SHAPE', part)] };
  }
  const references = checkReferences(signedInfo, root, ids, part);
  const manifest = signedManifest(elements, references.signed);
  const properties = elements.find((element) => isElement(element, names.xades, 'SignedProperties'));
  return {
    signer,
    certificates: ders,
    claimed: claimedTime(elements, references.signed),
    manifest,
    problems: [
      ...references.problems,
      ...checkValue(root, signedInfo, signer, part),
      ...(manifest ? [] : [problem('DOCX_SIGNATURE_SHAPE', part)]),
      ...(properties ? checkProperties(properties, references.signed, signer, part) : []),
    ],
  };
}

/** Elements by their Id; null when one Id (in any spelling of the attribute) comes twice. */
function idsOf(elements: readonly Element[]): Map<string, Element> | null {
  const ids = new Map<string, Element>();
  for (const element of elements) {
    for (const attribute of element.attributes) {
      if (attribute.name.toLowerCase() !== 'id') continue;
      if (ids.has(attribute.value)) return null;
      ids.set(attribute.value, element);
    }
  }
  return ids;
}

function certificatesOf(root: Element): Certificate[] {
  const keyInfo = onlyChild(root, names.dsig, 'KeyInfo');
  const data = keyInfo ? childElements(keyInfo, names.dsig, 'X509Data') : [];
  return data
    .flatMap((element) => childElements(element, names.dsig, 'X509Certificate'))
    .flatMap((element) => {
      try {
        return [readCertificate(base64Of(element))];
      } catch {
        return [];
      }
    });
}

/** The certificate that issued none of the others: their order is not prescribed. */
function leafOf(certificates: readonly Certificate[]): Certificate | null {
  const issued = (one: Certificate) =>
    certificates.some((other) => other !== one && other.x509.checkIssued(one.x509));
  return certificates.find((one) => !issued(one)) ?? certificates[0] ?? null;
}

type References = { readonly signed: readonly Element[]; readonly problems: readonly VerdictProblem[] };

/** Every Reference must name an Object of this signature, or its XAdES SignedProperties, and have its digest. */
function checkReferences(
  signedInfo: Element,
  root: Element,
  ids: ReadonlyMap<string, Element>,
  part: string,
): References {
  const signed: Element[] = [];
  const problems: VerdictProblem[] = [];
  for (const reference of childElements(signedInfo, names.dsig, 'Reference')) {
    const target = ids.get((reference.getAttribute('URI') ?? '').replace(/^#/, ''));
    const isObject = isElement(target ?? null, names.dsig, 'Object') && target?.parentNode === root;
    const isProperties = isElement(target ?? null, names.xades, 'SignedProperties') && inObject(target, root);
    const digest = declaredDigest(reference);
    if (!target || !digest || !(isObject || isProperties)) {
      problems.push(problem('DOCX_SIGNATURE_SHAPE', part));
    } else if (!onlyCanonical(reference)) {
      problems.push(problem('DOCX_TRANSFORM', part));
    } else if (
      !sameBytes(createHash(digest.hash).update(canonicalize(target), 'utf8').digest(), digest.value)
    ) {
      problems.push(problem('DOCX_OBJECT_CHANGED', part));
    } else {
      signed.push(target);
    }
  }
  return { signed, problems };
}

/** Object → QualifyingProperties → SignedProperties, and nowhere else. */
function inObject(target: Element | undefined, root: Element): boolean {
  const object = target?.parentNode?.parentNode ?? null;
  return isElement(object, names.dsig, 'Object') && object.parentNode === root;
}

function onlyCanonical(reference: Element): boolean {
  const transforms = onlyChild(reference, names.dsig, 'Transforms');
  if (!transforms) return childElements(reference, names.dsig, 'Transforms').length === 0;
  return childElements(transforms).every((element) => element.getAttribute('Algorithm') === canonicalXml);
}

/** The digest that a Reference (or XAdES CertDigest) declares; null for an unknown or weak algorithm. */
export function declaredDigest(
  parent: Element,
): { readonly hash: string; readonly value: Uint8Array } | null {
  const method = onlyChild(parent, names.dsig, 'DigestMethod')?.getAttribute('Algorithm') ?? '';
  const value = onlyChild(parent, names.dsig, 'DigestValue');
  const hash = xmlHashes[method];
  return hash && value ? { hash, value: base64Of(value) } : null;
}

/** The one Manifest of the document, inside an Object that SignedInfo covers (M6.7, M6.8). */
function signedManifest(elements: readonly Element[], signed: readonly Element[]): Element | null {
  const manifests = elements.filter((element) => isElement(element, names.dsig, 'Manifest'));
  const [manifest] = manifests;
  return manifest && manifests.length === 1 && signed.some((object) => object === manifest.parentNode)
    ? manifest
    : null;
}

function checkValue(root: Element, signedInfo: Element, signer: Certificate, part: string): VerdictProblem[] {
  const canonicalization = onlyChild(signedInfo, names.dsig, 'CanonicalizationMethod');
  if (canonicalization?.getAttribute('Algorithm') !== canonicalXml) return [problem('DOCX_TRANSFORM', part)];
  const algorithm = onlyChild(signedInfo, names.dsig, 'SignatureMethod')?.getAttribute('Algorithm') ?? '';
  const method = signatureMethods[algorithm];
  const key = publicKeyOf(signer);
  const value = onlyChild(root, names.dsig, 'SignatureValue');
  if (!method || !key || key.asymmetricKeyType !== method.key) {
    return [problem('CMS_ALGORITHM', algorithm.slice(algorithm.indexOf('#') + 1))];
  }
  if (!value || !verifies(method.hash, canonicalize(signedInfo), key, base64Of(value))) {
    return [problem('SIGNATURE_INVALID')];
  }
  return keyProblems(key);
}

function verifies(hash: string, text: string, key: KeyObject, value: Uint8Array): boolean {
  try {
    return verify(hash, Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, value);
  } catch {
    return false;
  }
}

/** XAdES properties must be signed and name the signer's certificate (MS-OFFCRYPTO 2.5.2.6). */
function checkProperties(
  properties: Element,
  signed: readonly Element[],
  signer: Certificate,
  part: string,
): VerdictProblem[] {
  if (!signed.includes(properties)) return [problem('DOCX_SIGNATURE_SHAPE', part)];
  const signature = onlyChild(properties, names.xades, 'SignedSignatureProperties');
  const certificate =
    signature &&
    (onlyChild(signature, names.xades, 'SigningCertificate') ??
      onlyChild(signature, names.xades, 'SigningCertificateV2'));
  if (!certificate) return [];
  const first = childElements(certificate, names.xades, 'Cert')[0] ?? null;
  const digestElement = onlyChild(first, names.xades, 'CertDigest');
  const digest = digestElement && declaredDigest(digestElement);
  if (!digest) return [problem('DOCX_SIGNATURE_SHAPE', part)];
  return sameBytes(createHash(digest.hash).update(signer.der).digest(), digest.value)
    ? []
    : [problem('CMS_CERTIFICATE_MISMATCH')];
}

/** xd:SigningTime or mdssi:SignatureTime, but only where signed. */
function claimedTime(elements: readonly Element[], signed: readonly Element[]): Date | null {
  const isSigned = (element: Element) => signed.some((ancestor) => ancestor.contains(element));
  const found =
    elements.find((element) => isElement(element, names.xades, 'SigningTime') && isSigned(element)) ??
    elements.find(
      (element) =>
        isElement(element, names.mdssi, 'Value') &&
        isElement(element.parentNode, names.mdssi, 'SignatureTime') &&
        isSigned(element),
    );
  const moment = new Date(found?.textContent?.trim() ?? '');
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function base64Of(element: Element): Uint8Array {
  return Uint8Array.from(Buffer.from((element.textContent ?? '').replace(/\s+/g, ''), 'base64'));
}

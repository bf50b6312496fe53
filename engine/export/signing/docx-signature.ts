import { createHash } from 'node:crypto';
import { AppError } from '../../../contract/app-error.ts';
import { recordArchive } from './container-record.ts';
import { type Identity, requireDocxAlgorithm, requireValidAt } from './identity.ts';
import { OpcPackage } from './opc-package.ts';
import {
  propertyTypes,
  type Relationship,
  relationshipsPartOf,
  relationshipTypes,
  sourceOf,
  targetPart,
  transformRelationships,
  writeRelationships,
} from './opc-relationships.ts';
import { type ManifestEntry, writeSignatureXml } from './opc-signature-xml.ts';
import { verifyDocx } from './verify-docx.ts';
import { childElements, parseXml } from './xml.ts';

export type SignDocxOptions = {
  readonly identity: Identity;
  /** The signer's own clock: a claim and no proof. */
  readonly at: Date;
  /** Purpose of signing as Word shows it; at most 255 characters are kept. */
  readonly comments?: string;
};

const folder = '/_xmlsignatures/';
const originPart = `${folder}origin.sigs`;
const relationshipsType = 'application/vnd.openxmlformats-package.relationships+xml';
const originType = 'application/vnd.openxmlformats-package.digital-signature-origin';
const signatureType = 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml';

/**
 * Signs a DOCX with the OPC digital signature that Word and LibreOffice verify (ECMA-376-2, 12; MS-OFFCRYPTO 2.5.2).
 * Every part and relationship of the package is signed. Before the first signature the file properties (title,
 * author, thumbnail), which that signature leaves out, are taken away and `.rels` parts lose their white space; a
 * further signature leaves every signed part as it is. Verified by our own verifier before it is handed back.
 * SM2 is refused: no algorithm URI for it is registered (RFC 9231), so that no reader could check it.
 * @throws AppError SM2_NOT_FOR_DOCX, DOCX_UNREADABLE, CERT_EXPIRED, CERT_NOT_YET_VALID, SIGNATURE_NOT_VERIFIED
 */
export async function signDocx(docx: Uint8Array, options: SignDocxOptions): Promise<Uint8Array> {
  requireDocxAlgorithm(options.identity);
  requireValidAt(options.identity, options.at);
  const opc = new OpcPackage(docx);
  if (!opc.mainDocument()) throw new AppError('DOCX_UNREADABLE', { problem: '没有正文' });
  if (!opc.parts.has(originPart)) prepare(opc);
  const signaturePart = addSignaturePart(opc);
  const xml = await writeSignatureXml(manifestOf(opc), {
    identity: options.identity,
    at: options.at,
    comments: options.comments ?? '',
    number: Number(/\d+(?=\.xml$)/.exec(signaturePart)?.[0] ?? 1),
  });
  opc.parts.set(signaturePart, new TextEncoder().encode(xml));
  const result = recordArchive(opc.write());
  await requireVerified(result, signaturePart, options.at);
  return result;
}

async function requireVerified(result: Uint8Array, part: string, now: Date): Promise<void> {
  const verdict = await verifyDocx(result, { trusted: [], now });
  const own = verdict.signatures.find((signature) => signature.name === part);
  const broken = verdict.signatures.find((signature) => signature.integrity === 'broken');
  const problem = own?.problems[0] ?? broken?.problems[0] ?? verdict.problems[0];
  if (!own || problem) {
    throw new AppError('SIGNATURE_NOT_VERIFIED', { problem: problem?.message ?? '找不到刚写入的签名' });
  }
}

/** Leaves nothing in the package that the signature would not cover, and the origin ready for it. */
function prepare(opc: OpcPackage): void {
  const kept: Relationship[] = [];
  for (const relationship of opc.relationships('/')) {
    const part = targetPart('/', relationship.target);
    if (part && isDispensable(opc, relationship.type, part)) opc.remove(part);
    else kept.push(relationship);
  }
  for (const part of [...opc.parts.keys()]) {
    const source = sourceOf(part);
    if (source === null || source === '/') continue;
    const relationships = opc.relationships(source);
    if (relationships.length === 0) opc.remove(part);
    else opc.parts.set(part, writeRelationships(relationships));
  }
  kept.push({
    id: freeId(kept),
    type: relationshipTypes.origin,
    target: originPart.slice(1),
    mode: 'Internal',
  });
  opc.parts.set(relationshipsPartOf('/'), writeRelationships(kept));
  opc.parts.set(originPart, new Uint8Array());
  opc.declareDefault('sigs', originType);
}

function isDispensable(opc: OpcPackage, type: string, part: string): boolean {
  if (propertyTypes.includes(type)) return true;
  const content = opc.parts.get(part);
  if (type !== relationshipTypes.customProperties || !content) return false;
  const root = parseXml(content, part).documentElement;
  return root !== null && childElements(root).length === 0;
}

function freeId(relationships: readonly Relationship[]): string {
  let number = relationships.length + 1;
  while (relationships.some(({ id }) => id === `rId${number}`)) number += 1;
  return `rId${number}`;
}

/** Registers the next sigN.xml; its content comes when it is made. */
function addSignaturePart(opc: OpcPackage): string {
  const origin = opc.relationships(originPart);
  let number = origin.length + 1;
  while (opc.parts.has(`${folder}sig${number}.xml`)) number += 1;
  const relationship: Relationship = {
    id: freeId(origin),
    type: relationshipTypes.signature,
    target: `sig${number}.xml`,
    mode: 'Internal',
  };
  opc.parts.set(relationshipsPartOf(originPart), writeRelationships([...origin, relationship]));
  const part = `${folder}sig${number}.xml`;
  opc.declare(part, signatureType);
  return part;
}

function manifestOf(opc: OpcPackage): ManifestEntry[] {
  const entries: ManifestEntry[] = [];
  for (const [part, content] of opc.parts) {
    if (part.startsWith(folder)) continue;
    const source = sourceOf(part);
    entries.push(source === null ? partEntry(opc, part, content) : relationshipsEntry(opc, part, source));
  }
  return entries.sort((one, other) => Buffer.compare(Buffer.from(one.part), Buffer.from(other.part)));
}

function partEntry(opc: OpcPackage, part: string, content: Uint8Array): ManifestEntry {
  const contentType = opc.contentType(part);
  if (contentType === null) throw new AppError('DOCX_UNREADABLE', { problem: `“${part}”没有内容类型` });
  return { part, contentType, digest: createHash('sha256').update(content).digest(), sourceIds: null };
}

function relationshipsEntry(opc: OpcPackage, part: string, source: string): ManifestEntry {
  const relationships = opc.relationships(source);
  const unsigned = [relationshipTypes.origin, ...propertyTypes];
  const sourceIds = relationships.filter(({ type }) => !unsigned.includes(type)).map(({ id }) => id);
  const transformed = transformRelationships(relationships, new Set(sourceIds));
  return {
    part,
    contentType: relationshipsType,
    digest: createHash('sha256').update(transformed, 'utf8').digest(),
    sourceIds,
  };
}

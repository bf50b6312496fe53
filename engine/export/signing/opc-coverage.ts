import { createHash } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import type { VerdictProblem } from '../../../contract/verdict.ts';
import { sameBytes } from './certificate.ts';
import type { OpcPackage } from './opc-package.ts';
import {
  propertyTypes,
  type Relationship,
  relationshipTypes,
  sourceOf,
  targetPart,
  transformRelationships,
  whiteSpaceIn,
} from './opc-relationships.ts';
import { declaredDigest } from './opc-signature-check.ts';
import { signatureNames as names } from './opc-signature-xml.ts';
import { problem } from './verdict-problem.ts';
import { childElements } from './xml.ts';
import { canonicalXml } from './xml-canonical.ts';

const signatureFolder = '/_xmlsignatures/';
const unsignedTypes = [relationshipTypes.origin, ...propertyTypes];

/** What a Manifest says against the package as it is now. */
export type Coverage = {
  /** Signed parts that are changed, gone or of another type. */
  readonly changes: readonly VerdictProblem[];
  /** Parts and relationships that no reference covers: content injected after signing. */
  readonly gaps: readonly VerdictProblem[];
};

/**
 * Compares every Reference of a signed Manifest with the package (ECMA-376-2 M6.10, M6.11, M6.27), then the package
 * with the Manifest: every part and every relationship has to be signed, but the file properties, and those only
 * while no signed part shows them.
 */
export function compareManifest(opc: OpcPackage, manifest: Element, signaturePart: string): Coverage {
  const covered = new Map<string, ReadonlySet<string> | null>();
  const changes: VerdictProblem[] = [];
  for (const reference of childElements(manifest, names.dsig, 'Reference')) {
    const target = splitUri(reference.getAttribute('URI') ?? '');
    const sourceIds = transformedIds(reference);
    if (!target || sourceIds === undefined || covered.has(target.part)) {
      changes.push(problem('DOCX_TRANSFORM', signaturePart));
      continue;
    }
    covered.set(target.part, sourceIds);
    changes.push(...compareReference(opc, reference, target, sourceIds));
  }
  return { changes, gaps: gapsIn(opc, covered) };
}

type Target = { readonly part: string; readonly contentType: string };

function splitUri(uri: string): Target | null {
  const match = /^(\/[^?#]+)\?ContentType=([^?#]+)$/.exec(uri);
  try {
    return match?.[1] && match[2] ? { part: decodeURI(match[1]), contentType: match[2] } : null;
  } catch {
    return null;
  }
}

/** Null: the bytes as they are. A set: the relationship transform with these Ids. Undefined: neither. */
function transformedIds(reference: Element): ReadonlySet<string> | null | undefined {
  const parents = childElements(reference, names.dsig, 'Transforms');
  if (parents.length === 0) return null;
  const transforms = parents.flatMap((parent) => childElements(parent));
  const [first, second] = transforms;
  if (
    parents.length !== 1 ||
    transforms.length !== 2 ||
    first?.getAttribute('Algorithm') !== names.relationshipTransform ||
    second?.getAttribute('Algorithm') !== canonicalXml
  ) {
    return undefined;
  }
  const selected = childElements(first);
  const ids = selected.map((element) =>
    element.namespaceURI === names.mdssi && element.localName === 'RelationshipReference'
      ? element.getAttribute('SourceId')
      : null,
  );
  return ids.includes(null) ? undefined : new Set(ids.filter((id) => id !== null));
}

function compareReference(
  opc: OpcPackage,
  reference: Element,
  { part, contentType }: Target,
  sourceIds: ReadonlySet<string> | null,
): VerdictProblem[] {
  const content = opc.parts.get(part);
  const source = sourceOf(part);
  const digest = declaredDigest(reference);
  if (!content) return [problem('DOCX_PART_MISSING', part)];
  if (!digest || (sourceIds !== null) !== (source !== null)) return [problem('DOCX_TRANSFORM', part)];
  if (opc.contentType(part) !== contentType) return [problem('DOCX_CONTENT_TYPE', part)];
  const hashed = (bytes: Uint8Array) => createHash(digest.hash).update(bytes).digest();
  const good = readings(opc, part, content, sourceIds).some((bytes) =>
    sameBytes(hashed(bytes), digest.value),
  );
  return good ? [] : [problem('DOCX_PART_CHANGED', part)];
}

/**
 * What a Reference may have hashed: the part, or its relationships by the standard, or the same relationships with
 * the trace of white space that LibreOffice's library leaves.
 */
function readings(
  opc: OpcPackage,
  part: string,
  content: Uint8Array,
  sourceIds: ReadonlySet<string> | null,
): Uint8Array[] {
  const source = sourceOf(part);
  if (!sourceIds || source === null) return [content];
  const relationships = opc.relationships(source);
  return [0, whiteSpaceIn(content, part)].map((whiteSpace) =>
    new TextEncoder().encode(transformRelationships(relationships, sourceIds, whiteSpace)),
  );
}

function gapsIn(opc: OpcPackage, covered: ReadonlyMap<string, ReadonlySet<string> | null>): VerdictProblem[] {
  const properties = propertyParts(opc);
  const gaps: VerdictProblem[] = [];
  for (const part of opc.parts.keys()) {
    if (part.startsWith(signatureFolder)) continue;
    const source = sourceOf(part);
    if (source !== null) gaps.push(...relationshipGaps(opc, part, source, covered.get(part) ?? new Set()));
    else if (!covered.has(part) && !properties.has(part)) gaps.push(problem('DOCX_PART_UNSIGNED', part));
  }
  if (properties.size > 0) gaps.push(...shownProperties(opc));
  return gaps;
}

/** Where the file properties are, as far as they are what their relationship says. */
function propertyParts(opc: OpcPackage): Set<string> {
  const isProperty = ({ type, mode }: Relationship) => propertyTypes.includes(type) && mode === 'Internal';
  const main = opc.mainDocument();
  const parts = opc
    .relationships('/')
    .filter(isProperty)
    .map(({ target }) => targetPart('/', target));
  return new Set(
    parts.filter((part) => part !== null).filter((part) => part.startsWith('/docProps/') && part !== main),
  );
}

function relationshipGaps(
  opc: OpcPackage,
  part: string,
  source: string,
  signedIds: ReadonlySet<string>,
): VerdictProblem[] {
  const gaps: VerdictProblem[] = [];
  for (const { id, type, mode } of opc.relationships(source)) {
    const mayBeUnsigned = source === '/' && unsignedTypes.includes(type) && mode === 'Internal';
    if (!signedIds.has(id) && !mayBeUnsigned) gaps.push(problem('DOCX_RELATIONSHIP_UNSIGNED', part));
    else if (mode === 'External' && type !== relationshipTypes.hyperlink) {
      gaps.push(problem('DOCX_RELATIONSHIP_EXTERNAL', part));
    }
  }
  return gaps;
}

/** Fields and bound controls that print a file property into the text (value injection). */
function shownProperties(opc: OpcPackage): VerdictProblem[] {
  const gaps: VerdictProblem[] = [];
  for (const [part, content] of opc.parts) {
    if (!part.endsWith('.xml') || part.startsWith(signatureFolder) || part.startsWith('/docProps/')) continue;
    const text = Buffer.from(content).toString('utf8');
    const codes = [...text.matchAll(/<\w+:instrText[^>]*>([^<]*)|\w+:instr\s*=\s*["']([^"']*)/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .join('');
    const shows =
      /\b(?:DOC)?PROPERTY|\b(?:INFO|TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|LASTSAVEDBY|FILENAME|TEMPLATE)\b/i.test(
        codes,
      ) || /dataBinding[^>]*(?:core-properties|extended-properties|coreProperties)/i.test(text);
    if (shows) gaps.push(problem('DOCX_PROPERTY_SHOWN', part));
  }
  return gaps;
}

/** Only parts under `_xmlsignatures` that the package knows as signatures belong there. */
export function strayParts(opc: OpcPackage, known: ReadonlySet<string>): VerdictProblem[] {
  return [...opc.parts.keys()]
    .filter((part) => part.startsWith(signatureFolder) && !known.has(part))
    .map((part) => problem('DOCX_SIGNATURE_STRAY', part));
}

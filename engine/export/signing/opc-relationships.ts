import { AppError } from '../../../contract/app-error.ts';
import { childElements, isElement, parseXml } from './xml.ts';
import { escapeAttribute } from './xml-canonical.ts';

/** One relationship of a package or a part (ECMA-376-2, 9.3). */
export type Relationship = {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly mode: 'Internal' | 'External';
};

const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const relationshipTypes = {
  origin: `${packageTypes}/digital-signature/origin`,
  signature: `${packageTypes}/digital-signature/signature`,
  coreProperties: `${packageTypes}/metadata/core-properties`,
  thumbnail: `${packageTypes}/metadata/thumbnail`,
  extendedProperties: `${officeTypes}/extended-properties`,
  customProperties: `${officeTypes}/custom-properties`,
  officeDocument: `${officeTypes}/officeDocument`,
  hyperlink: `${officeTypes}/hyperlink`,
} as const;

/** File properties and thumbnail: what Office never signs, and what shows outside the page only. */
export const propertyTypes: readonly string[] = [
  relationshipTypes.coreProperties,
  relationshipTypes.extendedProperties,
  relationshipTypes.thumbnail,
];

/** Reads a `.rels` part. @throws AppError DOCX_UNREADABLE */
export function readRelationships(bytes: Uint8Array, part: string): Relationship[] {
  const root = parseXml(bytes, part).documentElement;
  if (!isElement(root, namespace, 'Relationships')) throw broken(part);
  const ids = new Set<string>();
  return childElements(root).map((element) => {
    const id = element.getAttribute('Id') ?? '';
    const type = element.getAttribute('Type');
    const target = element.getAttribute('Target');
    const mode = element.getAttribute('TargetMode') ?? 'Internal';
    const known =
      isElement(element, namespace, 'Relationship') && (mode === 'Internal' || mode === 'External');
    if (!known || id === '' || ids.has(id) || type === null || target === null) throw broken(part);
    ids.add(id);
    return { id, type, target, mode };
  });
}

/** How many stretches of white space stand between the elements of a `.rels` part. */
export function whiteSpaceIn(bytes: Uint8Array, part: string): number {
  const root = parseXml(bytes, part).documentElement;
  let count = 0;
  for (let node = root?.firstChild ?? null; node; node = node.nextSibling)
    if (node.nodeType === 3) count += 1;
  return count;
}

/** Writes a `.rels` part without white space between elements, which older xmlsec counts as content. */
export function writeRelationships(relationships: readonly Relationship[]): Uint8Array {
  const rows = relationships.map(
    ({ id, type, target, mode }) =>
      `<Relationship Id="${escapeAttribute(id)}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(target)}"${
        mode === 'External' ? ' TargetMode="External"' : ''
      }/>`,
  );
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${namespace}">${rows.join('')}</Relationships>`,
  );
}

/**
 * The relationship transform (ECMA-376-2, 12.2.4.26 and M6.27) and the canonicalisation after it, in one: the
 * relationships named by `sourceIds`, sorted by Id as case-sensitive strings, TargetMode filled in.
 * @param whiteSpace how many empty `text` elements xmlsec before 2026 (LibreOffice) puts first, one for each stretch
 *   of white space; by the standard none.
 */
export function transformRelationships(
  relationships: readonly Relationship[],
  sourceIds: ReadonlySet<string>,
  whiteSpace = 0,
): string {
  const rows = relationships
    .filter((relationship) => sourceIds.has(relationship.id))
    .sort((one, other) => Buffer.compare(Buffer.from(one.id), Buffer.from(other.id)))
    .map(
      ({ id, type, target, mode }) =>
        `<Relationship Id="${escapeAttribute(id)}" Target="${escapeAttribute(target)}" TargetMode="${mode}" Type="${escapeAttribute(type)}"></Relationship>`,
    );
  const faulty = '<text></text>'.repeat(whiteSpace);
  return `<Relationships xmlns="${namespace}">${faulty}${rows.join('')}</Relationships>`;
}

/** The `.rels` part of a part, or of the package for '/'. */
export function relationshipsPartOf(source: string): string {
  const slash = source.lastIndexOf('/');
  return `${source.slice(0, slash)}/_rels/${source.slice(slash + 1)}.rels`;
}

/** The part that a `.rels` part belongs to ('/' for the package), or null for any other name. */
export function sourceOf(part: string): string | null {
  const match = /^(.*\/)_rels\/([^/]*)\.rels$/.exec(part);
  return match ? `${match[1]}${match[2]}` : null;
}

/** The part name that an internal target means, resolved against its source; null where it leaves the package. */
export function targetPart(source: string, target: string): string | null {
  try {
    const url = new URL(target, `opc://package${source}`);
    return url.protocol === 'opc:' && url.host === 'package' ? decodeURIComponent(url.pathname) : null;
  } catch {
    return null;
  }
}

function broken(part: string): AppError {
  return new AppError('DOCX_UNREADABLE', { problem: `“${part}”的关系有误` });
}

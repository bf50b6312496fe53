import { zipSync } from 'fflate';
import { AppError } from '../../../contract/app-error.ts';
import {
  type Relationship,
  readRelationships,
  relationshipsPartOf,
  relationshipTypes,
  targetPart,
} from './opc-relationships.ts';
import { childElements, isElement, parseXml } from './xml.ts';
import { escapeAttribute } from './xml-canonical.ts';
import { readZip } from './zip-archive.ts';

const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
const contentTypesPart = '/[Content_Types].xml';

/** An Office package in memory (ECMA-376-2): parts by name (`/word/document.xml`) and their content types. */
export class OpcPackage {
  /** Every part but the content types, in the archive's order. */
  readonly parts: Map<string, Uint8Array>;
  readonly #defaults = new Map<string, string>();
  readonly #overrides = new Map<string, string>();

  /** @throws AppError DOCX_UNREADABLE */
  constructor(bytes: Uint8Array) {
    this.parts = new Map([...readZip(bytes)].map(([name, content]) => [`/${name}`, content]));
    const types = this.parts.get(contentTypesPart);
    if (!types) throw new AppError('DOCX_UNREADABLE', { problem: '没有内容类型表' });
    this.parts.delete(contentTypesPart);
    this.#readTypes(types);
  }

  /** The content type of a part, as the package declares it; null where it declares none. */
  contentType(part: string): string | null {
    const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    return this.#overrides.get(part.toLowerCase()) ?? this.#defaults.get(extension) ?? null;
  }

  declareDefault(extension: string, type: string): void {
    this.#defaults.set(extension, type);
  }

  declare(part: string, type: string): void {
    this.#overrides.set(part.toLowerCase(), type);
    this.#names.set(part.toLowerCase(), part);
  }

  /** Takes a part away with what is declared of it. */
  remove(part: string): void {
    this.parts.delete(part);
    this.#overrides.delete(part.toLowerCase());
  }

  /** The relationships of a part, or of the package ('/'); none where it has no `.rels`. */
  relationships(source: string): Relationship[] {
    const part = relationshipsPartOf(source);
    const bytes = this.parts.get(part);
    return bytes ? readRelationships(bytes, part) : [];
  }

  /** The main document, by the one officeDocument relationship of the package; null unless there is exactly one. */
  mainDocument(): string | null {
    const main = this.relationships('/').filter(({ type }) => type === relationshipTypes.officeDocument);
    const [only] = main;
    const part = only && main.length === 1 ? targetPart('/', only.target) : null;
    return part !== null && this.parts.has(part) ? part : null;
  }

  /** The archive, the content types first, with a fixed date, so that the same parts give the same bytes. */
  write(): Uint8Array {
    const entries: Record<string, Uint8Array> = { [contentTypesPart.slice(1)]: this.#writeTypes() };
    for (const [part, content] of this.parts) entries[part.slice(1)] = content;
    return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 });
  }

  readonly #names = new Map<string, string>();

  #readTypes(bytes: Uint8Array): void {
    const root = parseXml(bytes, contentTypesPart).documentElement;
    if (!isElement(root, namespace, 'Types'))
      throw new AppError('DOCX_UNREADABLE', { problem: '内容类型表有误' });
    for (const element of childElements(root)) {
      const type = element.getAttribute('ContentType') ?? '';
      const extension = element.getAttribute('Extension')?.toLowerCase();
      const part = element.getAttribute('PartName');
      const isDefault = isElement(element, namespace, 'Default') && extension !== undefined;
      const isOverride = isElement(element, namespace, 'Override') && part !== null;
      const twice = isDefault
        ? this.#defaults.has(extension)
        : isOverride && this.#overrides.has(part.toLowerCase());
      if (twice || type === '') throw new AppError('DOCX_UNREADABLE', { problem: '内容类型表有误' });
      if (isDefault) this.declareDefault(extension, type);
      else if (isOverride) this.declare(part, type);
      else throw new AppError('DOCX_UNREADABLE', { problem: '内容类型表有误' });
    }
  }

  #writeTypes(): Uint8Array {
    const defaults = [...this.#defaults].map(
      ([extension, type]) =>
        `<Default Extension="${escapeAttribute(extension)}" ContentType="${escapeAttribute(type)}"/>`,
    );
    const overrides = [...this.#overrides].map(
      ([key, type]) =>
        `<Override PartName="${escapeAttribute(this.#names.get(key) ?? key)}" ContentType="${escapeAttribute(type)}"/>`,
    );
    return new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="${namespace}">${defaults.join('')}${overrides.join('')}</Types>`,
    );
  }
}

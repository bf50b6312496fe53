import { PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { AppError } from '../../../contract/app-error.ts';
import { PdfObjectReader } from './pdf-object-reader.ts';
import { decodeStream } from './pdf-stream.ts';
import { readSection, type XrefEntry, type XrefSection } from './pdf-xref.ts';

/** Files beyond this are refused unread, in bytes. */
const pdfSizeLimit = 256 * 1024 * 1024;
const sectionLimit = 2_000;

/**
 * A PDF as its cross-reference chain says (ISO 32000-2, 7.5), from one `%%EOF` backwards: an earlier revision of a
 * file is the same bytes read to an earlier end. Nothing is repaired or guessed: what a signature is judged by
 * must have one reading.
 */
export class PdfFile {
  readonly bytes: Uint8Array;
  /** Newest first. */
  readonly sections: readonly XrefSection[];
  readonly trailer: PDFDict;
  /** Length of this revision in bytes. */
  readonly end: number;
  readonly #reader: PdfObjectReader;
  readonly #cache = new Map<number, PDFObject | null>();
  readonly #containers = new Map<number, Map<number, PDFObject>>();

  /**
   * @param end where the revision ends, in bytes from the start of the file.
   * @throws AppError PDF_UNREADABLE, PDF_ENCRYPTED
   */
  constructor(bytes: Uint8Array, end = bytes.length) {
    if (bytes.length > pdfSizeLimit) throw unreadable('文件过大');
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw unreadable('开头不是 %PDF-');
    this.bytes = bytes.subarray(0, end);
    this.end = end;
    this.#reader = new PdfObjectReader(this.bytes);
    this.sections = this.#readSections();
    const newest = this.sections[0];
    if (!newest) throw unreadable('没有交叉引用表');
    this.trailer = newest.trailer;
    if (this.sections.some((section) => section.trailer.has(PDFName.of('Encrypt')))) {
      throw new AppError('PDF_ENCRYPTED');
    }
  }

  /** Number of the highest object that any section or /Size knows of. */
  get highestObjectNumber(): number {
    return Math.max(
      ...this.sections.map((section) => Math.max(section.size - 1, section.highestObjectNumber)),
    );
  }

  /** Where the newest cross-reference section lies (what the last `startxref` says). */
  get startXref(): number {
    return this.sections[0]?.offset ?? 0;
  }

  /** The entry of an object: the newest section that names it decides. */
  entry(objectNumber: number): XrefEntry | null {
    for (const section of this.sections) {
      const entry = section.entries.get(objectNumber);
      if (entry) return entry;
    }
    return null;
  }

  /** The object behind a reference, or null where there is none. @throws AppError PDF_UNREADABLE */
  object(ref: PDFRef): PDFObject | null {
    const known = this.#cache.get(ref.objectNumber);
    if (known !== undefined) return known;
    const entry = this.entry(ref.objectNumber);
    const value = entry ? this.#read(ref, entry) : null;
    this.#cache.set(ref.objectNumber, value);
    return value;
  }

  /** Follows a reference (and one only: chains of references are not legal). */
  resolve(value: PDFObject | undefined): PDFObject | null {
    if (value === undefined) return null;
    return value instanceof PDFRef ? this.object(value) : value;
  }

  /** The catalog and the reference to it. @throws AppError PDF_UNREADABLE */
  get catalog(): { readonly ref: PDFRef; readonly dict: PDFDict } {
    const ref = this.trailer.get(PDFName.of('Root'));
    const dict = ref instanceof PDFRef ? this.object(ref) : null;
    if (!(ref instanceof PDFRef) || !(dict instanceof PDFDict)) throw unreadable('没有目录对象');
    return { ref, dict };
  }

  #read(ref: PDFRef, entry: XrefEntry): PDFObject | null {
    switch (entry.kind) {
      case 'free':
        return null;
      case 'at': {
        if (entry.generation !== ref.generationNumber) return null;
        const found = this.#reader.indirectObjectAt(entry.offset);
        if (found.ref !== ref) throw unreadable(`对象 ${ref.objectNumber} 不在交叉引用表所说的位置`);
        return found.value;
      }
      case 'inStream':
        return this.#container(entry.stream).get(ref.objectNumber) ?? null;
    }
  }

  /** The objects of an object stream (ISO 32000-2, 7.5.7). */
  #container(streamNumber: number): Map<number, PDFObject> {
    const known = this.#containers.get(streamNumber);
    if (known) return known;
    const entry = this.entry(streamNumber);
    if (entry?.kind !== 'at') throw unreadable(`对象流 ${streamNumber} 不存在`);
    const found = this.#reader.indirectObjectAt(entry.offset);
    if (found.ref.objectNumber !== streamNumber || !(found.value instanceof PDFRawStream)) {
      throw unreadable(`对象流 ${streamNumber} 有误`);
    }
    const { dict } = found.value;
    const first = dict.get(PDFName.of('First'));
    const count = dict.get(PDFName.of('N'));
    if (!(first instanceof PDFNumber) || !(count instanceof PDFNumber)) {
      throw unreadable(`对象流 ${streamNumber} 有误`);
    }
    const content = decodeStream(found.value);
    const objects = new PdfObjectReader(content).packedObjects(first.asNumber(), count.asNumber());
    this.#containers.set(streamNumber, objects);
    return objects;
  }

  #readSections(): XrefSection[] {
    const sections: XrefSection[] = [];
    const seen = new Set<number>();
    let next: number | null = lastStartXref(this.bytes);
    while (next !== null) {
      if (seen.has(next) || sections.length >= sectionLimit) throw unreadable('交叉引用表成环');
      seen.add(next);
      const section = readSection(this.#reader, next);
      sections.push(section);
      next = section.previous;
    }
    return sections;
  }
}

/** PDF_UNREADABLE with what is wrong. */
export function unreadable(problem: string, cause?: unknown): AppError {
  return new AppError('PDF_UNREADABLE', { problem }, cause);
}

function lastStartXref(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 1024))).toString('latin1');
  const match = /startxref[\r\n\t ]+(\d+)[\r\n\t ]+%%EOF[\r\n\t ]*$/.exec(tail);
  if (!match) throw unreadable('结尾没有 startxref 和 %%EOF');
  return Number(match[1]);
}

import { PDFDict, type PDFName, type PDFObject, PDFParser, PDFRef } from 'pdf-lib';
import { AppError } from '../../../contract/app-error.ts';

const keyword = {
  obj: [...Buffer.from('obj')],
  endobj: [...Buffer.from('endobj')],
  xref: [...Buffer.from('xref')],
  trailer: [...Buffer.from('trailer')],
} as const;
const slash = 0x2f;
const greaterThan = 0x3e;

export type IndirectObject = {
  readonly ref: PDFRef;
  readonly value: PDFObject;
  /** Offsets of the first byte of its number and of the byte after `endobj`. */
  readonly start: number;
  readonly end: number;
};

/** One line of a cross-reference table. */
export type TableLine = {
  readonly objectNumber: number;
  readonly offset: number;
  readonly generation: number;
  readonly inUse: boolean;
};

/**
 * Reads single objects at known places with pdf-lib's object parser, strictly: a dictionary with the same key twice
 * has no one reading and is refused. Everything thrown is AppError PDF_UNREADABLE.
 */
export class PdfObjectReader extends PDFParser {
  /** The object whose number stands at `offset`. */
  indirectObjectAt(offset: number): IndirectObject {
    return this.#strictly(() => {
      this.bytes.moveTo(offset);
      this.skipWhitespaceAndComments();
      const start = this.bytes.offset();
      const number = this.parseRawInt();
      this.skipWhitespaceAndComments();
      const generation = this.parseRawInt();
      this.skipWhitespaceAndComments();
      this.#require(keyword.obj);
      const value = this.parseObject();
      this.skipWhitespaceAndComments();
      this.#require(keyword.endobj);
      return { ref: PDFRef.of(number, generation), value, start, end: this.bytes.offset() };
    });
  }

  /** Whether a classic cross-reference table begins at `offset`; the reader then stands behind the word. */
  tableBeginsAt(offset: number): boolean {
    return this.#strictly(() => {
      this.bytes.moveTo(offset);
      this.skipWhitespaceAndComments();
      return this.matchKeyword([...keyword.xref]);
    });
  }

  /** The lines of the table and the trailer dictionary behind it (ISO 32000-2, 7.5.4, 7.5.5). */
  tableAndTrailer(): {
    readonly lines: readonly TableLine[];
    readonly trailer: PDFDict;
    readonly end: number;
  } {
    return this.#strictly(() => {
      const lines: TableLine[] = [];
      this.skipWhitespaceAndComments();
      while (!this.matchKeyword([...keyword.trailer])) {
        const first = this.parseRawInt();
        this.skipWhitespace();
        const count = this.parseRawInt();
        for (let index = 0; index < count; index += 1) lines.push(this.#tableLine(first + index));
        this.skipWhitespaceAndComments();
      }
      this.skipWhitespaceAndComments();
      const trailer = this.parseDict();
      return { lines, trailer, end: this.bytes.offset() };
    });
  }

  /** The objects of an unpacked object stream: `count` pairs of number and offset from `first`. */
  packedObjects(first: number, count: number): Map<number, PDFObject> {
    return this.#strictly(() => {
      const places: { number: number; offset: number }[] = [];
      for (let index = 0; index < count; index += 1) {
        this.skipWhitespaceAndComments();
        const number = this.parseRawInt();
        this.skipWhitespaceAndComments();
        places.push({ number, offset: this.parseRawInt() });
      }
      const objects = new Map<number, PDFObject>();
      for (const place of places) {
        this.bytes.moveTo(first + place.offset);
        objects.set(place.number, this.parseObject());
      }
      return objects;
    });
  }

  protected override parseDict(): PDFDict {
    this.bytes.assertNext(0x3c);
    this.bytes.assertNext(0x3c);
    this.skipWhitespaceAndComments();
    const entries = new Map<PDFName, PDFObject>();
    while (this.bytes.peek() === slash) {
      const key = this.parseName();
      if (entries.has(key)) throw new Error(`key ${key.asString()} twice`);
      entries.set(key, this.parseObject());
      this.skipWhitespaceAndComments();
    }
    this.bytes.assertNext(greaterThan);
    this.bytes.assertNext(greaterThan);
    return PDFDict.fromMapWithContext(entries, this.context);
  }

  #tableLine(objectNumber: number): TableLine {
    this.skipWhitespace();
    const offset = this.parseRawInt();
    this.skipWhitespace();
    const generation = this.parseRawInt();
    this.skipWhitespace();
    const kind = this.bytes.next();
    if (kind !== 0x6e && kind !== 0x66) throw new Error('neither n nor f');
    return { objectNumber, offset, generation, inUse: kind === 0x6e };
  }

  #require(word: readonly number[]): void {
    if (!this.matchKeyword([...word])) throw new Error(`${Buffer.from(word).toString()} expected`);
  }

  /** pdf-lib's parser throws many kinds of Error (a too deep nesting a RangeError): one code for all. */
  #strictly<T>(read: () => T): T {
    const place = this.bytes.offset();
    try {
      return read();
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('PDF_UNREADABLE', { problem: `第 ${place} 字节附近的对象写法有误` }, cause);
    }
  }
}

import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import type { PdfFile } from './pdf-file.ts';
import { arrayOf } from './pdf-signature-fields.ts';

const byteRangeRoom = '/ByteRange [0 ********** ********** **********]';

export type SignatureSlot = {
  /** The whole file with an empty signature. */
  readonly bytes: Uint8Array;
  /** Offsets of `<` of /Contents and of the byte after `>`. */
  readonly gapStart: number;
  readonly gapEnd: number;
};

/**
 * Collects changed and new objects and appends them to a PDF as one incremental update (ISO 32000-2, 7.5.6);
 * no byte of the base is touched.
 */
export class PdfIncrement {
  /** Where new and changed objects live; its numbers begin above every number the base knows, xref streams' too. */
  readonly context: PDFContext;
  readonly #file: PdfFile;

  constructor(file: PdfFile) {
    this.#file = file;
    this.context = PDFContext.create();
    this.context.largestObjectNumber = file.highestObjectNumber;
  }

  /** A copy of an object of the base to be changed; it replaces the original in the increment. */
  change(ref: PDFRef): PDFDict {
    const known = this.context.lookup(ref);
    if (known instanceof PDFDict) return known;
    const original = this.#file.object(ref);
    const copy = original instanceof PDFDict ? original.clone(this.context) : this.context.obj({});
    this.context.assign(ref, copy);
    return copy;
  }

  /** Puts an annotation on a page, behind those it has. */
  annotate(page: PDFRef, annotation: PDFRef): void {
    const dict = this.change(page);
    const annotations = arrayOf(this.#file, dict.get(PDFName.of('Annots')));
    dict.set(PDFName.of('Annots'), this.context.obj([...annotations, annotation]));
  }

  /**
   * Appends everything and the signature dictionary; `entries` is its text without /ByteRange and /Contents.
   * @param room bytes kept free for the CMS. @param seed goes into /ID beside the file's own bytes.
   */
  write(
    signatureRef: PDFRef,
    entries: string,
    { room, seed }: { room: number; seed: string },
  ): SignatureSlot {
    const { chunks, offsets, end } = this.#objects();
    const head = latin1(`${refHead(signatureRef)}<<${entries}\n${byteRangeRoom}\n/Contents `);
    const gapStart = end + head.length;
    const gap = latin1(`<${'0'.repeat(room * 2)}>`);
    const gapEnd = gapStart + gap.length;
    const tail = latin1('>>\nendobj\n');
    offsets.set(signatureRef, end);
    const table = this.#crossReference(gapEnd + tail.length, offsets, seed);
    const bytes = concat([...chunks, head, gap, tail, table]);
    return { bytes: fillByteRange(bytes, gapStart, gapEnd, end), gapStart, gapEnd };
  }

  /** Appends everything without a signature; `info` becomes the document information where the file has none. */
  append(seed: string, info: PDFRef | null = null): Uint8Array {
    const { chunks, offsets, end } = this.#objects();
    return concat([...chunks, this.#crossReference(end, offsets, seed, info)]);
  }

  /** The base, every new and changed object behind it, and where each lies. */
  #objects(): { chunks: Uint8Array[]; offsets: Map<PDFRef, number>; end: number } {
    const base = this.#file.bytes;
    const last = base.at(-1);
    const chunks = last === 0x0a || last === 0x0d ? [base] : [base, Uint8Array.of(0x0a)];
    let end = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const offsets = new Map<PDFRef, number>();
    for (const [ref, object] of this.context.enumerateIndirectObjects()) {
      const chunk = serialise(ref, object);
      offsets.set(ref, end);
      chunks.push(chunk);
      end += chunk.length;
    }
    return { chunks, offsets, end };
  }

  #crossReference(
    at: number,
    offsets: Map<PDFRef, number>,
    seed: string,
    info: PDFRef | null = null,
  ): Uint8Array {
    const newest = this.#file.sections[0];
    return newest?.kind === 'stream'
      ? this.#xrefStream(at, offsets, seed, info)
      : this.#xrefTable(at, offsets, seed, info);
  }

  #xrefTable(at: number, offsets: Map<PDFRef, number>, seed: string, info: PDFRef | null): Uint8Array {
    const lines = runsOf(offsets).map((run) => {
      const rows = run.map(
        ([ref, offset]) => `${digits(offset, 10)} ${digits(ref.generationNumber, 5)} n \n`,
      );
      return `${run[0]?.[0].objectNumber ?? 0} ${run.length}\n${rows.join('')}`;
    });
    const trailer = this.#trailer(this.context.largestObjectNumber + 1, seed, info);
    return latin1(`xref\n${lines.join('')}trailer\n${trailer.toString()}\nstartxref\n${at}\n%%EOF\n`);
  }

  #xrefStream(at: number, offsets: Map<PDFRef, number>, seed: string, info: PDFRef | null): Uint8Array {
    const ref = this.context.nextRef();
    offsets.set(ref, at);
    const runs = runsOf(offsets);
    const rows = runs.flat().map(([entry, offset]) => {
      const row = Buffer.alloc(7);
      row.writeUInt8(1, 0);
      row.writeUInt32BE(offset, 1);
      row.writeUInt16BE(entry.generationNumber, 5);
      return row;
    });
    const dict = this.#trailer(ref.objectNumber + 1, seed, info);
    dict.set(PDFName.of('Type'), PDFName.of('XRef'));
    dict.set(PDFName.of('W'), this.context.obj([1, 4, 2]));
    dict.set(
      PDFName.of('Index'),
      this.context.obj(runs.flatMap((run) => [run[0]?.[0].objectNumber ?? 0, run.length])),
    );
    const stream = PDFRawStream.of(dict, Uint8Array.from(Buffer.concat(rows)));
    return concat([serialise(ref, stream), latin1(`startxref\n${at}\n%%EOF\n`)]);
  }

  /** /Root, /Info and /ID go on; an absent /ID is made from the file's own bytes, so that signing is repeatable. */
  #trailer(size: number, seed: string, info: PDFRef | null): PDFDict {
    const old = this.#file.trailer;
    const trailer = this.context.obj({});
    trailer.set(PDFName.of('Size'), PDFNumber.of(size));
    trailer.set(PDFName.of('Prev'), PDFNumber.of(this.#file.startXref));
    for (const key of ['Root', 'Info']) {
      const value = old.get(PDFName.of(key));
      if (value) trailer.set(PDFName.of(key), value);
    }
    if (info) trailer.set(PDFName.of('Info'), info);
    const digest = createHash('sha256').update(this.#file.bytes).update(seed).digest('hex').slice(0, 32);
    const id = PDFArray.withContext(this.context);
    id.push(firstId(this.#file) ?? PDFHexString.of(digest));
    id.push(PDFHexString.of(digest));
    trailer.set(PDFName.of('ID'), id);
    return trailer;
  }
}

/** Writes the CMS into its gap as lower-case hexadecimal, the rest zeros. */
export function fillContents(slot: SignatureSlot, cms: Uint8Array): Uint8Array {
  const room = (slot.gapEnd - slot.gapStart - 2) / 2;
  if (cms.length > room) throw new RangeError(`a CMS of ${cms.length} bytes in a room of ${room}`);
  const out = Uint8Array.from(slot.bytes);
  out.set(latin1(Buffer.from(cms).toString('hex')), slot.gapStart + 1);
  return out;
}

function firstId(file: PdfFile): PDFObject | null {
  const id = file.resolve(file.trailer.get(PDFName.of('ID')));
  const first = id instanceof PDFArray && id.size() > 0 ? id.get(0) : null;
  return first instanceof PDFHexString || first instanceof PDFString ? first : null;
}

function fillByteRange(bytes: Uint8Array, gapStart: number, gapEnd: number, from: number): Uint8Array {
  const text = `/ByteRange [0 ${gapStart} ${gapEnd} ${bytes.length - gapEnd}]`.padEnd(byteRangeRoom.length);
  const at = Buffer.from(bytes.buffer, bytes.byteOffset).indexOf(byteRangeRoom, from, 'latin1');
  bytes.set(latin1(text), at);
  return bytes;
}

/** Consecutive object numbers, ascending. */
function runsOf(offsets: ReadonlyMap<PDFRef, number>): [PDFRef, number][][] {
  const sorted = [...offsets].sort(([one], [other]) => one.objectNumber - other.objectNumber);
  const runs: [PDFRef, number][][] = [];
  for (const entry of sorted) {
    const run = runs.at(-1);
    const before = run?.at(-1)?.[0].objectNumber;
    if (run && before === entry[0].objectNumber - 1) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function serialise(ref: PDFRef, object: PDFObject): Uint8Array {
  const body = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(body, 0);
  return concat([latin1(refHead(ref)), body, latin1('\nendobj\n')]);
}

function refHead(ref: PDFRef): string {
  return `${ref.objectNumber} ${ref.generationNumber} obj\n`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

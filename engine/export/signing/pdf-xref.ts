import { PDFArray, type PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from 'pdf-lib';
import { AppError } from '../../../contract/app-error.ts';
import type { PdfObjectReader } from './pdf-object-reader.ts';
import { decodeStream } from './pdf-stream.ts';

/** Where an object is. */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'inStream'; readonly stream: number; readonly index: number };

/** One cross-reference section: a classic table, or a stream, with its trailer. */
export type XrefSection = {
  readonly kind: 'table' | 'stream';
  readonly offset: number;
  /** The byte after the trailer's dictionary, or after the stream object. */
  readonly end: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly highestObjectNumber: number;
  readonly trailer: PDFDict;
  readonly size: number;
  readonly previous: number | null;
};

const entryLimit = 2_000_000;

/** Reads the section at `offset` (ISO 32000-2, 7.5.4 and 7.5.8). @throws AppError PDF_UNREADABLE */
export function readSection(reader: PdfObjectReader, offset: number): XrefSection {
  return reader.tableBeginsAt(offset) ? readTable(reader, offset) : readStream(reader, offset);
}

function readTable(reader: PdfObjectReader, offset: number): XrefSection {
  const { lines, trailer, end } = reader.tableAndTrailer();
  const entries = new Map<number, XrefEntry>();
  for (const line of lines) {
    entries.set(
      line.objectNumber,
      line.inUse ? { kind: 'at', offset: line.offset, generation: line.generation } : { kind: 'free' },
    );
  }
  const hybrid = numberOf(trailer.get(PDFName.of('XRefStm')));
  if (hybrid !== null) {
    // What the table calls free, the stream beside it may hold (ISO 32000-2, 7.5.8.4).
    for (const [number, entry] of readStream(reader, hybrid).entries) {
      if (entries.get(number)?.kind !== 'at') entries.set(number, entry);
    }
  }
  return section('table', offset, end, entries, trailer);
}

function readStream(reader: PdfObjectReader, offset: number): XrefSection {
  const { value, end } = reader.indirectObjectAt(offset);
  if (!(value instanceof PDFRawStream) || value.dict.get(PDFName.of('Type')) !== PDFName.of('XRef')) {
    throw broken();
  }
  const widths = numbersOf(value.dict.get(PDFName.of('W')));
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > 8)) throw broken();
  const content = decodeStream(value);
  const size = numberOf(value.dict.get(PDFName.of('Size'))) ?? 0;
  const index = value.dict.get(PDFName.of('Index'));
  const ranges = index === undefined ? [0, size] : numbersOf(index);
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  const field = (width: number, otherwise: number) => {
    if (width === 0) return otherwise;
    let result = 0;
    for (let step = 0; step < width; step += 1) result = result * 256 + (content[at + step] ?? 0);
    at += width;
    return result;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = ranges[range] ?? 0;
    const count = ranges[range + 1] ?? 0;
    if (count > entryLimit || at + count * (typeWidth + secondWidth + thirdWidth) > content.length)
      throw broken();
    for (let step = 0; step < count; step += 1) {
      const type = field(typeWidth, 1);
      const second = field(secondWidth, 0);
      const third = field(thirdWidth, 0);
      entries.set(first + step, streamEntry(type, second, third));
    }
  }
  return section('stream', offset, end, entries, value.dict);
}

function streamEntry(type: number, second: number, third: number): XrefEntry {
  switch (type) {
    case 0:
      return { kind: 'free' };
    case 1:
      return { kind: 'at', offset: second, generation: third };
    case 2:
      return { kind: 'inStream', stream: second, index: third };
    default:
      throw broken();
  }
}

function section(
  kind: XrefSection['kind'],
  offset: number,
  end: number,
  entries: ReadonlyMap<number, XrefEntry>,
  trailer: PDFDict,
): XrefSection {
  let highestObjectNumber = 0;
  for (const number of entries.keys()) highestObjectNumber = Math.max(highestObjectNumber, number);
  return {
    kind,
    offset,
    end,
    entries,
    highestObjectNumber,
    trailer,
    size: numberOf(trailer.get(PDFName.of('Size'))) ?? 0,
    previous: numberOf(trailer.get(PDFName.of('Prev'))),
  };
}

function numberOf(value: PDFObject | undefined): number | null {
  if (value === undefined) return null;
  if (value instanceof PDFNumber && Number.isSafeInteger(value.asNumber()) && value.asNumber() >= 0) {
    return value.asNumber();
  }
  throw broken();
}

function numbersOf(value: PDFObject | undefined): number[] {
  if (!(value instanceof PDFArray)) throw broken();
  return value.asArray().map((item) => numberOf(item) ?? 0);
}

function broken(): AppError {
  return new AppError('PDF_UNREADABLE', { problem: '交叉引用表有误' });
}

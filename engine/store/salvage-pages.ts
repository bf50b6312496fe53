import type { Row, Value } from './salvage-ranges.ts';

/** A leaf of a table's tree (SQLite file format, 1.6). */
const tableLeaf = 0x0d;

/**
 * Every row that stands whole in any page of the file, whether or not a table still leads to it; the later pages
 * first. Reads the file's bytes by their published format alone (sqlite.org/fileformat2.html), so that no damage stops it.
 */
export function readPages(bytes: Buffer): Row[] {
  const size = pageSize(bytes);
  const rows: Row[] = [];
  for (let page = Math.ceil(bytes.length / size); page >= 1; page--) {
    try {
      rows.push(...rowsOf(bytes, size, page));
    } catch {
      // A page that is not what it says: its neighbours may be.
    }
  }
  return rows;
}

/** Where the header is gone, the size that better-sqlite3 makes. */
function pageSize(bytes: Buffer): number {
  const said = bytes.length >= 18 ? bytes.readUInt16BE(16) : 0;
  const size = said === 1 ? 65_536 : said;
  return size >= 512 && (size & (size - 1)) === 0 ? size : 4096;
}

function rowsOf(bytes: Buffer, size: number, page: number): Row[] {
  const start = (page - 1) * size;
  const head = start + (page === 1 ? 100 : 0);
  if (bytes[head] !== tableLeaf) return [];
  const rows: Row[] = [];
  const count = bytes.readUInt16BE(head + 3);
  for (let cell = 0; cell < count; cell++) {
    try {
      rows.push(rowAt(bytes, size, start + bytes.readUInt16BE(head + 8 + 2 * cell)));
    } catch {
      // One spoilt cell is no reason to give up the others.
    }
  }
  return rows;
}

function rowAt(bytes: Buffer, size: number, at: number): Row {
  const [length, afterLength] = varint(bytes, at);
  const [rowid, begin] = varint(bytes, afterLength);
  if (rowid < 1) throw new RangeError('no row number');
  return { rowid, values: valuesOf(payload(bytes, size, begin, length)) };
}

/** The record's bytes, those that flow over into other pages too (1.6, “payload”). */
function payload(bytes: Buffer, size: number, begin: number, length: number): Buffer {
  const most = size - 35;
  if (length > bytes.length) throw new RangeError('longer than the file');
  if (length <= most) return whole(bytes, begin, length);
  const least = Math.floor(((size - 12) * 32) / 255) - 23;
  const fit = least + ((length - least) % (size - 4));
  const local = fit <= most ? fit : least;
  const parts = [whole(bytes, begin, local)];
  let next = bytes.readUInt32BE(begin + local);
  for (let left = length - local; left > 0; ) {
    const start = (next - 1) * size;
    const part = Math.min(left, size - 4);
    parts.push(whole(bytes, start + 4, part));
    next = bytes.readUInt32BE(start);
    left -= part;
  }
  return Buffer.concat(parts);
}

function whole(bytes: Buffer, begin: number, length: number): Buffer {
  if (begin < 0 || begin + length > bytes.length) throw new RangeError('outside the file');
  return bytes.subarray(begin, begin + length);
}

/** 2.1, Record Format. */
function valuesOf(record: Buffer): Value[] {
  const [headLength, first] = varint(record, 0);
  const values: Value[] = [];
  let body = headLength;
  for (let at = first; at < headLength; ) {
    const [type, next] = varint(record, at);
    const length = lengthOf(type);
    values.push(valueAs(type, whole(record, body, length)));
    body += length;
    at = next;
  }
  if (body !== record.length) throw new RangeError('not a record');
  return values;
}

function lengthOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  const length = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type];
  if (length === undefined) throw new RangeError('no such type');
  return length;
}

function valueAs(type: number, bytes: Buffer): Value {
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE();
  if (type === 8 || type === 9) return type - 8;
  if (type === 6) return Number(bytes.readBigInt64BE());
  if (type < 6) return bytes.readIntBE(0, bytes.length);
  if (type % 2 === 0) return Buffer.from(bytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Big-endian, seven bits a byte, the ninth byte whole. Only row numbers and lengths below 2⁵³ are of use. */
function varint(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new RangeError('outside the file');
    value = value * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(value)) throw new RangeError('too large');
    if (byte < 0x80) return [value, at + index + 1];
  }
  throw new RangeError('too large');
}

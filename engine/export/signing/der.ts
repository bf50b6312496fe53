import { ObjectIdentifier } from 'asn1js';

/**
 * Writes DER (ITU-T X.690) from the inside out; every function answers the complete encoding of one value.
 * For what must be byte for byte ours: the CMS, its signed attributes, trial certificates and their container.
 */
export const der = {
  sequence: (...parts: readonly Uint8Array[]) => tagged(0x30, parts),
  /** SET OF: the parts in ascending order of their encodings (X.690, 11.6). */
  setOf: (...parts: readonly Uint8Array[]) => tagged(0x31, [...parts].sort(Buffer.compare)),
  oid: (value: string) => new Uint8Array(new ObjectIdentifier({ value }).toBER()),
  null: () => tagged(0x05, []),
  boolean: (value: boolean) => tagged(0x01, [Uint8Array.of(value ? 0xff : 0)]),
  /** A non-negative integer from its big-endian bytes. */
  unsigned: (bytes: Uint8Array) => tagged(0x02, [minimalUnsigned(bytes)]),
  octets: (...parts: readonly Uint8Array[]) => tagged(0x04, parts),
  bits: (bytes: Uint8Array, unused = 0) => tagged(0x03, [Uint8Array.of(unused), bytes]),
  utf8: (text: string) => tagged(0x0c, [Buffer.from(text, 'utf8')]),
  printable: (text: string) => tagged(0x13, [Buffer.from(text, 'latin1')]),
  /** UTCTime up to 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
  time,
  /** Context tag [n], constructed: EXPLICIT around whole values, or IMPLICIT around the content of a set. */
  context: (tag: number, ...parts: readonly Uint8Array[]) => tagged(0xa0 | tag, parts),
  /** Context tag [n], primitive (IMPLICIT over a primitive type). */
  contextPrimitive: (tag: number, content: Uint8Array) => tagged(0x80 | tag, [content]),
} as const;

function tagged(tag: number, parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Uint8Array.from(Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content]));
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

function minimalUnsigned(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const rest = bytes.subarray(start);
  return (rest[0] ?? 0) & 0x80 ? Uint8Array.of(0, ...rest) : rest;
}

function time(moment: Date): Uint8Array {
  const digits = moment.toISOString().replace(/[-:T]|\.\d+/g, '');
  return moment.getUTCFullYear() < 2050
    ? tagged(0x17, [Buffer.from(digits.slice(2), 'latin1')])
    : tagged(0x18, [Buffer.from(digits, 'latin1')]);
}

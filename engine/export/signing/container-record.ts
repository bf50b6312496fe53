import { createHash } from 'node:crypto';
import type { ContainerVerdict } from '../../../contract/verdict.ts';
import { der } from './der.ts';

/**
 * The record that an export keeps of its own bytes: SHA-256 of the whole file, taken with the record's own digits as
 * zeros. A PDF keeps it as an unsigned attribute of its newest signature, among the only bytes that no signature
 * covers; a DOCX as the comment of its archive. It has no key: it shows a slip, a fault of transfer or another
 * program's saving, and proves nothing against somebody who writes a new record. That is the signature's part.
 */
const digits = 64;
/** 2.25.190143742906560718651780132994730052496, an arc of its own by UUID (ITU-T X.667), in DER. */
const oidDer = Buffer.from('061469829e8cad94cdc0f2b9b99a9dcbedd1e3f99710', 'hex');
/** What stands before the digest in /Contents: the OID, SET of 34 bytes, OCTET STRING of 32. */
const pdfHead = `${oidDer.toString('hex')}31220420`;
const commentHead = 'Anjuan/1 sha256=';
const commentLength = commentHead.length + digits;

/** The entry of a signature dictionary that says whose file it is (ISO 32000-2, table 255); the signature covers it. */
export const pdfMark = '/Prop_Build<</App<</Name/Anjuan>>>>';

/** The room for the record in a CMS: an attribute of 32 zero bytes, filled by `recordPdf`. */
export function recordAttribute(): Uint8Array {
  return der.sequence(oidDer, der.setOf(der.octets(new Uint8Array(32))));
}

/** Fills the newest signature's record; every other byte must be final. Without room for a record, as it is. */
export function recordPdf(pdf: Uint8Array): Uint8Array {
  const at = digitsInPdf(pdf);
  return at === null ? pdf : recorded(pdf, at);
}

/** Puts the record behind an archive that has no comment. */
export function recordArchive(archive: Uint8Array): Uint8Array {
  const comment = Buffer.from(commentHead + '0'.repeat(digits), 'latin1');
  const bytes = Buffer.concat([archive, comment]);
  bytes.writeUInt16LE(comment.length, archive.length - 2);
  return recorded(bytes, bytes.length - digits);
}

/** How many bytes of an archive are the comment that `recordArchive` wrote: all of it, or none. */
export function recordLength(archive: Uint8Array): number {
  const tail = latin1(archive.subarray(-commentLength));
  return tail.startsWith(commentHead) && /^[0-9a-f]+$/.test(tail.slice(commentHead.length))
    ? commentLength
    : 0;
}

/** Whether a file with our mark is to the byte what the program wrote. Never throws. */
export function judgeContainer(kind: 'pdf' | 'docx', bytes: Uint8Array): ContainerVerdict {
  if (kind === 'pdf') {
    const at = digitsInPdf(bytes);
    if (at === null) return viewOf(bytes).includes(pdfMark) ? 'changed' : 'unmarked';
    return holds(bytes, at);
  }
  return recordLength(bytes) > 0 ? holds(bytes, bytes.length - digits) : 'unmarked';
}

function holds(bytes: Uint8Array, at: number): ContainerVerdict {
  return latin1(bytes.subarray(at, at + digits)) === digestAround(bytes, at) ? 'unchanged' : 'changed';
}

/** Where the newest record's digits begin. */
function digitsInPdf(pdf: Uint8Array): number | null {
  const at = viewOf(pdf).lastIndexOf(pdfHead, undefined, 'latin1');
  const start = at + pdfHead.length;
  return at === -1 || start + digits > pdf.length ? null : start;
}

function recorded(bytes: Uint8Array, at: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  out.set(Buffer.from(digestAround(bytes, at), 'latin1'), at);
  return out;
}

function digestAround(bytes: Uint8Array, at: number): string {
  return createHash('sha256')
    .update(bytes.subarray(0, at))
    .update('0'.repeat(digits), 'latin1')
    .update(bytes.subarray(at + digits))
    .digest('hex');
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function latin1(bytes: Uint8Array): string {
  return viewOf(bytes).toString('latin1');
}

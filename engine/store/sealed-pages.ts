import { createDecipheriv } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { DatabaseKey } from './driver.ts';

/** Every page of ours; its last bytes hold the initialisation vector (16) and the HMAC-SHA512 (64). */
const pageSize = 4096;
const vector = 16;
const reserve = vector + 64;
/** What a plain database begins with; an encrypted one has its salt there. */
const plainHead = Buffer.from('SQLite format 3\0', 'latin1');

/** Whether a file begins as a plain database does; an empty one, and one that is not there, is plain too. */
export function isPlainDatabase(file: string): boolean {
  const head = firstBytes(file, plainHead.length);
  return head.length === 0 || head.equals(plainHead);
}

/** The version that an encrypted database says it has (header, bytes 60 to 63), read without opening it. */
export function sealedVersion(file: string, key: DatabaseKey): number {
  const page = firstBytes(file, pageSize);
  return page.length < pageSize ? 0 : plainPage(page, key, true).readUInt32BE(60);
}

/**
 * The bytes of a database, decrypted page by page by SQLCipher's published format (zetetic.net/sqlcipher/design), so
 * that a page that is spoilt costs no other: for what reads pages by itself. Nothing plain is written anywhere.
 */
export function plainBytes(file: string, key: DatabaseKey | null): Buffer {
  const bytes = readFileSync(file);
  if (key === null) return bytes;
  const pages: Buffer[] = [];
  for (let at = 0; at + pageSize <= bytes.length; at += pageSize)
    pages.push(plainPage(bytes.subarray(at, at + pageSize), key, at === 0));
  return Buffer.concat(pages);
}

/** AES-256-CBC; the first page begins with the salt, in the place of the words that every database begins with. */
function plainPage(page: Buffer, key: DatabaseKey, first: boolean): Buffer {
  const end = pageSize - reserve;
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + vector));
  decipher.setAutoPadding(false);
  const content = decipher.update(page.subarray(first ? plainHead.length : 0, end));
  return Buffer.concat([
    first ? plainHead : Buffer.alloc(0),
    content,
    decipher.final(),
    Buffer.alloc(reserve),
  ]);
}

function firstBytes(file: string, length: number): Buffer {
  let opened: number | null = null;
  try {
    opened = openSync(file, 'r');
    const head = Buffer.alloc(length);
    return head.subarray(0, readSync(opened, head, 0, length, 0));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  } finally {
    if (opened !== null) closeSync(opened);
  }
}

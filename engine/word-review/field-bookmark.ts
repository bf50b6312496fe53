import { createHash } from 'node:crypto';

/** Word takes no longer name; letters, digits and underscores only. */
const longest = 40;

/** What the name of a bookmark tells. */
export type FieldBookmark = {
  readonly pointer: string;
  /** A field may be drawn in several places, counted from 1. */
  readonly occurrence: number;
  /** How many characters stood in it when the copy was made. */
  readonly length: number;
};

/** The name of the bookmark around a field in a working copy, from which the field is known again. */
export function fieldBookmark({ pointer, occurrence, length }: FieldBookmark): string {
  const plain = `aj${occurrence}x${length}${pointer.replaceAll('/', '_')}`;
  return readable.test(pointer) && plain.length <= longest
    ? plain
    : `ajh${occurrence}x${length}_${hashOf(pointer)}`;
}

/** What a bookmark's name tells; `known` are the pointers that the document has now. Null for one that is not ours. */
export function readFieldBookmark(name: string, known: Iterable<string>): FieldBookmark | null {
  const parts = /^aj(h?)(\d{1,4})x(\d{1,6})((?:_[A-Za-z0-9]+)+)$/.exec(name);
  if (!parts) return null;
  const [, hashed, occurrence, length, tail = ''] = parts;
  const pointer = hashed ? pointerOfHash(tail.slice(1), known) : tail.replaceAll('_', '/');
  return pointer === null ? null : { pointer, occurrence: Number(occurrence), length: Number(length) };
}

/** Whether a bookmark's name is one of ours, though its field may be gone. */
export const isFieldBookmark = (name: string): boolean => /^ajh?\d{1,4}x\d{1,6}_/.test(name);

const readable = /^(?:\/[A-Za-z0-9]+)+$/;

function pointerOfHash(hash: string, known: Iterable<string>): string | null {
  for (const pointer of known) if (hashOf(pointer) === hash) return pointer;
  return null;
}

function hashOf(pointer: string): string {
  return createHash('sha256').update(pointer).digest('hex').slice(0, 20);
}

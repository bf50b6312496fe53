import { type FieldBookmark, isFieldBookmark, readFieldBookmark } from './field-bookmark.ts';
import type { Piece, ReturnedCopy, Stretch } from './read-copy.ts';

/** A recorded change within a field, or within the wording around the fields. */
export type ReturnedChange = {
  /** What it takes the place of, in the text before any change. */
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
  readonly by: string;
  readonly on: string | null;
};

/** A field as it came back. */
export type ReturnedField = {
  readonly pointer: string;
  readonly occurrence: number;
  /** Its place in all of the file's text. */
  readonly stretch: Stretch;
  /** Its text before the recorded changes, and with them. */
  readonly base: string;
  readonly accepted: string;
  readonly changes: readonly ReturnedChange[];
};

/** The fields of a returned copy; `known` are the pointers that the document has now. */
export function returnedFields(copy: ReturnedCopy, known: ReadonlySet<string>): readonly ReturnedField[] {
  const ours = [...copy.bookmarks].flatMap(([name, stretch]) => {
    const bookmark = readFieldBookmark(name, known);
    return bookmark ? [{ ...bookmark, stretch: mended(copy, bookmark, stretch) }] : [];
  });
  ours.sort((one, other) => one.stretch.start - other.stretch.start);
  const taken = new Set<Piece>();
  return ours.map(({ pointer, occurrence, stretch }) => {
    const whole = withEdges(copy.pieces, stretch, taken);
    const pieces = piecesIn(copy.pieces, whole);
    for (const piece of pieces) taken.add(piece);
    return { pointer, occurrence, stretch: whole, ...readPieces(pieces) };
  });
}

/** Whether the file holds bookmarks of ours at all. */
export function isWorkingCopy(copy: ReturnedCopy): boolean {
  return [...copy.bookmarks.keys()].some(isFieldBookmark);
}

/**
 * LibreOffice ends a bookmark one character early for every comment in it. Where just so many are missing of the length
 * that went out, they are the field's.
 */
function mended(copy: ReturnedCopy, { length }: FieldBookmark, stretch: Stretch): Stretch {
  const missing = length - readPieces(piecesIn(copy.pieces, stretch)).base.length;
  const comments = [...copy.ranges.values()].filter(
    ({ start, end }) => end >= stretch.start && start <= stretch.end,
  ).length;
  if (missing <= 0 || missing > comments) return stretch;
  let { end } = stretch;
  let left = missing;
  for (const piece of copy.pieces) {
    const to = piece.start + piece.text.length;
    if (left === 0 || to <= end) continue;
    const room = to - Math.max(end, piece.start);
    const step = piece.state === 'inserted' ? room : Math.min(room, left);
    end = Math.max(end, piece.start) + step;
    if (piece.state !== 'inserted') left -= step;
  }
  return { ...stretch, end };
}

/** What was typed right at an edge of a field lies outside of its bookmark, and is the field's all the same. */
function withEdges(pieces: readonly Piece[], { start, end }: Stretch, taken: ReadonlySet<Piece>): Stretch {
  let [from, to] = [start, end];
  const before = pieces.findLastIndex((piece) => piece.start + piece.text.length <= from);
  for (let index = before; index >= 0; index--) {
    const piece = pieces[index];
    if (piece?.state !== 'inserted' || taken.has(piece) || piece.start + piece.text.length !== from) break;
    from = piece.start;
  }
  for (const piece of pieces) {
    if (piece.start < to) continue;
    if (piece.start !== to || piece.state !== 'inserted' || piece.text === '\n') break;
    to += piece.text.length;
  }
  return { start: from, end: to };
}

/** The pieces of a stretch, cut to it. */
export function piecesIn(pieces: readonly Piece[], { start, end }: Stretch): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.start + piece.text.length);
    if (from >= to) return [];
    if (from === piece.start && to === piece.start + piece.text.length) return [piece];
    return [{ ...piece, text: piece.text.slice(from - piece.start, to - piece.start), start: from }];
  });
}

/** The text before and with the changes, and each run of changes with nothing kept in between. */
export function readPieces(pieces: readonly Piece[]): Pick<ReturnedField, 'base' | 'accepted' | 'changes'> {
  const changes: ReturnedChange[] = [];
  let [base, accepted] = ['', ''];
  let open: ReturnedChange | null = null;
  for (const { text, state, by, on } of pieces) {
    if (state === 'kept') {
      if (open) changes.push(open);
      open = null;
    } else {
      open ??= { start: base.length, end: base.length, inserted: '', by, on };
      open = {
        ...open,
        end: open.end + (state === 'deleted' ? text.length : 0),
        inserted: open.inserted + (state === 'inserted' ? text : ''),
      };
    }
    if (state !== 'inserted') base += text;
    if (state !== 'deleted') accepted += text;
  }
  if (open) changes.push(open);
  return { base, accepted, changes };
}

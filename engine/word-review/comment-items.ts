import type { Annotation } from '../../contract/case-file.generated.ts';
import { readKind } from './comment-text.ts';
import { placeOf } from './item-place.ts';
import { exportedText } from './make-copy.ts';
import type { ReturnedComment } from './read-comments.ts';
import type { ReturnedCopy, Stretch } from './read-copy.ts';
import { piecesIn, type ReturnedField, readPieces } from './returned-fields.ts';
import type { ReadItem } from './review-items.ts';

/** The comments of a returned copy: what came back as it went out is known, what is new becomes an item. */
export function commentItems(
  copy: ReturnedCopy,
  fields: readonly ReturnedField[],
  annotations: readonly Annotation[],
  isPlain: (field: ReturnedField) => boolean,
): { readonly items: readonly ReadItem[]; readonly known: number } {
  const items: ReadItem[] = [];
  let known = 0;
  for (const comment of copy.comments) {
    if (comment.text === '') continue;
    const annotation = annotations.find((one) => isIts(one, comment));
    const parent = copy.comments.find(({ id }) => id === comment.replyTo);
    const answered = parent && annotations.find((one) => isIts(one, parent));
    if (annotation) {
      known += 1;
      if (comment.done && !annotation.settled) items.push(settled(comment, annotation));
    } else if (annotations.some((one) => isReply(one, comment))) known += 1;
    else if (answered) items.push({ ...answer(comment, answered), what: 'reply' });
    else items.push(commented(copy, fields, comment, parent, isPlain));
  }
  return { items, known };
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

function isIts(annotation: Annotation, { by, text }: ReturnedComment): boolean {
  return (
    annotation.by === by &&
    [exportedText(annotation, false), exportedText(annotation, true)].some(
      (one) => plain(one) === plain(text),
    )
  );
}

function isReply({ replies = [] }: Annotation, { by, text }: ReturnedComment): boolean {
  return replies.some((reply) => reply.by === by && plain(reply.text) === plain(text));
}

function answer(comment: ReturnedComment, { id, place }: Annotation) {
  return {
    by: comment.by,
    on: comment.on,
    kind: null,
    text: comment.text,
    proposed: null,
    pointer: place?.pointer ?? null,
    quote: place?.quote ?? '',
    unmapped: false,
    place: place ?? null,
    annotation: id,
  };
}

function settled(comment: ReturnedComment, annotation: Annotation): ReadItem {
  return { ...answer(comment, annotation), what: 'resolved' };
}

/** A new comment, on the words it was put on where they lie in one field. */
function commented(
  copy: ReturnedCopy,
  fields: readonly ReturnedField[],
  comment: ReturnedComment,
  parent: ReturnedComment | undefined,
  isPlain: (field: ReturnedField) => boolean,
): ReadItem {
  const { kind, text } = readKind(comment.text);
  const range = copy.ranges.get(comment.id) ?? (parent && copy.ranges.get(parent.id)) ?? null;
  const here = range ? fields.filter(({ stretch }) => meets(stretch, range)) : [];
  const [field] = here;
  const said = parent ? `（答复“${parent.text.slice(0, 60)}”）${text}` : text;
  const item = {
    what: 'comment',
    by: comment.by,
    on: comment.on,
    kind,
    proposed: null,
    annotation: null,
  } as const;
  if (!range || !field || here.length > 1) {
    const quote = range ? readPieces(piecesIn(copy.pieces, range)).base.trim().slice(0, 500) : '';
    const about = quote === '' ? said : `${said}\n原处文字：${quote}`;
    return { ...item, text: about, pointer: null, quote, unmapped: quote !== '', place: null };
  }
  const { pointer, base } = field;
  const span = isPlain(field) ? spanIn(copy, field, range) : null;
  const place = span ? placeOf(pointer, base, span) : { pointer, quote: base };
  return { ...item, text: said, pointer, quote: place.quote, unmapped: false, place };
}

/** Whether a range lies in a field, or a point at its edge. */
function meets(field: Stretch, range: Stretch): boolean {
  if (range.start === range.end) return field.start <= range.start && range.start <= field.end;
  return Math.max(field.start, range.start) < Math.min(field.end, range.end);
}

/** The words of a range in the field's text before any change; null for none, or the whole of it. */
function spanIn(copy: ReturnedCopy, { stretch, base }: ReturnedField, range: Stretch): Stretch | null {
  const length = (from: number, to: number) =>
    readPieces(piecesIn(copy.pieces, { start: from, end: to })).base.length;
  const start = length(stretch.start, Math.max(stretch.start, range.start));
  const end = length(stretch.start, Math.min(stretch.end, range.end));
  return end <= start || (start === 0 && end === base.length) ? null : { start, end };
}

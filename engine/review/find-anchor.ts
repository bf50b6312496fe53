import type { AnnotationPlace } from '../../contract/case-file.generated.ts';
import type { Anchor } from '../../contract/commands/annotations.ts';
import { schemaAt } from '../forms/field-schema.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { readPointer } from '../forms/pointer.ts';

/** How much text beside a quotation is kept to know it again, in UTF-16 units. */
export const contextLength = 24;

type Content = Readonly<Record<string, unknown>>;

/**
 * Where an annotation stands in a document as it is now. A quotation that is still there is found exactly; one whose
 * words changed between the same neighbours is found near; what can't be found stays at its field and is said to have
 * moved. It never goes to another field, but for a row of the same table that took the quotation with it.
 */
export function findAnchor(form: LoadedForm, content: Content, place: AnnotationPlace | undefined): Anchor {
  if (!place) return { kind: 'document' };
  const { pointer, quote, start } = place;
  if (!schemaAt(form.schema, pointer)) return { kind: 'fieldGone', pointer };
  const text = fieldText(content, pointer);
  if (text !== null) {
    const here = start === undefined ? wholeField(place, text) : spanIn(text, place, start);
    if (here) return here;
  }
  return rowOf(content, place, quote) ?? { kind: 'moved', pointer };
}

/** A field's text as it is annotated: the text itself, or the plain form of a number or date; null for what has none. */
export function fieldText(content: Content, pointer: string): string | null {
  const value = readPointer(content, pointer);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** A row's field follows its row; any other field is where it was, whatever it says now. */
function wholeField({ pointer, quote }: AnnotationPlace, text: string): Anchor | null {
  if (text !== quote && inRow(pointer)) return null;
  return { kind: text === quote ? 'exact' : 'near', pointer, start: 0, end: text.length };
}

function spanIn(text: string, place: AnnotationPlace, start: number): Anchor | null {
  const { pointer, quote } = place;
  const best = bestOccurrence(text, place, start);
  if (best) {
    const kind = best.sure ? 'exact' : 'near';
    return { kind, pointer, start: best.at, end: best.at + quote.length };
  }
  const gap = betweenNeighbours(text, place);
  return gap ? { kind: 'near', pointer, ...gap } : null;
}

/** The occurrence with the most of its old neighbours; of equals the nearest, which is then not sure. */
function bestOccurrence(text: string, { quote, before = '', after = '' }: AnnotationPlace, start: number) {
  if (quote === '') return null;
  const found: { at: number; score: number }[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const score = sharedEnd(text.slice(0, at), before) + sharedStart(text.slice(at + quote.length), after);
    found.push({ at, score });
  }
  found.sort((a, b) => b.score - a.score || Math.abs(a.at - start) - Math.abs(b.at - start));
  const [first, second] = found;
  return first ? { at: first.at, sure: second === undefined || second.score < first.score } : null;
}

/** What now stands between the words that stood beside the quotation, where both still stand in order. */
function betweenNeighbours(text: string, { quote, before = '', after = '' }: AnnotationPlace) {
  const left = before.slice(-8);
  const right = after.slice(0, 8);
  if (left.length + right.length < 4) return null;
  const from = left === '' ? 0 : text.indexOf(left) + left.length;
  if (left !== '' && text.indexOf(left) < 0) return null;
  const to = right === '' ? text.length : text.indexOf(right, from);
  const longest = quote.length * 2 + 20;
  if (to <= from || to - from > longest) return null;
  // The same neighbours twice would make the place a guess.
  if (left !== '' && text.indexOf(left, from) >= 0) return null;
  return { start: from, end: to };
}

/** A table's row that moved: the one row of the same column that bears the quotation. */
function rowOf(content: Content, place: AnnotationPlace, quote: string): Anchor | null {
  const parts = /^(.*)\/\d+(\/[^/]+)$/.exec(place.pointer);
  if (!parts || quote === '') return null;
  const [, table = '', column = ''] = parts;
  const rows = readPointer(content, table);
  if (!Array.isArray(rows)) return null;
  const bearing = rows.flatMap((_row, index) => {
    const pointer = `${table}/${index}${column}`;
    const text = fieldText(content, pointer);
    const at =
      text === null ? -1 : place.start === undefined ? (text === quote ? 0 : -1) : text.indexOf(quote);
    return at < 0 ? [] : [{ pointer, at }];
  });
  const [only, another] = bearing;
  if (!only || another) return null;
  return { kind: 'near', pointer: only.pointer, start: only.at, end: only.at + quote.length };
}

function inRow(pointer: string): boolean {
  return /\/\d+\/[^/]+$/.test(pointer);
}

function sharedEnd(text: string, context: string): number {
  let count = 0;
  while (count < context.length && context.at(-1 - count) === text.at(-1 - count)) count++;
  return count;
}

function sharedStart(text: string, context: string): number {
  let count = 0;
  while (count < context.length && context[count] === text[count]) count++;
  return count;
}

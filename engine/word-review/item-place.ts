import type { AnnotationPlace } from '../../contract/case-file.generated.ts';
import { contextLength } from '../review/find-anchor.ts';
import type { ReturnedChange } from './returned-fields.ts';

/** The place of words in a field's text as it stood in the file, with what stood beside them. */
export function placeOf(
  pointer: string,
  base: string,
  { start, end }: { readonly start: number; readonly end: number },
): AnnotationPlace {
  return {
    pointer,
    quote: base.slice(start, end),
    start,
    before: base.slice(Math.max(0, start - contextLength), start),
    after: base.slice(end, end + contextLength),
  };
}

/** How many characters beside an insertion or a deletion are spoken of with it. */
const beside = 6;

/**
 * What a change proposes, and for which words. An annotation speaks of words: of an insertion, or where words are struck
 * and none come instead, those beside it are taken along, and say the same before and after.
 */
export function changePlace(
  base: string,
  { start, end, inserted }: ReturnedChange,
): { readonly start: number; readonly end: number; readonly proposed: string } {
  if (end > start && inserted !== '') return { start, end, proposed: inserted };
  const from = Math.max(0, start - beside, base.lastIndexOf('\n', start - 1) + 1);
  if (from < start) return { start: from, end, proposed: base.slice(from, start) + inserted };
  const to = Math.min(base.length, end + beside);
  return { start, end: to, proposed: inserted + base.slice(end, to) };
}

/** Which paper a mark is on: the one that is written or reviewed, or the one beside it. */
export type MarkedPaper = 'here' | 'beside';

/**
 * Paints the fields of a pointer (itself and what lies below it) over a paper and scrolls to the first, without taking
 * the focus; false where the paper does not show any. Null takes the paint away.
 */
export function markPlace(root: HTMLElement | null, paper: MarkedPaper, pointer: string | null): boolean {
  const name = `place-${paper}`;
  CSS.highlights.delete(name);
  if (!root || pointer === null) return false;
  const fields = [...root.querySelectorAll<HTMLElement>('.paper-sheet [data-pointer]')].filter(
    ({ dataset }) => dataset.pointer === pointer || dataset.pointer?.startsWith(`${pointer}/`),
  );
  const [first] = fields;
  if (!first || pointer === '') return false;
  const highlight = new Highlight(
    ...fields.map((field) => {
      const range = new Range();
      range.selectNodeContents(field);
      return range;
    }),
  );
  // Above findings and annotations (paint-findings.ts, paint-annotations.ts).
  highlight.priority = 30;
  CSS.highlights.set(name, highlight);
  first.scrollIntoView({ block: 'center', inline: 'nearest' });
  return true;
}

/** Height of a mark beside the paper and the least gap to the next, in CSS pixels. */
const pitch = 23;

/** Marks in one margin, moved down as far as it takes that none lies over another: on a small paper lines stand closer than they. */
export function spreadMarks<Mark extends { readonly top: number; readonly left: number }>(
  marks: readonly Mark[],
): readonly Mark[] {
  let free = Number.NEGATIVE_INFINITY;
  return marks
    .toSorted((one, other) => one.top - other.top)
    .map((mark) => {
      const top = Math.max(mark.top, free);
      free = top + pitch;
      return { ...mark, top };
    });
}

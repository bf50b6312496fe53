/** A field's text as the paper shows it, put together where it lies on two pages. */
export function textOfField(root: HTMLElement, pointer: string): string {
  const places = root.querySelectorAll<HTMLElement>(`.paper-sheet [data-pointer="${CSS.escape(pointer)}"]`);
  return [...places].map((place) => place.textContent ?? '').join('');
}

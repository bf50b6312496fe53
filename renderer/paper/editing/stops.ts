import { placeCaret } from './host-text.ts';

/** All places of a paper that take the keyboard, in reading order. */
export function stopsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-stop]')];
}

/** Goes to the next (1) or previous (-1) place; false at the ends. The caret stands at the near end of its text. */
export function goToStop(from: HTMLElement, step: 1 | -1): boolean {
  const root = from.closest<HTMLElement>('[data-paper]');
  if (!root) return false;
  const stops = stopsIn(root).filter((stop) => stop.tabIndex >= 0);
  const next = stops[stops.indexOf(from) + step];
  if (!next) return false;
  enterStop(next, step === 1 ? 0 : Number.MAX_SAFE_INTEGER);
  return true;
}

/** Focuses a place, scrolled into view, with the caret after `caret` characters. */
export function enterStop(stop: HTMLElement, caret: number): void {
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (stop.isContentEditable) placeCaret(stop, caret);
}

/** The place that shows a pointer: itself, else the first below it, else that of the nearest place above it. */
export function stopOf(root: HTMLElement, pointer: string): HTMLElement | null {
  const places = [...root.querySelectorAll<HTMLElement>('.paper-sheet [data-pointer]')];
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found =
      places.find((place) => place.dataset.pointer === at) ??
      places.find((place) => place.dataset.pointer?.startsWith(`${at}/`));
    if (found) return found;
  }
  return null;
}

import type { AnnotationView } from '../../../contract/commands/annotations.ts';

const paints = ['mustChange', 'suggestion', 'question', 'praise', 'current'] as const;
type Paint = (typeof paints)[number];

/** A stretch of a field's text, in UTF-16 units; a line break counts one. */
export type FieldSpan = { readonly pointer: string; readonly start: number; readonly end: number };

/**
 * Paints open annotations over the words they speak of by the CSS Custom Highlight API, the current one above the
 * others: no element is touched. Returns what takes the paint away.
 */
export function paintAnnotations(
  root: HTMLElement,
  annotations: readonly AnnotationView[],
  current: string | null,
): () => void {
  const ranges = new Map<Paint, Range[]>(paints.map((paint) => [paint, []]));
  for (const { annotation, anchor } of annotations) {
    const isCurrent = annotation.id === current;
    if ((annotation.settled && !isCurrent) || (anchor.kind !== 'exact' && anchor.kind !== 'near')) continue;
    const found = placesOf(root, anchor.pointer).flatMap((place) => {
      const range = annotation.place?.start === undefined ? wholeOf(place) : rangeIn(place, anchor);
      return range ? [range] : [];
    });
    ranges.get(annotation.kind)?.push(...found);
    if (isCurrent) ranges.get('current')?.push(...found);
  }
  for (const [priority, paint] of paints.entries()) {
    const highlight = new Highlight(...(ranges.get(paint) ?? []));
    // Above the findings (renderer/paper/editing/paint-findings.ts).
    highlight.priority = 10 + priority;
    CSS.highlights.set(`annotation-${paint}`, highlight);
  }
  return () => {
    for (const paint of paints) CSS.highlights.delete(`annotation-${paint}`);
  };
}

/** Scrolls to the words of a span; false where the paper does not show its field. */
export function showSpan(root: HTMLElement, { pointer, start, end }: FieldSpan): boolean {
  const places = placesOf(root, pointer);
  const range = places.map((place) => rangeIn(place, { start, end })).find((one) => one !== null);
  const place = range?.startContainer.parentElement ?? places[0];
  place?.scrollIntoView({ block: 'center', inline: 'nearest' });
  return place !== undefined;
}

/** The words marked on the paper, where they lie within one field; null without any. */
export function markedSpan(root: HTMLElement): FieldSpan | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const [first, last] = [placeAround(root, range.startContainer), placeAround(root, range.endContainer)];
  const pointer = first?.dataset.pointer;
  if (!first || !last || pointer === undefined || pointer !== last.dataset.pointer) return null;
  const start = offsetIn(first, range.startContainer, range.startOffset);
  const end = offsetIn(last, range.endContainer, range.endOffset);
  return end > start ? { pointer, start, end } : null;
}

function placesOf(root: HTMLElement, pointer: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`.paper-sheet [data-pointer="${CSS.escape(pointer)}"]`)];
}

function placeAround(root: HTMLElement, node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const place = element?.closest<HTMLElement>('[data-pointer]') ?? null;
  return place && root.contains(place) ? place : null;
}

function wholeOf(place: HTMLElement): Range {
  const range = new Range();
  range.selectNodeContents(place);
  return range;
}

/** The part of a span that stands in this place, which may show only a part of its field (`data-start`). */
function rangeIn(place: HTMLElement, span: { readonly start: number; readonly end: number }): Range | null {
  const range = new Range();
  let at = startOf(place);
  let found = false;
  for (const node of textNodes(place)) {
    const length = node instanceof Text ? node.length : 1;
    const [from, to] = [Math.max(span.start - at, 0), Math.min(span.end - at, length)];
    if (from < to && node instanceof Text) {
      if (!found) range.setStart(node, from);
      range.setEnd(node, to);
      found = true;
    }
    at += length;
  }
  return found ? range : null;
}

function offsetIn(place: HTMLElement, container: Node, offset: number): number {
  let at = startOf(place);
  for (const node of textNodes(place)) {
    if (node === container) return at + offset;
    const reached = new Range();
    reached.setStart(place, 0);
    reached.setEnd(container, offset);
    if (reached.comparePoint(node, 0) >= 0) return at;
    at += node instanceof Text ? node.length : 1;
  }
  return at;
}

function startOf(place: HTMLElement): number {
  return Number(place.dataset.start ?? 0);
}

function textNodes(place: HTMLElement): (Text | HTMLBRElement)[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes: (Text | HTMLBRElement)[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text || node instanceof HTMLBRElement) nodes.push(node);
  return nodes;
}

import type { Element } from '@xmldom/xmldom';
import { isElement } from '../signing/xml.ts';

/**
 * How many elements are drawn for one, with all that it refers to (use, clip paths, masks, gradients) counted each time:
 * a few lines that use each other could draw for hours. Infinity where something refers to itself.
 */
export function drawingCost(root: Element): number {
  const byId = new Map<string, Element>();
  collect(root, byId);
  const known = new Map<Element, number>();
  const entered = new Set<Element>();
  const costOf = (element: Element): number => {
    const found = known.get(element);
    if (found !== undefined) return found;
    if (entered.has(element)) return Number.POSITIVE_INFINITY;
    entered.add(element);
    let cost = 1;
    for (const id of referredTo(element)) {
      const target = byId.get(id);
      if (target) cost += costOf(target);
    }
    for (let node = element.firstChild; node; node = node.nextSibling)
      if (isElement(node)) cost += costOf(node);
    entered.delete(element);
    known.set(element, cost);
    return cost;
  };
  return costOf(root);
}

function collect(element: Element, byId: Map<string, Element>): void {
  const id = element.getAttribute('id');
  if (id && !byId.has(id)) byId.set(id, element);
  for (let node = element.firstChild; node; node = node.nextSibling) if (isElement(node)) collect(node, byId);
}

function referredTo(element: Element): string[] {
  return [...element.attributes].flatMap(({ localName, value }) => {
    if (localName === 'href' && value.startsWith('#')) return [value.slice(1)];
    return [...value.matchAll(/url\(\s*["']?#([\w.-]+)/g)].map(([, id = '']) => id);
  });
}

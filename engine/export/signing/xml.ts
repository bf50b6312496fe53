import { DOMParser, type Document, type Element, type Node, onWarningStopParsing } from '@xmldom/xmldom';
import { AppError } from '../../../contract/app-error.ts';

/** Signatures, relationships and content types of any real document are far below. */
const sizeLimit = 8 * 1024 * 1024;
const depthLimit = 200;

/**
 * Parses XML that came from outside: UTF-8 only, no document type (so no entities and no default attributes), not
 * the least fault. @param part its name, for the error. @throws AppError DOCX_UNREADABLE
 */
export function parseXml(bytes: Uint8Array, part: string): Document {
  try {
    if (bytes.length > sizeLimit) throw new Error('size');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error('document type');
    if (/^<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])/i.test(text)) throw new Error('encoding');
    const parser = new DOMParser({ onError: onWarningStopParsing, locator: false });
    return notTooDeep(parser.parseFromString(text, 'text/xml'));
  } catch (cause) {
    throw new AppError('DOCX_UNREADABLE', { problem: `“${part}”不是合格的 XML` }, cause);
  }
}

function notTooDeep(document: Document): Document {
  let depth = 0;
  let node: Node | null = document;
  while (node) {
    const next: Node | null = node.firstChild;
    if (next) depth += 1;
    if (depth > depthLimit) throw new Error('depth');
    let here: Node | null = node;
    while (!next && here && !here.nextSibling) {
      here = here.parentNode;
      depth -= 1;
    }
    node = next ?? here?.nextSibling ?? null;
  }
  return document;
}

/** Whether a node is an element, of the given name where one is given. */
export function isElement(node: Node | null, namespace?: string, localName?: string): node is Element {
  if (node?.nodeType !== 1) return false;
  const element = node as Element;
  return (
    (namespace === undefined || element.namespaceURI === namespace) &&
    (localName === undefined || element.localName === localName)
  );
}

/** The child elements of one name, in order. */
export function childElements(parent: Node, namespace?: string, localName?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node, namespace, localName)) found.push(node);
  }
  return found;
}

/** The only child element of that name; null when there is none or more than one. */
export function onlyChild(parent: Node | null, namespace: string, localName: string): Element | null {
  if (!parent) return null;
  const found = childElements(parent, namespace, localName);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Every element below and including `root`, in document order. */
export function* allElements(root: Element): Generator<Element> {
  const open: Element[] = [root];
  while (open.length > 0) {
    const element = open.pop();
    if (!element) return;
    yield element;
    open.push(...childElements(element).reverse());
  }
}

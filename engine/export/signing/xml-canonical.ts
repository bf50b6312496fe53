import type { Attr, Element, Node } from '@xmldom/xmldom';

const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The one canonicalisation that package signatures use here: Canonical XML 1.0 without comments. */
export const canonicalXml = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/**
 * Canonical XML 1.0 without comments of one element and all below it (W3C REC-xml-c14n-20010315), as the subset of
 * its document that XML-DSig references select: namespaces and xml: attributes in scope come down to the element.
 */
export function canonicalize(element: Element): string {
  return write(element, new Map(), inherited(element));
}

type Scope = ReadonlyMap<string, string>;

/** What is in scope from the ancestors: namespace declarations, and xml: attributes, the nearest first. */
function inherited(element: Element): { namespaces: Scope; attributes: readonly Attr[] } {
  const namespaces = new Map<string, string>();
  const attributes = new Map<string, Attr>();
  for (let node: Node | null = element.parentNode; node; node = node.parentNode) {
    if (node.nodeType !== 1) continue;
    for (const attribute of (node as Element).attributes) {
      const prefix = declaredPrefix(attribute);
      if (prefix !== null && !namespaces.has(prefix)) namespaces.set(prefix, attribute.value);
      if (attribute.namespaceURI === xmlNamespace && !attributes.has(attribute.name)) {
        attributes.set(attribute.name, attribute);
      }
    }
  }
  return { namespaces, attributes: [...attributes.values()] };
}

/** @param rendered declarations that the output already carries at this place. */
function write(
  element: Element,
  rendered: Scope,
  above: { namespaces: Scope; attributes: readonly Attr[] },
): string {
  const inScope = new Map(above.namespaces);
  const attributes = new Map(above.attributes.map((attribute) => [attribute.name, attribute]));
  for (const attribute of element.attributes) {
    const prefix = declaredPrefix(attribute);
    if (prefix === null) attributes.set(attribute.name, attribute);
    else inScope.set(prefix, attribute.value);
  }
  const declarations = [...inScope]
    .filter(([prefix, uri]) => prefix !== 'xml' && uri !== (rendered.get(prefix) ?? ''))
    .sort(([one], [other]) => compare(one, other))
    .map(([prefix, uri]) => ` xmlns${prefix ? `:${prefix}` : ''}="${escapeAttribute(uri)}"`);
  const written = [...attributes.values()]
    .sort(byNamespaceAndName)
    .map((attribute) => ` ${attribute.name}="${escapeAttribute(attribute.value)}"`);
  const name = element.tagName;
  const content = children(element, inScope);
  return `<${name}${declarations.join('')}${written.join('')}>${content}</${name}>`;
}

function children(element: Element, inScope: Scope): string {
  let out = '';
  for (let node = element.firstChild; node; node = node.nextSibling) {
    switch (node.nodeType) {
      case 1:
        out += write(node as Element, inScope, { namespaces: inScope, attributes: [] });
        break;
      case 3:
      case 4:
        out += escapeText(node.nodeValue ?? '');
        break;
      case 7:
        out += `<?${node.nodeName}${node.nodeValue ? ` ${node.nodeValue}` : ''}?>`;
        break;
      default:
    }
  }
  return out;
}

/** '' for `xmlns`, the prefix for `xmlns:prefix`, null for an ordinary attribute. */
function declaredPrefix(attribute: Attr): string | null {
  if (attribute.namespaceURI !== xmlnsNamespace) return null;
  return attribute.name === 'xmlns' ? '' : (attribute.localName ?? '');
}

function byNamespaceAndName(one: Attr, other: Attr): number {
  return (
    compare(one.namespaceURI ?? '', other.namespaceURI ?? '') ||
    compare(one.localName ?? one.name, other.localName ?? other.name)
  );
}

/** By code points, as the recommendation asks. */
function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Text as Canonical XML writes it. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#xD;');
}

/** An attribute's value as Canonical XML writes it. */
export function escapeAttribute(value: string): string {
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/\t/g, '&#x9;')
    .replace(/\n/g, '&#xA;')
    .replace(/\r/g, '&#xD;');
}

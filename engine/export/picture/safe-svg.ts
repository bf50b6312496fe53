import { DOMParser, type Element, type Node, onWarningStopParsing, XMLSerializer } from '@xmldom/xmldom';
import { isElement } from '../signing/xml.ts';
import { drawingCost } from './svg-cost.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What draws a seal or a signature. Nothing else is let through: no script, link, page in the page, filter, animation. */
const drawing = new Set(
  (
    'svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan textPath ' +
    'image clipPath mask linearGradient radialGradient stop'
  ).split(' '),
);

/** Pixels of the longer side that a drawing is made into: 42 mm at 600 dots an inch. */
const pixels = 1000;
/** Elements drawn, each repetition counted: above any seal, and drawn at once. */
const mostDrawn = 50_000;
const mostDeep = 100;

/** A drawing that came from outside, made anew from what was let through, or what stands against it. */
export type SvgVerdict = { readonly svg: string } | { readonly problem: string };

/**
 * Judges an SVG (SVG 2) before any page draws it: one that holds more than a drawing is refused, not mended, as what
 * was left would not be the picture that its owner knows. It is written anew with its size in pixels.
 */
export function safeSvg(bytes: Uint8Array): SvgVerdict {
  const root = parsed(bytes);
  if (!root) return { problem: '不是合格的 SVG' };
  const problem = problemBelow(root, 0);
  if (problem) return { problem };
  if (drawingCost(root) > mostDrawn) return { problem: '图形太多，或者互相引用' };
  const size = sizeOf(root);
  if (!size) return { problem: '没有写明图的大小（viewBox 或 width、height）' };
  const scale = pixels / Math.max(size.width, size.height);
  root.setAttribute('viewBox', size.viewBox);
  root.setAttribute('width', String(Math.round(size.width * scale)));
  root.setAttribute('height', String(Math.round(size.height * scale)));
  return { svg: new XMLSerializer().serializeToString(root) };
}

/** Entities could make a bomb of a small file: a document type may name the standard, and nothing more. */
function parsed(bytes: Uint8Array): Element | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replace(/<!DOCTYPE\s+svg\b[^[<>]*>/, '');
    if (/<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/i.test(text)) return null;
    const parser = new DOMParser({ onError: onWarningStopParsing, locator: false });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    return isElement(root, svgNamespace, 'svg') ? root : null;
  } catch {
    return null;
  }
}

function problemBelow(element: Element, depth: number): string | null {
  if (depth > mostDeep) return '图形套得太深';
  const problem = problemOf(element);
  if (problem) return problem;
  // What a drawing program keeps for itself is not drawn, and left out.
  const foreign: Node[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 7 || (isElement(node) && node.namespaceURI !== svgNamespace)) foreign.push(node);
    else if (isElement(node)) {
      const below = problemBelow(node, depth + 1);
      if (below) return below;
    }
  }
  for (const node of foreign) element.removeChild(node);
  return null;
}

function problemOf(element: Element): string | null {
  const name = element.localName ?? '';
  if (!drawing.has(name)) return `含有不是图形的内容（${name}）`;
  if (name === 'style' && /[@\\]|url\s*\(|expression/i.test(element.textContent ?? ''))
    return '样式里引用了别的东西';
  for (const attribute of [...element.attributes]) {
    const { localName, value } = attribute;
    if (/^on/i.test(localName ?? attribute.name)) return `含有脚本（${attribute.name}）`;
    if (localName === 'href' && !isOwn(value, name)) return '引用了文件以外的内容';
    if (/url\s*\(/i.test(value.replace(/url\(\s*["']?#[\w.-]+["']?\s*\)/g, '')))
      return '引用了文件以外的内容';
  }
  return null;
}

/** A place in the same file; for a picture within the drawing, its own bytes. */
function isOwn(value: string, element: string): boolean {
  if (element === 'image') return /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=\s]+$/.test(value);
  return /^#[\w.-]+$/.test(value);
}

function sizeOf(root: Element): { width: number; height: number; viewBox: string } | null {
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = box;
  if (box.length === 4 && [x, y].every(Number.isFinite) && isLength(width) && isLength(height))
    return { width, height, viewBox: box.join(' ') };
  const [across, down] = ['width', 'height'].map((name) => userUnits(root.getAttribute(name) ?? ''));
  if (across === undefined || down === undefined || !isLength(across) || !isLength(down)) return null;
  return { width: across, height: down, viewBox: `0 0 ${across} ${down}` };
}

/** Above a ratio of some dozens the picture would be a line. */
const isLength = (value: number): boolean => value >= 1 && value <= 100_000;

/** CSS lengths at 96 pixels an inch; without a viewBox the drawing's own unit is the pixel. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

function userUnits(length: string): number {
  const [, number = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(px|pt|mm|cm|in)?\s*$/.exec(length) ?? [];
  return number === '' ? Number.NaN : Number(number) * (units[unit] ?? Number.NaN);
}

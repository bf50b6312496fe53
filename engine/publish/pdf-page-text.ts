import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';
import type { PdfFile } from '../export/signing/pdf-file.ts';
import { decodeStream } from '../export/signing/pdf-stream.ts';

/** Codes of a font to text, from its ToUnicode map (ISO 32000-2, 9.10.3); `width` is bytes a code. */
type FontMap = { readonly width: number; readonly texts: ReadonlyMap<number, string> };

const noMap: FontMap = { width: 1, texts: new Map() };

/**
 * The text that a page's content streams show, in drawing order, read by the fonts' own maps. It shares nothing with
 * the code that printed the page. A code without a map gives U+FFFD.
 */
export function pdfPageText(pdf: PdfFile, page: PDFDict): string {
  const fonts = fontMaps(pdf, page);
  return contentOf(pdf, page.get(PDFName.of('Contents')))
    .map((content) => shownText(content, fonts))
    .join('\n');
}

function contentOf(pdf: PdfFile, value: PDFObject | undefined): string[] {
  const contents = pdf.resolve(value);
  if (contents instanceof PDFRawStream) return [Buffer.from(decodeStream(contents)).toString('latin1')];
  if (!(contents instanceof PDFArray)) return [];
  return contents.asArray().flatMap((one) => contentOf(pdf, one));
}

function fontMaps(pdf: PdfFile, page: PDFDict): ReadonlyMap<string, FontMap> {
  const fonts = dictAt(pdf, resourcesOf(pdf, page), 'Font');
  const maps = new Map<string, FontMap>();
  for (const [name, value] of fonts?.entries() ?? []) {
    const font = pdf.resolve(value);
    const stream = font instanceof PDFDict ? pdf.resolve(font.get(PDFName.of('ToUnicode'))) : null;
    maps.set(name.asString(), stream instanceof PDFRawStream ? fontMap(decodeStream(stream)) : noMap);
  }
  return maps;
}

/** Resources may stand at a page's ancestors (ISO 32000-2, 7.7.3.4). */
function resourcesOf(pdf: PdfFile, page: PDFDict): PDFDict | null {
  let node: PDFDict | null = page;
  for (let depth = 0; node !== null && depth < 50; depth += 1) {
    const resources = dictAt(pdf, node, 'Resources');
    if (resources) return resources;
    node = dictAt(pdf, node, 'Parent');
  }
  return null;
}

function dictAt(pdf: PdfFile, dict: PDFDict | null, key: string): PDFDict | null {
  const value = dict ? pdf.resolve(dict.get(PDFName.of(key))) : null;
  return value instanceof PDFDict ? value : null;
}

function fontMap(bytes: Uint8Array): FontMap {
  const source = Buffer.from(bytes).toString('latin1');
  const width = (/begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(source)?.[1]?.length ?? 4) / 2;
  const texts = new Map<number, string>();
  for (const [, section = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      texts.set(Number.parseInt(code, 16), utf16(text));
    }
  }
  for (const [, section = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    addRanges(section, texts);
  return { width, texts };
}

function addRanges(section: string, texts: Map<number, string>): void {
  const lines = section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g);
  for (const [, from = '', to = '', first, list] of lines) {
    const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    const each = list === undefined ? [] : [...list.matchAll(/<([0-9A-Fa-f]*)>/g)].map((one) => one[1] ?? '');
    for (let code = start; code <= Math.min(end, start + 0xffff); code += 1) {
      texts.set(code, first === undefined ? utf16(each[code - start] ?? '') : utf16Plus(first, code - start));
    }
  }
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

/** The text of a range's first code, its last unit counted on. */
function utf16Plus(hex: string, more: number): string {
  const last = (Number.parseInt(hex.slice(-4), 16) + more).toString(16).padStart(4, '0');
  return utf16(hex.slice(0, -4) + last);
}

const token =
  /(\/[^\s<>()[\]{}/%]+)\s+[-+.\d]+\s+Tf\b|<([0-9A-Fa-f\s]*)>|\(((?:\\[\s\S]|[^\\()])*)\)|\bET\b/g;

function shownText(content: string, fonts: ReadonlyMap<string, FontMap>): string {
  let font = noMap;
  let text = '';
  for (const [whole, name, hex, literal] of content.matchAll(token)) {
    if (name !== undefined) font = fonts.get(name) ?? noMap;
    else if (hex !== undefined) text += decoded(Buffer.from(hex.replace(/\s/g, ''), 'hex'), font);
    else if (literal !== undefined) text += decoded(Buffer.from(unescaped(literal), 'latin1'), font);
    else if (whole === 'ET') text += '\n';
  }
  return text;
}

function decoded(bytes: Buffer, font: FontMap): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2).toString('hex'));
  if (font === noMap) return bytes.toString('latin1');
  let text = '';
  for (let at = 0; at + font.width <= bytes.length; at += font.width) {
    text += font.texts.get(bytes.readUIntBE(at, font.width)) ?? '\ufffd';
  }
  return text;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
    return /^[\r\n]/.test(code) ? '' : (escapes[code] ?? code);
  });
}

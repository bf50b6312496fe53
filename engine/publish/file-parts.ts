import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { PdfFile } from '../export/signing/pdf-file.ts';
import { readZip } from '../export/signing/zip-archive.ts';
import { pdfPageText } from './pdf-page-text.ts';

/** A piece of a finished file: read as text, or bytes that may hold text in some encoding. */
export type FilePart =
  | { readonly part: string; readonly kind: 'text'; readonly text: string }
  | { readonly part: string; readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** A finished file taken apart: every piece, the text that a reader sees, and what may not be in a published file at all. */
export type FileParts = {
  readonly parts: readonly FilePart[];
  readonly shown: string;
  readonly forbidden: readonly string[];
};

/** Takes a PDF apart: page text, strings, names, metadata, every stream unpacked, whether anything refers to it or not. @throws AppError PDF_UNREADABLE */
export function pdfParts(bytes: Uint8Array): FileParts {
  const pdf = new PdfFile(bytes);
  const parts: FilePart[] = [];
  const forbidden = new Set<string>();
  const pages: string[] = [];
  for (let number = 1; number <= pdf.highestObjectNumber; number += 1) {
    const entry = pdf.entry(number);
    if (!entry || entry.kind === 'free') continue;
    const value = pdf.object(PDFRef.of(number, entry.kind === 'at' ? entry.generation : 0));
    if (value === null) continue;
    walk(value, `对象 ${number}`, parts, forbidden);
    if (value instanceof PDFDict && value.get(PDFName.of('Type')) === PDFName.of('Page')) {
      pages.push(pdfPageText(pdf, value));
    }
  }
  const shown = pages.join('\n');
  parts.push({ part: '页面文字', kind: 'text', text: shown }, { part: '文件字节', kind: 'bytes', bytes });
  parts.push(...rawStreams(bytes));
  return { parts, shown, forbidden: [...forbidden] };
}

const forbiddenKeys: Readonly<Record<string, string>> = {
  '/EmbeddedFiles': '嵌入文件',
  '/Thumb': '缩略图',
  '/JavaScript': '脚本',
  '/RichMedia': '多媒体',
};
/** A published page bears signature fields and the straddle seal; other annotations are comments, and so is a stamp with words. */
const allowedAnnotations = new Set(['/Widget', '/Link', '/Stamp']);

function walk(value: PDFObject, part: string, parts: FilePart[], forbidden: Set<string>): void {
  if (value instanceof PDFString || value instanceof PDFHexString) {
    parts.push(
      { part, kind: 'text', text: value.decodeText() },
      { part, kind: 'bytes', bytes: value.asBytes() },
    );
  } else if (value instanceof PDFName) {
    parts.push({ part, kind: 'text', text: value.decodeText() });
  } else if (value instanceof PDFArray) {
    for (const one of value.asArray()) walk(one, part, parts, forbidden);
  } else if (value instanceof PDFRawStream) {
    walk(value.dict, part, parts, forbidden);
  } else if (value instanceof PDFDict) {
    if (value.get(PDFName.of('Type')) === PDFName.of('Annot')) {
      const subtype = value.get(PDFName.of('Subtype'));
      const allowed = subtype instanceof PDFName && allowedAnnotations.has(subtype.asString());
      if (!allowed || value.has(PDFName.of('Popup')) || value.has(PDFName.of('RC'))) forbidden.add('批注');
    }
    for (const [key, one] of value.entries()) {
      const found = forbiddenKeys[key.asString()];
      if (found !== undefined) forbidden.add(found);
      parts.push({ part, kind: 'text', text: key.decodeText() });
      walk(one, part, parts, forbidden);
    }
  }
}

/** Streams found by their keywords alone: also those that no object refers to any more. */
function rawStreams(bytes: Uint8Array): FilePart[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: FilePart[] = [];
  for (let at = source.indexOf('stream'); at >= 0; at = source.indexOf('stream', at + 6)) {
    if (source.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const start = at + 6 + (source[at + 6] === 0x0d ? 2 : 1);
    const end = source.indexOf('endstream', start);
    if (end < 0) break;
    const unpacked = inflated(source.subarray(start, end));
    if (unpacked) parts.push({ part: `第 ${at} 字节处的流`, kind: 'bytes', bytes: unpacked });
  }
  return parts;
}

function inflated(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: 64 * 1024 * 1024 });
  } catch {
    return null;
  }
}

const forbiddenParts: readonly (readonly [RegExp, string])[] = [
  [/comments/i, '批注'],
  [/thumbnail/i, '缩略图'],
  [/embeddings|oleObject/i, '嵌入文件'],
  [/vbaProject/i, '宏'],
];

/** Takes a DOCX apart: part names, the text of each part across its runs, attributes, pictures, certificates. @throws AppError DOCX_UNREADABLE */
export function docxParts(bytes: Uint8Array): FileParts {
  const parts: FilePart[] = [{ part: '文件字节', kind: 'bytes', bytes }];
  const forbidden = new Set<string>();
  let shown = '';
  for (const [name, content] of readZip(bytes)) {
    parts.push({ part: '部件名', kind: 'text', text: name }, { part: name, kind: 'bytes', bytes: content });
    const kind = forbiddenParts.find(([pattern]) => pattern.test(name))?.[1];
    // An empty list of comments is what the writer always brings along.
    const xml = /\.(?:xml|rels)$/i.test(name) ? Buffer.from(content).toString('utf8') : null;
    if (kind !== undefined && !(kind === '批注' && xml !== null && !/<w:comment\b/.test(xml)))
      forbidden.add(kind);
    if (xml === null) continue;
    if (/<w:(?:ins|del|moveFrom|moveTo)\b/.test(xml)) forbidden.add('修订痕迹');
    const text = unescapedXml(xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, ''));
    if (name === 'word/document.xml') shown = text;
    parts.push({ part: name, kind: 'text', text }, ...attributesOf(name, xml), ...base64Of(name, xml));
  }
  return { parts, shown, forbidden: [...forbidden] };
}

function attributesOf(part: string, xml: string): FilePart[] {
  return [...xml.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, double, single]) => ({
    part,
    kind: 'text',
    text: unescapedXml(double ?? single ?? ''),
  }));
}

/** Certificates and pictures inside XML. */
function base64Of(part: string, xml: string): FilePart[] {
  return [...xml.matchAll(/>([A-Za-z0-9+/=\s]{40,})</g)].map(([, text = '']) => ({
    part,
    kind: 'bytes',
    bytes: Buffer.from(text, 'base64'),
  }));
}

function unescapedXml(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return named[name ?? ''] ?? whole;
    },
  );
}

import type { Element, Node } from '@xmldom/xmldom';
import { AppError } from '../../contract/app-error.ts';
import { OpcPackage } from '../export/signing/opc-package.ts';
import { childElements, isElement, parseXml } from '../export/signing/xml.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** Stands between the cells of a table's row; no document holds it as text. */
export const cellEnd = '\u001f';

/** More than any case document has; what has more is not one. */
const mostLines = 5_000;
const mostCharacters = 1_000_000;

/**
 * The text of a Word document from outside, line by line as it is read: a paragraph is a line, and so is a row of a table,
 * its cells parted by `cellEnd`. Text that was struck in a revision is left out, text that was added is kept.
 * Throws WORD_UNREADABLE, WORD_OLD_FORMAT.
 */
export function docxLines(name: string, bytes: Uint8Array): readonly string[] {
  if (isOldFormat(name, bytes)) throw new AppError('WORD_OLD_FORMAT', { file: name });
  const refuse = (problem: string, cause?: unknown) =>
    new AppError('WORD_UNREADABLE', { file: name, problem }, cause);
  try {
    const opc = new OpcPackage(bytes);
    const part = opc.mainDocument();
    const content = part === null ? undefined : opc.parts.get(part);
    if (part === null || !content) throw refuse('里面没有 Word 正文');
    const root = parseXml(content, part).documentElement;
    const body = root ? childElements(root, word, 'body')[0] : undefined;
    if (!body) throw refuse('里面没有 Word 正文');
    const lines = blockLines(body);
    if (lines.length > mostLines || lines.reduce((sum, line) => sum + line.length, 0) > mostCharacters)
      throw refuse('文字太多，不像一份文书');
    return lines;
  } catch (error) {
    if (error instanceof AppError && error.code === 'WORD_UNREADABLE') throw error;
    throw refuse(error instanceof AppError ? String(error.params.problem) : '文件损坏', error);
  }
}

/** .doc and .wps are compound files (MS-CFB); a plain rename does not make them DOCX. */
function isOldFormat(name: string, bytes: Uint8Array): boolean {
  const compound = [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
  const rich = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf';
  return compound || rich || (/\.(doc|wps|wpt|dot|rtf)$/i.test(name) && bytes[0] !== 0x50);
}

function blockLines(parent: Node): string[] {
  const lines: string[] = [];
  for (const element of childElements(parent)) {
    if (isElement(element, word, 'p')) lines.push(inlineText(element));
    else if (isElement(element, word, 'tbl')) lines.push(...tableLines(element));
    else if (holdsBlocks(element)) lines.push(...blockLines(element));
  }
  return lines;
}

/** Content controls, and what a revision added. */
function holdsBlocks(element: Element): boolean {
  return ['sdt', 'sdtContent', 'ins', 'customXml', 'smartTag'].some((name) => isElement(element, word, name));
}

function tableLines(table: Element): string[] {
  return rowsOf(table).map((row) =>
    cellsOf(row)
      .filter((cell) => !continuesAbove(cell))
      .map((cell) => blockLines(cell).join('\n').replaceAll(cellEnd, '\n'))
      .join(cellEnd),
  );
}

const rowsOf = (parent: Node): Element[] => inside(parent, 'tr');
const cellsOf = (parent: Node): Element[] => inside(parent, 'tc');

/** Children of one name, also where a content control holds them. */
function inside(parent: Node, name: string): Element[] {
  return childElements(parent).flatMap((element) =>
    isElement(element, word, name) ? [element] : holdsBlocks(element) ? inside(element, name) : [],
  );
}

/** A cell that is only the lower part of one above. */
function continuesAbove(cell: Element): boolean {
  const properties = childElements(cell, word, 'tcPr')[0];
  const merge = properties ? childElements(properties, word, 'vMerge')[0] : undefined;
  return merge !== undefined && merge.getAttributeNS(word, 'val') !== 'restart';
}

/** Parts of a paragraph that are not text that a reader sees. */
const unseen = new Set(['del', 'moveFrom', 'instrText', 'delText', 'pPr', 'rPr', 'Fallback']);

function inlineText(node: Node): string {
  let text = '';
  for (const child of childElements(node)) {
    const { localName } = child;
    const known = child.namespaceURI === word || child.namespaceURI === compatibility;
    if (known && localName !== null && unseen.has(localName)) continue;
    if (isElement(child, word, 't')) text += child.textContent ?? '';
    else if (isElement(child, word, 'br') || isElement(child, word, 'cr')) text += '\n';
    else if (isElement(child, word, 'tab')) text += '\t';
    else if (isElement(child, word, 'sym')) text += symbol(child);
    else text += inlineText(child);
  }
  return text;
}

/** Boxes are often set as signs of Wingdings. */
function symbol(element: Element): string {
  const code = Number.parseInt(element.getAttributeNS(word, 'char') ?? '', 16) & 0xff;
  if (code === 0xfe || code === 0x52) return '☑';
  if (code === 0xfd || code === 0x54) return '☒';
  return code === 0xa8 || code === 0x6f || code === 0xa3 ? '□' : '';
}

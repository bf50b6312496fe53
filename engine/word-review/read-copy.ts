import type { Element, Node } from '@xmldom/xmldom';
import { AppError } from '../../contract/app-error.ts';
import { OpcPackage } from '../export/signing/opc-package.ts';
import { targetPart } from '../export/signing/opc-relationships.ts';
import { childElements, isElement, parseXml } from '../export/signing/xml.ts';
import { copyProperties } from './make-copy.ts';
import { type ReturnedComment, readComments } from './read-comments.ts';
import { wordDay } from './word-day.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
/** More than any case document has; what has more is not one. */
const mostPieces = 200_000;
const mostCharacters = 1_000_000;

/** A stretch of a returned file's text. `start` counts all of the text before it, whatever its state. */
export type Piece = {
  readonly text: string;
  readonly start: number;
  readonly state: 'kept' | 'inserted' | 'deleted';
  readonly by: string;
  readonly on: string | null;
};

export type Stretch = { readonly start: number; readonly end: number };

/** A working copy as it came back. */
export type ReturnedCopy = {
  /** Id of the document it was made of, and the hash of its contents then; null where the file does not say. */
  readonly documentId: string | null;
  readonly content: string | null;
  readonly pieces: readonly Piece[];
  readonly bookmarks: ReadonlyMap<string, Stretch>;
  readonly ranges: ReadonlyMap<string, Stretch>;
  readonly comments: readonly ReturnedComment[];
  /** Changes of looks alone, which no field can take. */
  readonly formatting: number;
};

/** Reads a returned working copy, hostile until read. Throws WORD_UNREADABLE. */
export function readCopy(name: string, bytes: Uint8Array): ReturnedCopy {
  const refuse = (problem: string, cause?: unknown) =>
    new AppError('WORD_UNREADABLE', { file: name, problem }, cause);
  try {
    const opc = new OpcPackage(bytes);
    const part = opc.mainDocument();
    const content = part === null ? undefined : opc.parts.get(part);
    const root = part !== null && content ? parseXml(content, part).documentElement : null;
    const body = root ? childElements(root, word, 'body')[0] : undefined;
    if (part === null || !body) throw refuse('里面没有 Word 正文');
    const reader = new BodyReader();
    reader.block(body, { state: 'kept', by: '', on: null });
    const properties = readProperties(opc);
    return {
      documentId: properties.get(copyProperties.document) ?? null,
      content: properties.get(copyProperties.content) ?? null,
      pieces: reader.pieces,
      bookmarks: reader.bookmarks,
      ranges: reader.ranges,
      comments: readComments((kind) => linkedPart(opc, part, kind)),
      formatting: reader.formatting,
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'WORD_UNREADABLE') throw error;
    throw refuse(error instanceof AppError ? String(error.params.problem) : '文件损坏', error);
  }
}

/** The one part of a kind that the document names, parsed; null where there is none. */
function linkedPart(opc: OpcPackage, source: string, kind: string): Element | null {
  const link = opc.relationships(source).find(({ type }) => type.endsWith(`/${kind}`));
  const part = link ? targetPart(source, link.target) : null;
  const bytes = part === null ? undefined : opc.parts.get(part);
  return part !== null && bytes ? parseXml(bytes, part).documentElement : null;
}

function readProperties(opc: OpcPackage): ReadonlyMap<string, string> {
  const link = opc.relationships('/').find(({ type }) => type === `${relationship}custom-properties`);
  const part = link ? targetPart('/', link.target) : null;
  const bytes = part === null ? undefined : opc.parts.get(part);
  const root = part !== null && bytes ? parseXml(bytes, part).documentElement : null;
  if (!root) return new Map();
  return new Map(
    childElements(root).map((one) => [one.getAttribute('name') ?? '', (one.textContent ?? '').trim()]),
  );
}

type Change = Pick<Piece, 'state' | 'by' | 'on'>;
type Read = (element: Element, change: Change) => void;

/** Walks the body once, keeping where everything stands in all of its text. */
class BodyReader {
  readonly pieces: Piece[] = [];
  readonly bookmarks = new Map<string, Stretch>();
  readonly ranges = new Map<string, Stretch>();
  formatting = 0;
  #at = 0;
  readonly #names = new Map<string, string>();

  block(parent: Node, change: Change): void {
    for (const element of childElements(parent)) {
      if (isElement(element, word, 'p')) this.#paragraph(element, change);
      else if (isElement(element, word)) this.#inline(element, change);
    }
  }

  #paragraph(paragraph: Element, change: Change): void {
    for (const element of childElements(paragraph)) this.#inline(element, change);
    this.#add('\n', markChange(paragraph) ?? change);
  }

  #inline(element: Element, change: Change): void {
    if (element.namespaceURI !== word) {
      this.#foreign(element, change);
      return;
    }
    const read = this.#reads[element.localName ?? ''];
    if (read) read(element, change);
    else this.block(element, change);
  }

  readonly #text: Read = (element, change) => this.#add(element.textContent ?? '', change);
  readonly #break: Read = (_element, change) => this.#add('\n', change);
  readonly #added: Read = (element, change) => this.block(element, changed(element, change, 'inserted'));
  readonly #struck: Read = (element, change) => this.block(element, changed(element, change, 'deleted'));
  readonly #looks: Read = (element) => {
    this.formatting += formattingChanges(element);
  };
  readonly #unseen: Read = () => undefined;
  /** What each element says; of any other, what it holds. */
  readonly #reads: Readonly<Record<string, Read>> = {
    p: (element, change) => this.#paragraph(element, change),
    t: this.#text,
    delText: this.#text,
    br: this.#break,
    cr: this.#break,
    tab: (_element, change) => this.#add('\t', change),
    noBreakHyphen: (_element, change) => this.#add('-', change),
    ins: this.#added,
    moveTo: this.#added,
    del: this.#struck,
    moveFrom: this.#struck,
    bookmarkStart: (element) => this.#open(element),
    bookmarkEnd: (element) => this.#close(element),
    commentRangeStart: (element) => this.#comment(element, false),
    commentRangeEnd: (element) => this.#comment(element, true),
    commentReference: (element) => this.#comment(element, true),
    rPr: this.#looks,
    pPr: this.#looks,
    tblPr: this.#looks,
    trPr: this.#looks,
    tcPr: this.#looks,
    sectPr: this.#looks,
    instrText: this.#unseen,
    delInstrText: this.#unseen,
  };

  /** Of alternatives the first is read, as Word reads it. */
  #foreign(element: Element, change: Change): void {
    const choice = element.localName === 'AlternateContent' ? childElements(element)[0] : element;
    if (choice) this.block(choice, change);
  }

  #add(text: string, change: Change): void {
    if (text === '') return;
    this.pieces.push({ text, start: this.#at, ...change });
    this.#at += text.length;
    if (this.pieces.length > mostPieces || this.#at > mostCharacters)
      throw new AppError('DOCX_UNREADABLE', { problem: '文字太多，不像一份文书' });
  }

  #open(element: Element): void {
    const name = element.getAttributeNS(word, 'name') ?? '';
    this.#names.set(element.getAttributeNS(word, 'id') ?? '', name);
    this.bookmarks.set(name, { start: this.#at, end: this.#at });
  }

  #close(element: Element): void {
    const name = this.#names.get(element.getAttributeNS(word, 'id') ?? '');
    const open = name === undefined ? undefined : this.bookmarks.get(name);
    if (name !== undefined && open) this.bookmarks.set(name, { start: open.start, end: this.#at });
  }

  #comment(element: Element, end: boolean): void {
    const id = element.getAttributeNS(word, 'id') ?? '';
    const open = this.ranges.get(id);
    // A reference behind its range does not widen it; one without a range stands for its place.
    if (element.localName === 'commentReference' && open) return;
    this.ranges.set(id, { start: end && open ? open.start : this.#at, end: this.#at });
  }
}

/** Who changed what, and when; a change within another keeps the stronger state: what is struck stays struck. */
function changed(element: Element, outer: Change, state: 'inserted' | 'deleted'): Change {
  return {
    state: outer.state === 'deleted' ? 'deleted' : state,
    by: element.getAttributeNS(word, 'author') ?? '',
    on: wordDay(element.getAttributeNS(word, 'date')),
  };
}

/** The end of a paragraph can itself be inserted or struck. */
function markChange(paragraph: Element): Change | null {
  const properties = childElements(paragraph, word, 'pPr')[0];
  const mark = properties ? childElements(properties, word, 'rPr')[0] : undefined;
  if (!mark) return null;
  const [inserted, deleted] = [childElements(mark, word, 'ins')[0], childElements(mark, word, 'del')[0]];
  const kept: Change = { state: 'kept', by: '', on: null };
  if (deleted) return changed(deleted, kept, 'deleted');
  return inserted ? changed(inserted, kept, 'inserted') : null;
}

function formattingChanges(element: Element): number {
  return childElements(element).reduce(
    (sum, child) =>
      sum +
      (/PrChange$/.test(child.localName ?? '') ? 1 : 0) +
      (child.localName === 'rPr' ? formattingChanges(child) : 0),
    0,
  );
}

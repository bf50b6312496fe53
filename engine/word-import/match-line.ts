import { cellEnd } from './docx-lines.ts';
import type { Piece } from './form-lines.ts';
import { originalBetween, type PlainText, plainText } from './plain-text.ts';

/** What a line of a document says for the fields of a line of the form. */
export type LineMatch = {
  /** Characters of fixed wording that agree: how sure it is. */
  readonly weight: number;
  readonly texts: readonly { readonly piece: Piece & { kind: 'field' }; readonly text: string }[];
  readonly ticks: readonly { readonly piece: Piece & { kind: 'box' }; readonly ticked: boolean }[];
  /** The field that the line ends with, whose value may go on in the next. */
  readonly open: string | null;
};

const empty = new Set(['□', '▢', '◻', '☐', '○']);
const ticked = new Set(['☑', '☒', '■', '√', '✓', '✔', '●']);

/** Matches a whole line against one way in which the form prints it; null where it is another line. */
export function matchLine(pieces: readonly Piece[], line: PlainText): LineMatch | null {
  const texts: LineMatch['texts'][number][] = [];
  const ticks: LineMatch['ticks'][number][] = [];
  let waiting: Piece[] = [];
  let weight = 0;
  let at = 0;
  const take = (until: number): boolean => {
    const read = split(waiting, originalBetween(line, at, until));
    if (!read || (waiting.length === 0 && until !== at)) return false;
    texts.push(...read);
    waiting = [];
    return true;
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'field' || piece.kind === 'any') waiting.push(piece);
    else if (piece.kind === 'box') {
      const found = boxFrom(line.text, at);
      if (found < 0 || !take(found)) return null;
      ticks.push({ piece, ticked: ticked.has(line.text[found] ?? '') });
      at = found + 1;
    } else {
      const { text } = plainText(piece.text);
      // White space alone: it parts two fields, which are told apart below.
      if (text === '') continue;
      const last = index === pieces.length - 1;
      const found = last ? line.text.length - text.length : line.text.indexOf(text, at);
      if (found < at || !line.text.startsWith(text, found) || !take(found)) return null;
      at = found + text.length;
      weight += text.replaceAll(cellEnd, '').length;
    }
  }
  const open = waiting.at(-1) ?? null;
  if (!take(line.text.length)) return null;
  return { weight, texts, ticks, open: open?.kind === 'field' ? open.pointer : null };
}

/**
 * What stands between two pieces of wording, told apart by white space where it is of several fields; null where
 * nobody can tell where the one ends and the other begins. Nothing that is filled in reaches into the next cell.
 */
function split(waiting: readonly Piece[], text: string): LineMatch['texts'] | null {
  if (waiting.length === 0) return [];
  if (text.includes(cellEnd)) return null;
  const parts =
    waiting.length === 1
      ? [text]
      : text
          .replace(dayGap, '年月日')
          .trim()
          .split(/[\s＿_]+/u);
  const none = !isFilled(text);
  if (!none && parts.length !== waiting.length) return null;
  return waiting.flatMap((piece, index) =>
    piece.kind === 'field' ? [{ piece, text: none ? '' : (parts[index] ?? '') }] : [],
  );
}

/** The gaps in which a day is written by hand, as one word. */
const dayGap = /年[\s＿_]*月[\s＿_]*日/gu;

/** Gaps for the pen and struck places say nothing. */
export function isFilled(text: string): boolean {
  return plainText(text).text.replace(/[年月日时分元/／\-—]/g, '') !== '';
}

function boxFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (empty.has(character) || ticked.has(character)) return at;
  }
  return -1;
}

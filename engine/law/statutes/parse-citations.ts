import { parseChineseNumeral } from '../../values/chinese-numeral.ts';
import { toHalfWidth } from '../../values/full-width.ts';

/** A statute named in a text, with or without a place in it. */
export type Citation = {
  /** Title as written, without 《》 (for 该办法, 同法 … the title it stands for). */
  readonly law: string;
  /** Null when only the title is named. */
  readonly article: number | null;
  readonly paragraph?: number;
  readonly item?: number;
  /** Place in the text, in UTF-16 units, end excluded. */
  readonly span: { readonly start: number; readonly end: number };
  /** Written with digits (第34条) where statutes are cited in Chinese numerals. */
  readonly digits: boolean;
  /** “等规定”, or “…的规定” with no article: names no clause that could be checked. */
  readonly vague: boolean;
};

const NUMERAL = '[零〇一二三四五六七八九十百千两]+|[0-9０-９]+';
const TITLE = /《([^《》]{2,60})》|(该|同)(?:法|办法|条例|规定|规则)(?=第)/g;
const LAW_ENDING = /(?:法|条例|规定|办法|规则|细则|决定|解释|通则|基准)(?:[（(][^（）()]*[）)])?$/;
const PLACE = new RegExp(
  `^(?<joint>[、，,和及与至]|以及|或者|或)?(?:之)?第(?<article>${NUMERAL})条` +
    `(?:第(?<paragraph>${NUMERAL})款)?` +
    `(?:第?[（(](?<bracketed>${NUMERAL})[）)]项?|第(?<item>${NUMERAL})项)?`,
);
const MORE_ITEMS = new RegExp(
  `^[、，,和及与](?:第(?<paragraph>${NUMERAL})款)?(?:第?[（(](?<bracketed>${NUMERAL})[）)]项?|第(?<item>${NUMERAL})项)?`,
);
const VAGUE = /^(?:等)?(?:法律|法规|规章|、)*(?:的)?(?:有关|相关)?(?:的)?规定/;
/** What may stand between a title and its article: （2022年修正）, （交通运输部令2021年第6号）. */
const REMARK = /^[（(][^（）()]{1,60}[）)](?=第)/;
const AND_OTHERS = /^等(?:法律|法规|规章|、)*(?:的)?(?:有关|相关)?(?:条款|条文|规定)/;

/** Finds every statute citation in a text, in order, one for each article (款, 项) named. */
export function parseCitations(text: string): readonly Citation[] {
  // Every citation follows a title; most texts have none.
  if (!text.includes('《')) return [];
  const found: Citation[] = [];
  let lastLaw: string | null = null;
  for (const match of text.matchAll(TITLE)) {
    const title: string | null = match[1] ?? lastLaw;
    if (title === null) continue;
    const start = match.index;
    const citations = placesAfter(text, title, start, start + match[0].length);
    if (citations.length > 0) found.push(...citations);
    else if (LAW_ENDING.test(title)) found.push(titleOnly(text, title, start, start + match[0].length));
    if (LAW_ENDING.test(title) || citations.length > 0) lastLaw = title;
  }
  return found;
}

function titleOnly(text: string, law: string, start: number, end: number): Citation {
  return { law, article: null, span: { start, end }, digits: false, vague: VAGUE.test(text.slice(end)) };
}

function placesAfter(text: string, law: string, titleStart: number, titleEnd: number): Citation[] {
  const found: Citation[] = [];
  let position = titleEnd + (REMARK.exec(text.slice(titleEnd))?.[0].length ?? 0);
  for (;;) {
    const match = PLACE.exec(text.slice(position));
    const groups = match?.groups;
    const article = numeral(groups?.article);
    if (!match || !groups || article === undefined || (found.length === 0 && groups.joint)) break;
    const start = found.length === 0 ? titleStart : position + (groups.joint ?? '').length;
    position += match[0].length;
    const paragraph = numeral(groups.paragraph);
    const item = numeral(groups.bracketed ?? groups.item);
    found.push(place(law, article, paragraph, item, { start, end: position }, hasDigits(match[0])));
    position = furtherItems(text, position, found);
  }
  return markAndOthers(text, position, found);
}

/** 第一款第（一）项、第（二）项 and 第一款、第二款 go on within the same article. */
function furtherItems(text: string, from: number, found: Citation[]): number {
  let position = from;
  for (;;) {
    const previous = found.at(-1);
    const match = MORE_ITEMS.exec(text.slice(position));
    const groups = match?.groups;
    const paragraph = numeral(groups?.paragraph);
    const item = numeral(groups?.bracketed ?? groups?.item);
    if (!match || !previous || previous.article === null) return position;
    if (paragraph === undefined && item === undefined) return position;
    const span = { start: position + 1, end: position + match[0].length };
    found.push(
      place(previous.law, previous.article, paragraph ?? previous.paragraph, item, span, hasDigits(match[0])),
    );
    position = span.end;
  }
}

function markAndOthers(text: string, position: number, found: readonly Citation[]): Citation[] {
  if (!AND_OTHERS.test(text.slice(position))) return [...found];
  return found.map((citation, index) =>
    index === found.length - 1 ? { ...citation, vague: true } : citation,
  );
}

function place(
  law: string,
  article: number,
  paragraph: number | undefined,
  item: number | undefined,
  span: Citation['span'],
  digits: boolean,
): Citation {
  return {
    law,
    article,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
    span,
    digits,
    vague: false,
  };
}

function hasDigits(text: string): boolean {
  return /[0-9０-９]/.test(text);
}

function numeral(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const plain = toHalfWidth(text);
  if (/^\d+$/.test(plain)) return Number(plain) > 0 ? Number(plain) : undefined;
  return parseChineseNumeral(plain) ?? undefined;
}

import type { StatuteListing } from '../../../contract/commands/law.ts';

/** One thing offered where a citation is being typed. */
export type CompletionOption = {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  /** What stands in the place of `from`…`to`. */
  readonly text: string;
};

/** What is offered at the caret: it replaces the characters from `from` to `to`. */
export type Completion = {
  readonly kind: 'statute' | 'article';
  /** Where the 《 or the 第 stands: the same start is the same offer, however the typing goes on. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly options: readonly CompletionOption[];
};

const openTitle = /《([^《》\n]{0,30})$/;
const openArticle =
  /《([^《》\n]{2,60})》(?:[（(][^（）()\n]{1,60}[）)])?第([零〇一二三四五六七八九十百0-9０-９]{0,6})$/;

/** What to offer with the caret after `caret` characters of a text; null for nothing. */
export function completionAt(
  text: string,
  caret: number,
  statutes: readonly StatuteListing[],
): Completion | null {
  const before = text.slice(0, caret);
  const title = openTitle.exec(before);
  if (title) return statuteCompletion(title.index, title[1] ?? '', text, caret, statutes);
  const article = openArticle.exec(before);
  if (!article) return null;
  return articleCompletion(article[1] ?? '', article[2] ?? '', text, caret, statutes);
}

function statuteCompletion(
  start: number,
  typed: string,
  text: string,
  caret: number,
  statutes: readonly StatuteListing[],
): Completion | null {
  const closed = text[caret] === '》';
  const options = statutes
    .map((statute) => ({ statute, rank: rankOf(statute, typed) }))
    .filter(({ rank }) => rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .map(({ statute }) => statuteOption(statute, text.slice(caret + (closed ? 1 : 0))));
  return options.length === 0
    ? null
    : { kind: 'statute', start, from: start + 1, to: caret + (closed ? 1 : 0), options };
}

function statuteOption(
  { title, aliases, inForce, articles }: StatuteListing,
  after: string,
): CompletionOption {
  // Straight on to the article, where one can be named and none is yet.
  const more = articles.length > 0 && !after.startsWith('第') ? '第' : '';
  return {
    key: title,
    label: title,
    note: inForce ? (aliases[0] ?? '') : '该日不在有效期内',
    text: `${title}》${more}`,
  };
}

const plain = (title: string) => title.replace(/\s/g, '').replace(/^中华人民共和国/, '');

/** 0: a name begins so; 1: a name holds it; 2: neither. */
function rankOf({ title, aliases }: StatuteListing, typed: string): number {
  const key = plain(typed);
  const names = [title, ...aliases].map(plain);
  if (names.some((name) => name.startsWith(key))) return 0;
  return names.some((name) => name.includes(key)) ? 1 : 2;
}

function articleCompletion(
  law: string,
  typed: string,
  text: string,
  caret: number,
  statutes: readonly StatuteListing[],
): Completion | null {
  const name = plain(law.replace(/[（(][^（）()]*[）)]$/, ''));
  const statute = statutes.find((one) => [one.title, ...one.aliases].map(plain).includes(name));
  if (!statute) return null;
  const digits = typed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const options = statute.articles
    .filter(
      ({ place, number }) =>
        place.slice(1).startsWith(typed) || (digits !== '' && String(number).startsWith(digits)),
    )
    .map(({ number, place, opening }) => ({
      key: String(number),
      label: place,
      note: opening === '' ? '（未收录条文）' : opening,
      text: place,
    }));
  if (options.length === 0) return null;
  const from = caret - typed.length - 1;
  const to = caret + (text[caret] === '条' ? 1 : 0);
  return { kind: 'article', start: from, from, to, options };
}

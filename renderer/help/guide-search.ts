import MiniSearch from 'minisearch';
import type { GuidePage } from './guide-pages.ts';

export type GuideHit = {
  readonly page: string;
  readonly pageTitle: string;
  readonly at: string;
  readonly title: string;
  /** The words around the first place that fits. */
  readonly excerpt: string;
};

/** How many hits are shown, and how many characters of each. */
const most = 20;
const excerptLength = 64;

/** Words of Latin letters and digits in small letters; Chinese as pairs of characters, since it has no spaces. */
export function searchTerms(text: string): string[] {
  return (text.toLowerCase().match(/\p{Script=Han}+|[a-z0-9_.-]+/gu) ?? []).flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run) || [...run].length === 1) return [run];
    const characters = [...run];
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}

/** A search over all parts of the guide: all words of the query first; where nothing has them all, any of them. */
export function guideSearch(pages: readonly GuidePage[]): (query: string) => readonly GuideHit[] {
  const parts = pages.flatMap((page) =>
    page.parts.map((part) => ({ ...part, page: page.name, pageTitle: page.title })),
  );
  const index = new MiniSearch({
    fields: ['title', 'text'],
    tokenize: searchTerms,
    processTerm: (term) => term,
  });
  index.addAll(parts.map(({ title, text }, id) => ({ id, title, text })));
  return (query) => {
    const terms = searchTerms(query);
    if (terms.length === 0) return [];
    // Half a word and a single character find what begins with them.
    const options = { prefix: true, boost: { title: 2 } };
    const all = index.search(query, { ...options, combineWith: 'AND' });
    const found = all.length > 0 ? all : index.search(query, { ...options, combineWith: 'OR' });
    return found.slice(0, most).flatMap(({ id }) => {
      const part = parts[Number(id)];
      return part ? [{ ...part, excerpt: excerpt(part.text, [query.trim().toLowerCase(), ...terms]) }] : [];
    });
  };
}

function excerpt(text: string, terms: readonly string[]): string {
  const low = text.toLowerCase();
  const at = terms.map((term) => low.indexOf(term)).find((found) => found >= 0) ?? 0;
  const from = Math.max(0, at - 16);
  const end = from + excerptLength;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}

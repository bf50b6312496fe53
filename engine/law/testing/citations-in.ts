import type { Citation } from '../statutes/parse-citations.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { statutes } from '../statutes/statute-library.ts';

/** Titles and short names, the longest first, so that 交通运输行政执法程序规定 is not read as 程序规定. */
const names = statutes()
  .flatMap(({ title, aliases }) => [title, ...aliases])
  .toSorted((one, other) => other.length - one.length);
const UNMARKED = new RegExp(`《[^》]*》|(${names.join('|')})(?=第)`, 'g');

/** The citations of a text, those too that name a known statute without 《》, as help texts do. */
export function citationsIn(text: string): readonly Citation[] {
  const marked = text.replace(UNMARKED, (whole, name: string | undefined) => (name ? `《${name}》` : whole));
  return parseCitations(marked).filter(({ article }) => article !== null);
}

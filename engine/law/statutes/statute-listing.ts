import type { StatuteListing } from '../../../contract/commands/law.ts';
import type { IsoDay } from '../../values/day.ts';
import type { StatuteParagraph, StatuteVersion } from './statute.ts';
import { statutes, versionOn } from './statute-library.ts';
import { formatArticle } from './statute-place.ts';

/** How much of an article's text is shown where it is offered, in characters. */
const openingLength = 40;

/** Every statute of the library with its articles on a day, those in force first. */
export function listStatutes(on: IsoDay): readonly StatuteListing[] {
  return statutes()
    .map((statute): StatuteListing => {
      const version = versionOn(statute, on);
      return {
        title: statute.title,
        aliases: statute.aliases,
        inForce: version !== null,
        articles: version ? articlesOf(version) : [],
      };
    })
    .toSorted((one, other) => Number(other.inForce) - Number(one.inForce));
}

/** Those that are held, and up to the last one where its number is known. */
function articlesOf({ articles, lastArticle }: StatuteVersion): StatuteListing['articles'] {
  const held = Object.keys(articles).map(Number);
  const all = lastArticle === undefined ? held : [...Array(lastArticle).keys()].map((index) => index + 1);
  return all
    .toSorted((one, other) => one - other)
    .map((number) => ({
      number,
      place: formatArticle({ article: number }),
      opening: openingOf(articles[String(number)]),
    }));
}

function openingOf(paragraphs: readonly StatuteParagraph[] | undefined): string {
  const text = paragraphs?.[0]?.text ?? '';
  return text.length <= openingLength ? text : `${text.slice(0, openingLength)}…`;
}

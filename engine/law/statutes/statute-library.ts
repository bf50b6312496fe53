import type { IsoDay } from '../../values/day.ts';
import { fromLaw, lawTables } from '../law-tables.ts';
import type { Statute, StatuteParagraph, StatuteVersion } from './statute.ts';

/** Every statute that is known now. */
export function statutes(): readonly Statute[] {
  return lawTables().statutes;
}

/** Titles as compared: no 《》, no spaces, no year or “修正” in brackets at the end, without 中华人民共和国. */
function titleKey(title: string): string {
  return title
    .replace(/[《》\s]/g, '')
    .replace(/[（(][^（）()]*(?:年|修订|修正|令)[^（）()]*[）)]$/, '')
    .replace(/^中华人民共和国/, '');
}

const byTitle = fromLaw(
  (law) =>
    new Map(
      law.statutes.flatMap((statute) =>
        [statute.title, ...statute.aliases].map((name) => [titleKey(name), statute] as const),
      ),
    ),
);

/** The statute of this title or usual short name, 《》 and 中华人民共和国 or not; null when it is not in the library. */
export function findStatute(title: string): Statute | null {
  return byTitle().get(titleKey(title)) ?? null;
}

/** The version in force on a day; null before the first and after a repeal. */
export function versionOn(statute: Statute, day: IsoDay): StatuteVersion | null {
  return (
    statute.versions.find(
      ({ inForceFrom, until }) => inForceFrom <= day && (until === undefined || day <= until),
    ) ?? null
  );
}

/** The paragraphs of an article in the version in force on a day; null when they are not held. */
export function articleOn(
  statute: Statute,
  article: number,
  day: IsoDay,
): readonly StatuteParagraph[] | null {
  return versionOn(statute, day)?.articles[String(article)] ?? null;
}

/** The wording of an article, a line a paragraph or item, for the reader; null where the text is not held. */
export function articleText(paragraphs: readonly StatuteParagraph[]): string | null {
  const lines: string[] = [];
  for (const { text, items } of paragraphs) {
    if (text === undefined || typeof items === 'number') return null;
    lines.push(text, ...(items ?? []));
  }
  return lines.join('\n');
}

/** Statutes whose title or short name holds what was typed after 《, best match first, for completion. */
export function suggestStatutes(typed: string): readonly Statute[] {
  const key = titleKey(typed);
  const rank = ({ title, aliases }: Statute): number => {
    const keys = [title, ...aliases].map(titleKey);
    if (keys.some((name) => name.startsWith(key))) return 0;
    return keys.some((name) => name.includes(key)) ? 1 : 2;
  };
  return statutes()
    .filter((statute) => rank(statute) < 2)
    .toSorted((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title, 'zh'));
}

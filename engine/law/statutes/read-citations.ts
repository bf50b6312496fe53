import type { CitationReading, StatuteWording } from '../../../contract/commands/law.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { IsoDay } from '../../values/day.ts';
import { citationSentence, citationStatus } from './citation-status.ts';
import { type Citation, parseCitations } from './parse-citations.ts';
import type { Statute, StatuteVersion } from './statute.ts';
import { articleText, findStatute, versionOn } from './statute-library.ts';
import { formatStatutePlace } from './statute-place.ts';

/** Every citation of a text with the wording in force on a day, for the reader. */
export function readCitations(text: string, on: IsoDay): readonly CitationReading[] {
  return parseCitations(text).map((citation) => reading(citation, on));
}

function reading(citation: Citation, on: IsoDay): CitationReading {
  const { law, article, span } = citation;
  const statute = findStatute(law);
  const version = statute ? versionOn(statute, on) : null;
  const paragraphs = article === null ? undefined : version?.articles[String(article)];
  const read = article === null ? { law } : { ...citation, article };
  return {
    span,
    cited: 'article' in read ? formatStatutePlace(read) : `《${law}》`,
    title: statute?.title ?? null,
    sentence: 'article' in read ? citationSentence(read, citationStatus(read, on)) : titleSentence(law, on),
    text: paragraphs ? articleText(paragraphs) : null,
    version: version ? wording(version) : null,
    others: statute ? statute.versions.filter((one) => one !== version).map(wording) : [],
  };
}

/** What to say of a law that is named without an article: null when it is in force on that day. */
export function titleSentence(law: string, on: IsoDay): string | null {
  const statute = findStatute(law);
  if (!statute) return `法律库中没有《${law}》，不能判断它是否有效。请人工核对。`;
  return versionOn(statute, on) ? null : notInForce(statute, law, on);
}

function notInForce({ versions }: Statute, law: string, on: IsoDay): string | null {
  const first = versions[0]?.inForceFrom;
  if (first !== undefined && on < first)
    return `《${law}》自${formatDay(first)}起才施行。请核对所引法律和日期。`;
  const until = versions.findLast((version) => version.until !== undefined)?.until;
  return until === undefined ? null : `《${law}》已于${formatDay(until)}后失效。请改引现行规定。`;
}

function wording(version: StatuteVersion): StatuteWording {
  const { adopted, inForceFrom, until, number, source, unverified } = version;
  return {
    adopted,
    inForceFrom,
    until: until ?? null,
    number: number ?? null,
    source,
    unverified: unverified ?? null,
  };
}

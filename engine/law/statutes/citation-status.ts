import { formatDay } from '../../values/chinese-date.ts';
import type { IsoDay } from '../../values/day.ts';
import { missingCase } from '../../values/missing-case.ts';
import type { Statute, StatuteParagraph, StatuteVersion } from './statute.ts';
import { findStatute, versionOn } from './statute-library.ts';
import { formatArticle, type StatutePlace } from './statute-place.ts';

/**
 * What the library says of a citation on a day. `unknown-law`: not in the library; `unknown-text`: the law is,
 * this article's text is not held, so its existence cannot be told.
 */
export type CitationStatus =
  | {
      readonly status: 'in-force';
      readonly version: StatuteVersion;
      /** Set when an item is named without its 款 in an article of several. */
      readonly paragraphUnnamed: boolean;
    }
  | { readonly status: 'repealed'; readonly until: IsoDay }
  | { readonly status: 'not-yet-in-force'; readonly from: IsoDay }
  | { readonly status: 'no-such-article'; readonly missing: 'article' | 'paragraph' | 'item' }
  | { readonly status: 'unknown-text' }
  | { readonly status: 'unknown-law' };

/** Whether the cited article (款, 项) exists and is in force on `day` (the act's or the violation's, as the rule asks). */
export function citationStatus(place: StatutePlace, day: IsoDay): CitationStatus {
  const statute = findStatute(place.law);
  if (!statute) return { status: 'unknown-law' };
  const version = versionOn(statute, day);
  if (!version) return outOfForce(statute, day);
  const paragraphs = version.articles[String(place.article)];
  if (paragraphs) return placeIn(paragraphs, place, version);
  const beyond = version.lastArticle !== undefined && place.article > version.lastArticle;
  return beyond || version.complete
    ? { status: 'no-such-article', missing: 'article' }
    : { status: 'unknown-text' };
}

function outOfForce(statute: Statute, day: IsoDay): CitationStatus {
  const first = statute.versions[0];
  if (first && day < first.inForceFrom) return { status: 'not-yet-in-force', from: first.inForceFrom };
  const until = statute.versions.findLast((version) => version.until !== undefined)?.until;
  return until === undefined ? { status: 'unknown-text' } : { status: 'repealed', until };
}

function placeIn(
  paragraphs: readonly StatuteParagraph[],
  place: StatutePlace,
  version: StatuteVersion,
): CitationStatus {
  const { paragraph, item } = place;
  const absent = (missing: 'paragraph' | 'item'): CitationStatus =>
    paragraphs.some(({ partial }) => partial)
      ? { status: 'unknown-text' }
      : { status: 'no-such-article', missing };
  if (paragraph !== undefined && paragraph > paragraphs.length) return absent('paragraph');
  if (item !== undefined) {
    const searched = paragraph === undefined ? paragraphs : paragraphs.slice(paragraph - 1, paragraph);
    if (!searched.some((candidate) => itemCount(candidate) >= item)) return absent('item');
  }
  const paragraphUnnamed = item !== undefined && paragraph === undefined && paragraphs.length > 1;
  return { status: 'in-force', version, paragraphUnnamed };
}

function itemCount({ items }: StatuteParagraph): number {
  return typeof items === 'number' ? items : (items?.length ?? 0);
}

/** The Chinese sentence for a citation that is not plainly in force; null when there is nothing to say. */
export function citationSentence(place: StatutePlace, status: CitationStatus): string | null {
  const name = `《${place.law}》`;
  switch (status.status) {
    case 'in-force':
      return status.paragraphUnnamed
        ? `${name}${formatArticle({ article: place.article })}不止一款，请写明第几款。`
        : null;
    case 'repealed':
      return `${name}已于${formatDay(status.until)}后失效。请改引现行规定。`;
    case 'not-yet-in-force':
      return `${name}自${formatDay(status.from)}起才施行。请核对所引法律和日期。`;
    case 'no-such-article':
      return `${name}没有${formatArticle(place)}。请核对条、款、项。`;
    case 'unknown-text':
      return `程序没有${name}${formatArticle({ article: place.article })}的条文，不能判断所引条款是否存在。请人工核对。`;
    case 'unknown-law':
      return `法律库中没有${name}，不能判断所引条款是否有效。请人工核对。`;
    default:
      return missingCase(status);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { citationSentence, citationStatus } from '../engine/law/statutes/citation-status.ts';
import type { Citation } from '../engine/law/statutes/parse-citations.ts';
import { articleOn, articleText, findStatute } from '../engine/law/statutes/statute-library.ts';
import { citationsIn } from '../engine/law/testing/citations-in.ts';
import { citedArticles, unheldCitations } from './cited-articles.ts';

const root = join(import.meta.dirname, '..');
/** The day that the samples are of; the forms' newest versions are in force on it. */
const day = '2026-03-10';

const files = readdirSync(join(root, 'templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => [
    ...readdirSync(join(root, 'templates', name))
      .filter((file) => file.endsWith('.json'))
      .map((file) => join('templates', name, file)),
    join('schemas', 'forms', `${name}.schema.json`),
  ]);

/** Every sentence of a file; a basis is read as the citation that it is. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(sentences);
  if (typeof value !== 'object' || value === null) return [];
  const { law, article, clause } = value as Record<string, unknown>;
  if (typeof law === 'string' && typeof article === 'string') return [`《${law}》${article}${clause ?? ''}`];
  return Object.values(value).flatMap(sentences);
}

type Found = { readonly file: string; readonly sentence: string; readonly citation: Citation };
const found: Found[] = files.flatMap((file) =>
  sentences(JSON.parse(readFileSync(join(root, file), 'utf8'))).flatMap((sentence) =>
    citationsIn(sentence).map((citation) => ({ file, sentence, citation })),
  ),
);
const key = ({ law, article }: Citation) => `${law} ${article}`;
const held = found.filter(({ citation }) => !(key(citation) in unheldCitations));

it('reads the citations of every form', () => {
  expect(found.length).toBeGreaterThan(500);
  expect(citationsIn('见行政处罚法第四十四条、第四十五条').map(key)).toEqual(['行政处罚法 44', '行政处罚法 45']);
});

it('cites only articles, paragraphs and items that are there and in force', () => {
  const wrong = held.flatMap(({ file, sentence, citation: { article, ...rest } }) => {
    if (article === null) return [];
    const place = { article, ...rest };
    const said = citationSentence(place, citationStatus(place, day));
    return said === null ? [] : [`${file}: ${said} “${sentence}”`];
  });
  expect(wrong).toEqual([]);
});

it('cites only articles that somebody has read, and whose text speaks of that', () => {
  for (const { file, sentence, citation } of held) {
    const statute = findStatute(citation.law);
    const word = statute && citation.article !== null && citedArticles[statute.title]?.[citation.article];
    expect(word, `${file}: ${key(citation)} “${sentence}”`).toBeTruthy();
  }
  for (const [law, articles] of Object.entries(citedArticles)) {
    const statute = findStatute(law);
    for (const [article, word] of Object.entries(articles)) {
      const paragraphs = statute && articleOn(statute, Number(article), day);
      expect(paragraphs && articleText(paragraphs), `${law} ${article}`).toContain(word);
    }
  }
});

it('keeps no entry that nothing cites any more', () => {
  const cited = new Set(found.map(({ citation }) => `${findStatute(citation.law)?.title ?? citation.law} ${citation.article}`));
  for (const [law, articles] of Object.entries(citedArticles))
    for (const article of Object.keys(articles)) expect([...cited]).toContain(`${law} ${article}`);
  const raw = found.map(({ citation }) => key(citation));
  for (const place of Object.keys(unheldCitations)) expect(raw).toContain(place);
});

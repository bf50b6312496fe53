import type { ReadableStore, WritableStore } from './store.ts';

/**
 * The search index over cases: every pair of neighbouring characters is a word of its own, and the last character one
 * more. One character is then the beginning of a word, two are a word, and more are words in a row; so part of a name,
 * a plate or a number is found from its first character on.
 */
export function searchGrams(texts: readonly string[]): string {
  return (
    texts
      .map((text) => grams(searchable(text)).join(' '))
      // Keeps a row of words from running over from one text into the next.
      .join(' \u4e28 ')
  );
}

/** Letters and digits only, in lower case: 〔2026〕 and 2026 find each other. */
export function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function grams(text: string): string[] {
  const characters = [...text];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** The FTS5 expression that finds a query's words; null where there is nothing to look for. */
export function searchExpression(query: string): string | null {
  const words = query
    .split(/\s+/)
    .map(searchable)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return words.map(wordExpression).join(' AND ');
}

function wordExpression(word: string): string {
  const all = grams(word);
  if (all.length === 1) return `"${word}" *`;
  // The last gram is a single character only at the end of a text.
  return `"${all.slice(0, -1).join(' ')}"`;
}

/** Replaces what is known of a case by its rank. */
export function indexCase(store: WritableStore, rank: number, texts: readonly string[]): void {
  store.rawRun('DELETE FROM case_search WHERE rowid = ?', [rank]);
  store.rawRun('INSERT INTO case_search (rowid, grams) VALUES (?, ?)', [rank, searchGrams(texts)]);
}

type ListOptions = {
  readonly query: string;
  readonly state: 'open' | 'closed' | 'all';
  readonly sort: 'changed' | 'deadline' | 'number';
  readonly offset: number;
  readonly limit: number;
};

const orders = {
  changed: 'changed_at DESC, rank DESC',
  deadline: 'next_deadline IS NULL, next_deadline, rank DESC',
  number: 'case_number, rank',
} as const;

/** A page of the case list, as the summaries' JSON, and how many there are in all. */
export function listCases(
  store: ReadableStore,
  options: ListOptions,
): { summaries: string[]; total: number } {
  const expression = searchExpression(options.query);
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  if (options.state !== 'all') {
    conditions.push('state = ?');
    parameters.push(options.state);
  }
  if (expression) {
    conditions.push('rank IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)');
    parameters.push(expression);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const rows = store.raw<{ summary: string }>(
    `SELECT summary FROM cases ${where} ORDER BY ${orders[options.sort]} LIMIT ? OFFSET ?`,
    [...parameters, options.limit, options.offset],
  );
  const [counted] = store.raw<{ total: number }>(`SELECT count(*) AS total FROM cases ${where}`, parameters);
  return { summaries: rows.map((row) => row.summary), total: counted?.total ?? 0 };
}

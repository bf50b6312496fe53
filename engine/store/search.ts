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
      .join(' \ue001 ')
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
export function indexCase(
  store: WritableStore,
  rank: number,
  state: 'open' | 'closed',
  texts: readonly string[],
): void {
  const words = `${searchGrams(texts)} ${stateWord(state)}`;
  store.rawRun('DELETE FROM case_search WHERE rowid = ?', [rank]);
  store.rawRun('INSERT INTO case_search (rowid, grams) VALUES (?, ?)', [rank, words]);
}

type ListOptions = {
  readonly query: string;
  readonly state: 'open' | 'closed' | 'all' | 'due';
  /** For `due`: the last day that a next deadline may have. */
  readonly dueBy?: string;
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
  return expression === null ? listed(store, options) : found(store, options, expression);
}

function listed(store: ReadableStore, options: ListOptions) {
  const { sort, offset, limit } = options;
  const { where, parameters } = stateCondition(options);
  const summaries = store.rawColumn<string>(
    `SELECT summary FROM cases ${where} ORDER BY ${orders[sort]} LIMIT ? OFFSET ?`,
    [...parameters, limit, offset],
  );
  const [total = 0] = store.rawColumn<number>(`SELECT count(*) FROM cases ${where}`, parameters);
  return { summaries, total };
}

function dueRanks(store: ReadableStore, dueBy: string): number[] {
  const { where, parameters } = stateCondition({ state: 'due', dueBy });
  return store.rawColumn<number>(`SELECT rank FROM cases ${where}`, parameters);
}

/** How many open cases have a next deadline on or before a day. */
export function countDue(store: ReadableStore, dueBy: string): number {
  const { where, parameters } = stateCondition({ state: 'due', dueBy });
  return store.rawColumn<number>(`SELECT count(*) FROM cases ${where}`, parameters)[0] ?? 0;
}

/** With more matches than this the order is walked until the page is full, instead of sorting all of them. */
const sortable = 1000;

function found(store: ReadableStore, options: ListOptions, expression: string) {
  const { state, sort, offset, limit } = options;
  const inState =
    state === 'all' ? expression : `(${expression}) AND "${stateWord(state === 'due' ? 'open' : state)}"`;
  const matches = store.rawColumn<number>('SELECT rowid FROM case_search WHERE case_search MATCH ?', [
    inState,
  ]);
  const due = state === 'due' ? new Set(dueRanks(store, options.dueBy ?? '')) : null;
  const ranks = due === null ? matches : matches.filter((rank) => due.has(rank));
  const page =
    ranks.length > sortable ? walked(store, options, new Set(ranks)).slice(offset, offset + limit) : ranks;
  const [from, count] = ranks.length > sortable ? [0, page.length] : [offset, limit];
  const summaries = store.rawColumn<string>(
    `SELECT summary FROM cases WHERE rank IN (SELECT value FROM json_each(?)) ORDER BY ${orders[sort]} LIMIT ? OFFSET ?`,
    [JSON.stringify(page), count, from],
  );
  return { summaries, total: ranks.length };
}

const step = 5000;

/** The first matches in the order of listing, at least as many as the page reaches to. */
function walked(store: ReadableStore, options: ListOptions, matches: ReadonlySet<number>): number[] {
  const { where, parameters } = stateCondition(options);
  const needed = options.offset + options.limit;
  const taken: number[] = [];
  for (let start = 0; taken.length < needed; start += step) {
    const ranks = store.rawColumn<number>(
      `SELECT rank FROM cases ${where} ORDER BY ${orders[options.sort]} LIMIT ${step} OFFSET ?`,
      [...parameters, start],
    );
    if (ranks.length === 0) break;
    taken.push(...ranks.filter((rank) => matches.has(rank)));
  }
  return taken;
}

function stateCondition({ state, dueBy = '' }: Pick<ListOptions, 'state' | 'dueBy'>): {
  where: string;
  parameters: string[];
} {
  if (state === 'due')
    return {
      where: "WHERE state = 'open' AND (next_deadline IS NULL) = 0 AND next_deadline <= ?",
      parameters: [dueBy],
    };
  return state === 'all' ? { where: '', parameters: [] } : { where: 'WHERE state = ?', parameters: [state] };
}

/** A word of the index that no query comes to: private-use characters are words to FTS5, and never searched for. */
function stateWord(state: 'open' | 'closed'): string {
  return `\ue000${state}`;
}

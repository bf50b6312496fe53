import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { CaseSummary } from '../../contract/commands/cases.ts';
import { fillWithCases } from './many-cases.ts';
import { countDue, listCases, searchable } from './search.ts';
import { openStore } from './store.ts';

/** The whole number is what `npm run bench` fills; here as many as tell a scan from a look-up. */
const count = Number(process.env.ANJUAN_CASES ?? 10_000);

/** Milliseconds, of five: what the machine does beside must not decide. */
function fastest(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const since = performance.now();
    work();
    return performance.now() - since;
  });
  return Math.min(...times);
}

test('a search finds exactly the cases that hold the characters, each well under the promised 50 ms', () => {
  const store = openStore(mkdtempSync(join(tmpdir(), 'anjuan-search-')));
  fillWithCases(store, count);
  const list = (query: string, sort: 'changed' | 'deadline' | 'number' = 'changed') =>
    listCases(store, { query, state: 'all', sort, offset: 0, limit: 50 });
  const everything = store
    .raw<{ summary: string; rank: number }>('SELECT summary, rank FROM cases', [])
    .map(({ summary }): CaseSummary => JSON.parse(summary));
  const holding = (query: string) =>
    everything.filter((one, index) =>
      [
        one.caseNumber,
        one.cause,
        one.party,
        one.plate,
        `鲁德交罚〔${2020 + (index % 7)}〕${index + 1}号`,
      ].some((text) => searchable(text).includes(searchable(query))),
    ).length;
  const times: number[] = [];
  for (const query of [
    '王',
    '伟',
    '王伟',
    '李静',
    'N1',
    '鲁N',
    '2345',
    '9',
    '网',
    '罚〔2023〕',
    '出租汽车',
    '彬',
    '〔2024〕12',
  ]) {
    const { total } = list(query);
    times.push(fastest(() => list(query)));
    expect([query, total]).toEqual([query, holding(query)]);
  }
  for (const sort of ['changed', 'deadline', 'number'] as const) {
    expect(list('', sort).summaries).toHaveLength(50);
    times.push(fastest(() => list('', sort)));
  }
  const open = listCases(store, { query: '王', state: 'open', sort: 'number', offset: 0, limit: 200 });
  expect(open.total).toBe(
    everything.filter((one) => one.state === 'open' && one.party.includes('王')).length,
  );
  expect(Math.max(...times)).toBeLessThan(50);
}, 300_000);

describe('cases that are due', () => {
  it('are the open ones whose next deadline is not after the day, found with and without words', () => {
    const folder = mkdtempSync(join(tmpdir(), 'anjuan-due-'));
    const store = openStore(folder);
    fillWithCases(store, 40);
    store.transaction((writable) => {
      writable.rawRun("UPDATE cases SET next_deadline = '2026-03-10' WHERE id IN ('made-4', 'made-5')", []);
      writable.rawRun("UPDATE cases SET next_deadline = '2026-03-11' WHERE id = 'made-8'", []);
    });
    const due = (dueBy: string, query = '') =>
      listCases(store, { query, state: 'due', dueBy, sort: 'deadline', offset: 0, limit: 50 });
    // made-5 is closed.
    expect(due('2026-03-10').total).toBe(1);
    expect(due('2026-03-11').total).toBe(2);
    expect(due('2026-03-11').summaries.map((one) => JSON.parse(one).id)).toEqual(['made-4', 'made-8']);
    expect(due('2026-03-11', '鲁德交立').total).toBe(2);
    expect([countDue(store, '2026-03-09'), countDue(store, '2026-03-10')]).toEqual([0, 1]);
    store.close();
  });
});

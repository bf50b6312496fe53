import { fillWithCases } from '../engine/store/many-cases.ts';
import { listCases } from '../engine/store/search.ts';
import { openStore } from '../engine/store/store.ts';
import { ms, percentile, type Row } from './row.ts';
import { temporary } from './support.ts';

const queries = ['王', '伟', '王伟', '鲁N', '2345', '罚', '2026', '网约车', '12号', '不存在的名字'];

/** Searching 100,000 cases by one or more characters. */
export async function benchSearch(): Promise<Row[]> {
  const store = openStore(temporary('search'));
  const count = 100_000;
  fillWithCases(store, count);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const query of queries) {
      const since = performance.now();
      listCases(store, { query, state: 'all', sort: 'changed', offset: 0, limit: 50 });
      times.push(performance.now() - since);
    }
  }
  store.close();
  return [
    {
      what: `search over ${count} cases`,
      ours: `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`,
      against: '50 ms',
      ratio: (percentile(times, 0.95) / 50).toFixed(2),
      goal: '≤ 50 ms',
    },
  ];
}

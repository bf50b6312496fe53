import { expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import rowsWithoutRule from './rows-without-rule.json' with { type: 'json' };

/** The rows of the list of what software can check across a case file: each letter's are numbered from 1 without gap. */
const rows: Readonly<Record<string, number>> = {
  /** 期间的计算 */
  D: 10,
  /** 管辖、主体、人员 */
  J: 31,
  /** 立案、调查 */
  I: 34,
  /** 行政强制措施 */
  C: 23,
  /** 告知、申辩、听证 */
  N: 22,
  /** 审核、决定、简易程序 */
  P: 30,
  /** 送达 */
  S: 10,
  /** 履行、强制执行 */
  F: 25,
  /** 结案 */
  X: 5,
  /** 公示 */
  U: 6,
};
const ids = Object.entries(rows).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}-${String(index + 1).padStart(2, '0')}`),
);
const ruled = new Set(rules.map(({ id }) => id));
const reasons = new Map(rowsWithoutRule.map(({ id, reason }) => [id, reason]));

it.each(ids)('%s is a rule, or stands as not decidable with its reason, and never both', (id) => {
  expect(ruled.has(id) || (reasons.get(id) ?? '') !== '').toBe(true);
  expect(ruled.has(id) && reasons.has(id)).toBe(false);
});

it('no reason stands for a row that there is not, and none promises what is yet to come', () => {
  for (const [id, reason] of reasons) {
    expect(ids).toContain(id);
    expect(reason).not.toMatch(/尚未|以后实现|收入后/);
  }
});

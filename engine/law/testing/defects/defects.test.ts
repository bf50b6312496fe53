import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { defects, knownMisses } from './index.ts';
import { judgeDefects } from './judge-defects.ts';

const judged = judgeDefects(join(import.meta.dirname, '..', '..', '..', '..'));

it('plants at least 360 mistakes, each under its own id, each naming rules that there are', () => {
  const ids = new Set(rules.map(({ id }) => id));
  expect(defects.length).toBeGreaterThanOrEqual(360);
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
  for (const { id, finds } of defects) {
    const named = finds.flatMap((wanted) => wanted.split('|'));
    expect(
      named.some((rule) => rule.startsWith('schema.') || ids.has(rule)),
      id,
    ).toBe(true);
  }
});

it('finds at least 95 in 100', () => {
  const found = judged.filter(({ missed }) => missed.length === 0);
  expect(found.length / judged.length).toBeGreaterThanOrEqual(0.95);
});

it('misses only what is listed as missed, with a reason', () => {
  const missed = judged.filter(({ missed }) => missed.length > 0).map(({ defect }) => defect.title);
  expect(missed.toSorted()).toEqual(Object.keys(knownMisses).toSorted());
});

it('at most 2 findings in 100 are not explained by what was planted', () => {
  const all = judged.reduce((sum, { findings }) => sum + findings, 0);
  const wrong = judged.flatMap(({ wrong }) => wrong);
  expect(wrong.length / all).toBeLessThanOrEqual(0.02);
});

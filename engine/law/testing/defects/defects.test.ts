import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseView } from '../../../cases/case-view.ts';
import { caseFindings } from '../../../findings.ts';
import { rules } from '../../rules/index.ts';
import { soundCases, TESTED_ON } from '../sound-cases.ts';
import { defects, knownMisses } from './index.ts';
import { judgeDefects } from './judge-defects.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const judged = judgeDefects(root);

it('plants at least 400 mistakes, each under its own id, each naming rules that there are', () => {
  const ids = new Set(rules.map(({ id }) => id));
  expect(defects.length).toBeGreaterThanOrEqual(400);
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

it('plants a mistake of every rule', () => {
  const planted = new Set(defects.flatMap(({ finds }) => finds.flatMap((wanted) => wanted.split('|'))));
  expect(rules.filter(({ id }) => !planted.has(id)).map(({ id }) => id)).toEqual([]);
});

it('every sound case raises nothing above hint', () => {
  const { cases, station, library } = soundCases(root);
  expect(cases.size).toBeGreaterThanOrEqual(16);
  for (const [name, file] of cases) {
    const found = caseFindings(caseView(file, station, library, TESTED_ON), library);
    expect(
      found.filter(({ severity }) => severity !== 'hint').map(({ rule, message }) => `${rule} ${message}`),
      name,
    ).toEqual([]);
  }
});

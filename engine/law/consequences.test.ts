import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseView } from '../cases/case-view.ts';
import { caseFindings } from '../findings.ts';
import { consequences } from './consequences.ts';
import { rules } from './rules/index.ts';
import { changed } from './testing/changed-case.ts';
import { defects } from './testing/defects/index.ts';
import { soundCases, TESTED_ON } from './testing/sound-cases.ts';

const { cases, station, library } = soundCases(join(import.meta.dirname, '..', '..'));

/** The findings of a planted defect. */
function findingsOf(defectId: string) {
  const defect = defects.find(({ id }) => id === defectId);
  const sound = cases.get(defect?.base ?? '');
  if (!defect || !sound) throw new Error(defectId);
  return caseFindings(caseView(changed(sound, defect.change), station, library, TESTED_ON), library);
}

/** What is folded under each root, by rule. */
function folds(defectId: string): Record<string, readonly string[]> {
  const findings = findingsOf(defectId);
  const table: Record<string, string[]> = {};
  for (const { rule, consequenceOf } of findings) {
    const root = findings.find(({ id }) => id === consequenceOf)?.rule;
    if (root) table[root] = [...(table[root] ?? []), rule];
  }
  return table;
}

it('names rules that there are, and no rule follows from itself', () => {
  const ids = new Set(rules.map(({ id }) => id));
  for (const { rule, roots } of consequences) for (const id of [rule, ...roots]) expect(ids).toContain(id);
  const above = (rule: string, seen: readonly string[]): readonly string[] =>
    consequences
      .filter((one) => one.rule === rule)
      .flatMap(({ roots }) => roots)
      .flatMap((root) => (seen.includes(root) ? [root] : [root, ...above(root, [...seen, root])]));
  for (const { rule } of consequences) expect(above(rule, []), rule).not.toContain(rule);
});

it('folds what a wrong name, a second officer missing, a raised fine bring with them', () => {
  expect(folds('name-07')).toEqual({ 'J-20': ['W-07'] });
  expect(folds('plate-04')).toEqual({ 'W-01': ['P-30'] });
  expect(folds('officer-04')).toEqual({ 'J-08': ['schema.minLength'] });
  expect(folds('notice-08')).toEqual({ 'N-04': ['X-03', 'W-02'] });
});

it('never folds a duty of its own: no collective discussion of a fine that is also too high', () => {
  const raised = defects.find(({ title }) => title === '罚款超过上限');
  const findings = findingsOf(raised?.id ?? '');
  expect(findings.find(({ rule }) => rule === 'P-04')).not.toHaveProperty('consequenceOf');
});

it('names a root that stands in the list and is itself no consequence, and folds no defect away', () => {
  for (const { id } of defects) {
    const findings = findingsOf(id);
    const roots = new Set(findings.filter((one) => !one.consequenceOf).map((one) => one.id));
    for (const { consequenceOf } of findings) if (consequenceOf) expect(roots, id).toContain(consequenceOf);
  }
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import rowsWithoutRule from '../law/data/rows-without-rule.json' with { type: 'json' };
import type { Checklist } from '../law/law-tables.ts';
import { isRuleOfList } from './checklist.ts';

const templates = join(import.meta.dirname, '..', '..', 'templates');
const lists: readonly Checklist[] = readdirSync(templates)
  .map((form) => join(templates, form, 'checklist.json'))
  .filter((path) => existsSync(path))
  .map((path) => JSON.parse(readFileSync(path, 'utf8')));
const items = lists.flatMap((list) => list.items);

it('asks of a person every row of the list that is left to a checklist', () => {
  const asked = new Set(items.flatMap(({ rules }) => rules));
  const left = rowsWithoutRule.filter(({ reason }) => reason.includes('由审核清单交人回答'));
  expect(left.length).toBeGreaterThanOrEqual(20);
  expect(left.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
});

it('names rules and rows that there are, and has each item once', () => {
  expect(items.flatMap(({ rules }) => rules).filter((id) => !isRuleOfList(id))).toEqual([]);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
});

it('has lists for a penalty, a coercive measure and the closing of a case', () => {
  expect(lists.map(({ form }) => form).toSorted()).toEqual([
    'case-closing-report',
    'coercive-measure-decision',
    'penalty-decision',
  ]);
});

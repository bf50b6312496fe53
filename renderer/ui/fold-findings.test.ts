import { expect, it } from 'vitest';
import type { Finding } from '../../contract/finding.ts';
import { foldFindings } from './fold-findings.ts';

function finding(id: string, consequenceOf?: string): Finding {
  return {
    id,
    layer: 'law',
    rule: id,
    severity: 'major',
    message: id,
    basis: { law: '法', article: '第一条' },
    at: { document: null, pointer: '' },
    ...(consequenceOf ? { consequenceOf } : {}),
  };
}

it('puts consequences under their root, also one that stands before it, and loses none', () => {
  const folded = foldFindings([finding('b', 'a'), finding('c'), finding('a'), finding('d', 'a')]);
  expect(folded.map(({ finding: { id }, consequences }) => [id, consequences.map((one) => one.id)])).toEqual([
    ['a', ['b', 'd']],
    ['c', []],
  ]);
});

it('leaves one whose root is elsewhere in a row of its own', () => {
  expect(foldFindings([finding('b', 'elsewhere')])[0]?.finding.id).toBe('b');
});

import { expect, test } from 'vitest';
import type { ResolvedBlock, Run } from '../../../contract/blocks.ts';
import { momentText } from './moment-text.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

const place = (text: string, blank: string): FieldRun => ({
  kind: 'field',
  pointer: '/at',
  text,
  blank,
  width: 0,
  underline: false,
});
const day = (text: string) => place(text, '　　年　　月　　日');
const time = (text: string) => place(text, '　　时　　分');
const line = (...runs: Run[]): ResolvedBlock[] => [
  { kind: 'paragraph', id: 'p', role: 'body', align: 'left', indent: 0, runs },
];

test.each([
  ['the day alone waits for the time', day(''), line(day(''), time('')), '2026-3-10', '2026-3-10'],
  ['the time joins the day', time(''), line(day('2026年3月10日'), time('')), '9:05', '2026年3月10日 9:05'],
  [
    'another day keeps the time',
    day('2026年3月10日'),
    line(day('2026年3月10日'), time('9时05分')),
    '2026-3-11',
    '2026-3-11 9时05分',
  ],
  ['both typed into one place', day(''), line(day(''), time('')), '2026-3-10 9:05', '2026-3-10 9:05'],
  ['emptied', day('2026年3月10日'), line(day('2026年3月10日'), time('9时05分')), '', ''],
])('%s', (_, run, blocks, typed, expected) => {
  expect(momentText(blocks, run, typed)).toBe(expected);
});

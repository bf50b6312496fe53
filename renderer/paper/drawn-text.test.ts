import { describe, expect, test } from 'vitest';
import type { Run } from '../../contract/blocks.ts';
import { drawnLength, fillerOf, runParts } from './drawn-text.ts';

const field = (text: string, more: Partial<Extract<Run, { kind: 'field' }>> = {}): Run => ({
  kind: 'field',
  pointer: '/a',
  text,
  blank: '',
  width: 0,
  underline: false,
  ...more,
});
const wide = (count: number) => '　'.repeat(count);

describe('the rule under a short value', () => {
  test('goes on to the least width; digits and Latin letters count half', () => {
    expect(fillerOf(field('张三', { width: 5, underline: true }))).toBe(wide(3));
    expect(fillerOf(field('2026', { width: 5, underline: true }))).toBe(wide(3));
    expect(fillerOf(field('一二三四五六', { width: 5, underline: true }))).toBe('');
  });

  test('an empty blank keeps its width, a written blank needs none', () => {
    expect(fillerOf(field('', { width: 6 }))).toBe(wide(6));
    expect(fillerOf(field('', { underline: true }))).toBe(wide(4));
    expect(fillerOf(field('', { width: 6, blank: '　　年　　月　　日' }))).toBe('');
  });
});

describe('a slice', () => {
  test('says where in the field its part begins, on a page in the middle too', () => {
    const runs: Run[] = [{ kind: 'text', text: '事实：' }, field('甲乙甲乙甲乙')];
    const starts = [0, 5, 7].map((from) => runParts(runs, { from, to: from + 2 + (from === 0 ? 3 : 0) }));
    expect(starts.map((parts) => parts.at(-1)?.start)).toEqual([0, 2, 4]);
  });

  const runs: readonly Run[] = [
    { kind: 'text', text: '甲乙' },
    field('丙丁戊'),
    { kind: 'box', pointer: '/b', value: 'x', ticked: true },
    field('己', { width: 3, underline: true }),
  ];
  const shown = (from: number, to: number) =>
    runParts(runs, { from, to }).map((part) => part.text + part.filler);

  test('cuts runs where it begins and ends', () => {
    expect(shown(0, 3)).toEqual(['甲乙', '丙']);
    expect(shown(3, 6)).toEqual(['丁戊', '☑']);
    expect(shown(6, Number.POSITIVE_INFINITY)).toEqual([`己${wide(2)}`]);
  });

  test('any two that meet show everything once', () => {
    const whole = shown(0, Number.POSITIVE_INFINITY).join('');
    expect(whole).toHaveLength(drawnLength(runs));
    for (let at = 0; at <= whole.length; at += 1) {
      expect([...shown(0, at), ...shown(at, whole.length)].join('')).toBe(whole);
    }
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFormLibrary } from '../forms/form-library.ts';
import { findAnchor } from './find-anchor.ts';

const form = loadFormLibrary(join(import.meta.dirname, '..', '..')).form('penalty-decision');
if (!form) throw new Error('penalty-decision did not load');

const before = '当事人于2026年3月5日在火车站载客三人，收取车费';
const place = {
  pointer: '/facts',
  quote: '三人',
  start: before.indexOf('三人'),
  before: '2026年3月5日在火车站载客',
  after: '，收取车费',
};
const found = (text: string, at: Parameters<typeof findAnchor>[2] = place) =>
  findAnchor(form, { facts: text }, at);
const words = (text: string) => {
  const anchor = found(text);
  return 'start' in anchor ? [anchor.kind, text.slice(anchor.start, anchor.end)] : [anchor.kind];
};

describe('an annotation on a span of text', () => {
  it.each([
    ['nothing changed', before, ['exact', '三人']],
    ['text put before it', `经查明，${before}`, ['exact', '三人']],
    ['its own words mended', before.replace('三人', '两名乘客'), ['near', '两名乘客']],
    ['the same words also earlier', `三人同行。${before}`, ['exact', '三人']],
    ['its words taken out', before.replace('三人', ''), ['moved']],
    ['another text altogether', '事实待查。', ['moved']],
    ['an empty field', '', ['moved']],
  ])('%s', (_what, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('is not sure among equals that have lost their neighbours', () => {
    expect(words('甲三人乙。丙三人丁。')[0]).toBe('near');
  });
});

it('stays on its whole field whatever that says now', () => {
  expect(found('改写了', { pointer: '/facts', quote: '原文' })).toMatchObject({
    kind: 'near',
    pointer: '/facts',
  });
});

it('names a field that the form does not have any more', () => {
  expect(found(before, { pointer: '/removedField', quote: '三人' })).toEqual({
    kind: 'fieldGone',
    pointer: '/removedField',
  });
});

it('on the document has no place to lose', () => {
  expect(findAnchor(form, {}, undefined)).toEqual({ kind: 'document' });
});

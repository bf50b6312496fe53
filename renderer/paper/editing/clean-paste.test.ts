import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanPaste, onOneLine, pastedCells } from './clean-paste.ts';
import { sharing } from './share-blocks.ts';

test('text from Word: line breaks as one kind, no-break spaces, soft hyphens and marks gone', () => {
  expect(cleanPaste('甲\u00a0乙\r\n丙\v丁\u200b\u00ad  \r\n\r\n')).toBe('甲 乙\n丙\n丁');
});

test('clean text stays as it is, and is clean', () => {
  fc.assert(fc.property(fc.string(), (text) => cleanPaste(cleanPaste(text)) === cleanPaste(text)));
});

test('one line; cells', () => {
  expect(onOneLine('张\n伟\t')).toBe('张 伟');
  expect(pastedCells('张伟')).toBeNull();
  expect(pastedCells('a\tb\r\nc\t\r\n')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
});

test('what an edit left alone keeps its identity; the value is the new one', () => {
  const before = { a: [{ x: 1 }, { x: 2 }], b: 'c' };
  const next = { a: [{ x: 1 }, { x: 3 }], b: 'c' };
  const shared = sharing(before, next);
  expect(shared).toEqual(next);
  expect(shared.a[0]).toBe(before.a[0]);
  expect(shared.a[1]).not.toBe(before.a[1]);
  expect(sharing(before, structuredClone(before))).toBe(before);
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
      expect(sharing(one, two)).toEqual(two);
    }),
  );
});

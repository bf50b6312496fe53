import { expect, test } from 'vitest';
import { printableText } from './printable-text.ts';

test('what XML 1.0 cannot hold goes; line breaks, tabs, rare characters and marks stay', () => {
  expect(printableText('张\u0001三\ud83d\ufffe\uffff\u0085')).toBe('张三');
  expect(printableText('第一行\n\t第二行')).toBe('第一行\n\t第二行');
  expect(printableText('𠮷\u{2A6D6}e\u0301👮\u200d♀️')).toBe('𠮷\u{2A6D6}e\u0301👮\u200d♀️');
});

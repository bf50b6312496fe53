import { expect, it } from 'vitest';
import { fenOf, yuanText } from './money.ts';

it('an amount as typed is whole fen; what is no amount is told apart from nothing', () => {
  expect(fenOf('3000')).toBe(300_000);
  expect(fenOf('1,250.5元')).toBe(125_050);
  expect(fenOf('0')).toBe(0);
  expect(fenOf('')).toBeUndefined();
  expect(fenOf('三千')).toBeNull();
  expect(fenOf('1.234')).toBeNull();
});

it('fen are shown in yuan', () => {
  expect(yuanText(300_000)).toBe('3000');
  expect(yuanText(1_205)).toBe('12.05');
  expect(yuanText(undefined)).toBe('');
});

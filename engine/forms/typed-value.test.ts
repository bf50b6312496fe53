import { expect, test } from 'vitest';
import { showValue } from './typed-value.ts';

const moment = { type: 'string', format: 'moment' } as const;

test('a moment typed in part stands in its own place only', () => {
  expect(showValue(moment, '2026年3月10日', 'date')).toBe('2026年3月10日');
  expect(showValue(moment, '2026年3月10日', 'time')).toBe('');
  expect(showValue(moment, '9时', 'date')).toBe('');
  expect(showValue(moment, '9时', 'time')).toBe('9时');
  expect(showValue(moment, '2026年13月1日 9:05', 'date')).toBe('2026年13月1日');
  expect(showValue(moment, '2026年13月1日 9:05', 'time')).toBe('9:05');
});

import { expect, it } from 'vitest';
import { spreadMarks } from './spread-marks.ts';

it('keeps marks in order and apart, and leaves alone those that have room', () => {
  const marks = [90, 10, 100, 300].map((top) => ({ top, left: 0 }));
  const tops = spreadMarks(marks).map(({ top }) => top);
  expect(tops).toEqual([10, 90, 113, 300]);
});

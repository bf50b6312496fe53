import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { trialSeal } from './trial-seal.ts';

test('the trial seal is a PNG that an independent reader opens, transparent around its red lines', async () => {
  const { png, millimetres } = await trialSeal();
  expect(millimetres).toBeGreaterThanOrEqual(38);
  const image = await (await PDFDocument.create()).embedPng(png);
  expect([image.width, image.height]).toEqual([496, 496]);
  expect(Buffer.from(png).toString('latin1', 12, 16)).toBe('IHDR');
});

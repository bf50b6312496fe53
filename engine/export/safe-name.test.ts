import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeName } from './safe-name.ts';

test('joins case number and title readably', () => {
  expect(safeName(['鲁德交罚〔2026〕12号', '行政处罚决定书'])).toBe('鲁德交罚〔2026〕12号_行政处罚决定书');
});

test('takes away what would leave the folder or break on Windows', () => {
  expect(safeName(['../../etc/passwd'])).toBe('etc-passwd');
  expect(safeName(['CON'])).toBe('CON_');
  expect(safeName(['a:b*c?', ' '])).toBe('a-b-c');
  expect(safeName(['', ''])).toBe('文书');
});

test('any text gives a name of one path step within 255 bytes with an ending', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 4 }), (parts) => {
      const name = safeName(parts);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u);
      expect(name).not.toMatch(/^\.|\.$/);
      expect(Buffer.byteLength(`${name}-12.docx`)).toBeLessThanOrEqual(255);
      expect(name.length).toBeGreaterThan(0);
    }),
  );
});

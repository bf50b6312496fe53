import { expect, test } from 'vitest';
import type { FileVerdict, SignatureVerdict } from './verdict.ts';
import { summarise } from './verdict-summary.ts';

const signature: SignatureVerdict = {
  name: 'agency',
  integrity: 'intact',
  signer: '某局',
  issuer: '某省根证书',
  trial: false,
  trust: 'trusted',
  validAtSigning: true,
  validNow: true,
  claimedTime: '2026-11-25T08:00:00.000Z',
  coverage: 'whole',
  problems: [],
};
const verdict = (...signatures: Partial<SignatureVerdict>[]): FileVerdict => ({
  file: 'a.pdf',
  kind: 'pdf',
  sha256: '',
  container: 'unchanged',
  signed: signatures.length > 0,
  ok: signatures.every((one) => one.integrity !== 'broken'),
  signatures: signatures.map((one) => ({ ...signature, ...one })),
  problems: [],
});

test('only a file with nothing open is said to be good', () => {
  expect(summarise(verdict({})).tone).toBe('good');
  expect(summarise(verdict({}, {})).tone).toBe('good');
});

test.each<[string, Partial<SignatureVerdict>]>([
  ['a trial certificate', { trial: true }],
  ['an authority not trusted', { trust: 'untrusted' }],
  ['an authority not looked at', { trust: 'notChecked' }],
  ['no time', { validAtSigning: null }],
])('%s leaves it open, in whichever signature', (_, part) => {
  expect(summarise(verdict(part)).tone).toBe('unknown');
  expect(summarise(verdict({}, part)).tone).toBe('unknown');
});

test('no signature proves nothing; a broken one is bad', () => {
  expect(summarise(verdict()).tone).toBe('unknown');
  expect(summarise(verdict({}, { integrity: 'broken' })).tone).toBe('bad');
});

import { expect, test } from 'vitest';
import type { FileVerdict, SignatureVerdict } from './verdict.ts';
import {
  saidCoverage,
  saidIntegrity,
  saidRevision,
  saidSigner,
  signatureParts,
  summarise,
  summariseSignature,
} from './verdict-summary.ts';

const notRevoked = {
  state: 'good',
  asOf: '2026-11-25T00:00:00.000Z',
  revokedAt: null,
  certificate: '某局',
} as const;
const stamp = {
  time: '2026-11-25T08:00:02.000Z',
  authority: '某省时间戳服务',
  trust: 'trusted',
  revocation: notRevoked,
} as const;
const signature: SignatureVerdict = {
  name: 'agency',
  integrity: 'intact',
  signer: '某局',
  issuer: '某省根证书',
  trial: false,
  algorithm: 'rsa',
  trust: 'trusted',
  revocation: notRevoked,
  validAtSigning: true,
  validNow: true,
  claimedTime: '2026-11-25T08:00:00.000Z',
  timeStamp: stamp,
  coverage: 'whole',
  problems: [],
};
const verdict = (...signatures: Partial<SignatureVerdict>[]): FileVerdict => ({
  file: 'a.pdf',
  kind: 'pdf',
  sha256: '',
  container: 'unchanged',
  revision: null,
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
  ['nobody who knows whether it is revoked', { revocation: { ...notRevoked, state: 'unknown' } }],
  [
    'a stamp by somebody revoked',
    { timeStamp: { ...stamp, revocation: { ...notRevoked, state: 'revoked' } } },
  ],
  [
    'a stamp by somebody who may be revoked',
    { timeStamp: { ...stamp, revocation: { ...notRevoked, state: 'unknown' } } },
  ],
  ['a time that only the signer claims', { timeStamp: null }],
  ['a time stamp by somebody not trusted', { timeStamp: { ...stamp, trust: 'untrusted' } }],
  ['a time stamp by somebody not looked at', { timeStamp: { ...stamp, trust: 'notChecked' } }],
])('%s leaves it open, in whichever signature', (_, part) => {
  expect(summarise(verdict(part)).tone).toBe('unknown');
  expect(summarise(verdict({}, part)).tone).toBe('unknown');
});

test('no signature proves nothing; a broken one is bad', () => {
  expect(summarise(verdict()).tone).toBe('unknown');
  expect(summarise(verdict({}, { integrity: 'broken' })).tone).toBe('bad');
});

test('a signature that cannot be read is not said to show a change', () => {
  const broken = (code: string): SignatureVerdict => ({
    ...signature,
    integrity: 'broken',
    problems: [{ code, part: null, message: '' }],
  });
  expect(saidIntegrity(broken('DIGEST_MISMATCH')).text).toBe('签名后被改动过。');
  expect(saidIntegrity(broken('CMS_ALGORITHM')).text).toBe('签名本身不成立，不能认定内容没有改动。');
});

test('an earlier signature of a sound PDF covers what it signed; a part unsigned is bad', () => {
  const partial = { ...signature, coverage: 'partial' } as const;
  expect(saidCoverage(verdict({}), partial).tone).toBe('good');
  expect(saidCoverage({ ...verdict({}), ok: false }, partial).tone).toBe('bad');
  expect(saidCoverage({ ...verdict({}), kind: 'docx' }, partial).tone).toBe('bad');
});

test('a code is good only where the content fits it and the signer made it', () => {
  const said = (state: NonNullable<FileVerdict['revision']>['state'], hidden = 0) =>
    saidRevision({ ...verdict({}), revision: { state, number: '某罚1号', key: '', hash: '', hidden } });
  expect(saidRevision(verdict({}))).toBeNull();
  expect(said('same')?.tone).toBe('good');
  expect(said('same', 3)?.text).toContain('隐去的 3 项');
  for (const state of ['different', 'unsigned', 'unreadable'] as const) expect(said(state)?.tone).toBe('bad');
});

test('the name in a certificate is good only where its authority is', () => {
  expect(saidSigner(signature).tone).toBe('good');
  for (const part of [{ trust: 'notChecked' }, { trial: true }, { integrity: 'broken' }] as const) {
    expect(saidSigner({ ...signature, ...part }).tone).toBe('unknown');
  }
});

test('a package whose signature holds is not called good where its signer is not known', () => {
  expect(summariseSignature(null).tone).toBe('unknown');
  expect(summariseSignature(signature).tone).toBe('good');
  expect(summariseSignature({ ...signature, trust: 'notChecked' }).tone).toBe('unknown');
  expect(summariseSignature({ ...signature, integrity: 'broken' }).tone).toBe('bad');
  const problems = [{ code: 'CERTIFICATE_USAGE', part: null, message: '' }];
  expect(summariseSignature({ ...signature, problems }).tone).toBe('bad');
});

test('integrity, signer, trust, revocation, time and period are said each for itself', () => {
  const parts = signatureParts({ ...signature, trust: 'untrusted' }, (moment) => moment);
  expect(parts.map(({ name, tone }) => [name, tone])).toEqual([
    ['内容', 'good'],
    ['签名人', 'unknown'],
    ['信任', 'bad'],
    ['吊销', 'good'],
    ['时间', 'good'],
    ['有效期', 'good'],
  ]);
});

test('a revoked certificate is said as such where nothing else is wrong', () => {
  const revoked = { code: 'CERTIFICATE_REVOKED', part: null, message: '' };
  const changed = { code: 'DIGEST_MISMATCH', part: null, message: '' };
  const said = (...problems: SignatureVerdict['problems']) => summariseSignature({ ...signature, problems });
  expect(said(revoked)).toEqual({ tone: 'bad', text: expect.stringContaining('已被吊销') });
  expect(said(revoked, changed)).toEqual({ tone: 'bad', text: expect.stringContaining('签名不成立') });
});

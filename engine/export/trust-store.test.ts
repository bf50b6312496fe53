import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RevokingAuthority, usages } from './signing/trust/revocation-test-support.ts';
import { TrustStore } from './trust-store.ts';

let ca: RevokingAuthority;
let folder: string;
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

beforeAll(() => {
  ca = new RevokingAuthority();
  ca.issue('signer', '0a01', usages.signer);
  ca.issue('clock', '0a02', usages.timeStamps);
  folder = mkdtempSync(join(tmpdir(), 'anjuan-trust-'));
}, 60_000);

afterAll(() => {
  ca.end();
  rmSync(folder, { recursive: true, force: true });
});

const store = () => new TrustStore(folder, () => new Date());

test('certificates in PEM or DER and revocation lists are kept, each once, for what they were given for', async () => {
  const trusts = store();
  expect(await trusts.list()).toEqual([]);
  expect(await trusts.take('ca.crt', ca.read('ca.crt'), 'signers')).toEqual({ added: 1, known: 0 });
  expect(await trusts.take('ca.cer', ca.certificate('ca'), 'signers')).toEqual({ added: 0, known: 1 });
  expect(await trusts.take('clock.cer', ca.certificate('clock'), 'timeStamps')).toEqual({
    added: 1,
    known: 0,
  });
  const list = ca.list(days(-2), days(-1));
  expect(await trusts.take('a.crl', list, 'revocation')).toEqual({ added: 1, known: 0 });
  expect(await trusts.take('a.pem', ca.read('list.pem'), 'revocation')).toEqual({ added: 0, known: 1 });
  // Another program's start finds the same.
  const items = await store().list();
  expect(items.map(({ kind, name, past }) => [kind, name, past]).sort()).toEqual([
    ['crl', '某省测试根证书', true],
    ['signers', '某省测试根证书', false],
    ['timeStamps', 'clock', false],
  ]);
  const own = ca.certificate('signer');
  expect(await store().trust([own])).toEqual({
    trusted: [own, ca.certificate('ca')],
    timeAuthorities: [ca.certificate('clock')],
    validation: { certificates: [], lists: [list], answers: [] },
  });
  const first = items.find(({ kind }) => kind === 'crl');
  await trusts.remove(first?.id ?? '');
  expect((await trusts.list()).map(({ kind }) => kind).sort()).toEqual(['signers', 'timeStamps']);
  await expect(trusts.remove(first?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what is not what it is given for is refused, and everything stays', async () => {
  const before = readdirSync(join(folder, 'identities')).sort();
  const refused = { code: 'TRUST_FILE_INVALID' };
  const trusts = store();
  await expect(trusts.take('a.txt', Buffer.from('nonsense'), 'signers')).rejects.toMatchObject(refused);
  await expect(trusts.take('a.crl', ca.list(days(-1), days(1)), 'signers')).rejects.toMatchObject(refused);
  await expect(trusts.take('s.cer', ca.certificate('signer'), 'timeStamps')).rejects.toMatchObject(refused);
  const half = Buffer.concat([
    ca.read('ca.crt'),
    Buffer.from('-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----'),
  ]);
  await expect(trusts.take('half.pem', half, 'revocation')).rejects.toMatchObject(refused);
  const later = new TrustStore(folder, () => days(4000));
  await expect(later.take('ca.crt', ca.read('ca.crt'), 'signers')).rejects.toMatchObject(refused);
  expect(readdirSync(join(folder, 'identities')).sort()).toEqual(before);
});

test('a damaged file is nothing to judge by', async () => {
  const file = readdirSync(join(folder, 'identities')).find((name) => name.startsWith('trust-signers'));
  if (!file) throw new Error('nothing kept');
  const path = join(folder, 'identities', file);
  expect(existsSync(path)).toBe(true);
  writeFileSync(path, ca.certificate('clock'));
  expect((await store().trust([])).trusted).toEqual([]);
});

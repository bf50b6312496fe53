import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainsTo } from './certificate.ts';
import { makeSm2Authority } from './sm2-test-support.ts';

test('a leaf leads to its root and to no other, within both periods', async () => {
  const pki = makeSm2Authority();
  // Of the same name, with another key.
  const namesake = makeSm2Authority();
  const now = new Date();
  expect(await chainsTo(pki.leaf, [], [pki.authority], now)).toBe(true);
  expect(await chainsTo(pki.leaf, [pki.authority], [namesake.authority, pki.authority], now)).toBe(true);
  expect(await chainsTo(pki.leaf, [pki.authority], [namesake.authority], now)).toBe(false);
  expect(await chainsTo(pki.leaf, [pki.authority], [], now)).toBe(false);
  expect(await chainsTo(pki.leaf, [], [pki.authority], new Date('2199-01-01'))).toBe(false);
});

const id = 'distid:1234567812345678';
const sm3 = ['-sm3', '-sigopt', id];
const authority = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n';
const person = 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n';

let folder: string;
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-sm2-'));
  writeFileSync(join(folder, 'bare.cnf'), '[req]\ndistinguished_name=n\n[n]\n');
  openssl('genrsa', '-out', 'rsa.key', '2048');
  for (const one of ['sm2', 'middle', 'leaf'])
    openssl('ecparam', '-name', 'SM2', '-genkey', '-noout', '-out', `${one}.key`);
  for (const one of ['middle', 'leaf']) request(one);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function request(one: string): void {
  openssl(
    ...['req', '-new', '-config', 'bare.cnf', '-key', `${one}.key`, ...sm3, '-subj', `/CN=${one}`],
    ...['-out', `${one}.csr`],
  );
}

type Chain = {
  readonly root?: 'rsa' | 'sm2';
  readonly limit?: string;
  readonly middle?: string;
  readonly leaf?: string;
};

/** Makes root, authority and leaf; what openssl says of them, and what we say. */
async function judged({ root = 'rsa', limit = '', middle = authority, leaf = person }: Chain) {
  const how = root === 'rsa' ? ['-sha256'] : sm3;
  openssl(
    ...['req', '-x509', '-new', '-config', 'bare.cnf', '-key', `${root}.key`, ...how, '-subj', '/CN=root'],
    ...['-addext', `basicConstraints=critical,CA:TRUE${limit}`, '-addext', 'keyUsage=keyCertSign'],
    ...['-days', '9', '-out', 'root.crt'],
  );
  issue('middle', 'root', `${root}.key`, middle, how);
  issue('leaf', 'middle', 'middle.key', leaf, sm3);
  const der = (one: string) => Uint8Array.from(openssl('x509', '-in', `${one}.crt`, '-outform', 'DER'));
  const ours = await chainsTo(der('leaf'), [der('middle')], [der('root')], new Date());
  return { openssl: opensslSays(root), ours };
}

function issue(one: string, by: string, key: string, use: string, how: readonly string[]): void {
  writeFileSync(join(folder, 'use.cnf'), use);
  openssl(
    ...['x509', '-req', '-in', `${one}.csr`, '-CA', `${by}.crt`, '-CAkey', key, '-CAcreateserial'],
    ...['-days', '9', ...how, '-vfyopt', id, '-extfile', 'use.cnf', '-out', `${one}.crt`],
  );
}

/** OpenSSL 3.0 gives the id to the last certificate alone, so a path of SM2 only is judged link by link. */
function opensslSays(root: 'rsa' | 'sm2'): boolean {
  const verify = (...args: string[]) =>
    spawnSync('openssl', ['verify', '-vfyopt', id, ...args], { cwd: folder }).status === 0;
  if (root === 'rsa') return verify('-CAfile', 'root.crt', '-untrusted', 'middle.crt', 'leaf.crt');
  return (
    verify('-CAfile', 'root.crt', 'middle.crt') &&
    verify('-partial_chain', '-trusted', 'middle.crt', 'leaf.crt')
  );
}

describe('what openssl calls good and bad is called the same here', () => {
  const noSigning = authority.replace('keyCertSign', 'cRLSign');
  test.each<[string, Chain, boolean]>([
    ['an authority between, under an SM2 root', { root: 'sm2' }, true],
    ['an authority between, under an RSA root', {}, true],
    ['an authority that is none', { middle: person }, false],
    ['an authority that may not sign certificates', { middle: noSigning }, false],
    ['more authorities than the root allows', { limit: ',pathlen:0' }, false],
    ['a critical extension that nobody knows', { leaf: `${person}1.2.3.4=critical,DER:0500\n` }, false],
  ])('%s', async (_, chain, good) => {
    expect(await judged(chain)).toEqual({ openssl: good, ours: good });
  });
});

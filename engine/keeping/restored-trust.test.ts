import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../engine.ts';
import { Identities } from '../export/identities.ts';
import { makeAuthority, password } from '../export/signing/signing-test-support.ts';
import { RevokingAuthority } from '../export/signing/trust/revocation-test-support.ts';
import { TrustStore } from '../export/trust-store.ts';
import { stageBackup } from './restore-backup.ts';

let ca: RevokingAuthority;
let old: string;
let fresh: string;
const now = () => new Date();

beforeEach(() => {
  ca = new RevokingAuthority();
  old = mkdtempSync(join(tmpdir(), 'anjuan-trust-old-'));
  fresh = mkdtempSync(join(tmpdir(), 'anjuan-trust-new-'));
});

afterEach(() => {
  ca.end();
  for (const folder of [old, fresh]) rmSync(folder, { recursive: true, force: true });
});

/** A station that trusts an authority and holds a list of it, backed up; answers the backup's folder. */
async function backedUp(): Promise<string> {
  const list = join(ca.folder, 'a.crl');
  writeFileSync(list, ca.list(new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)));
  const engine = await openEngine({
    dataFolder: old,
    resourcesFolder: resolve(import.meta.dirname, '../..'),
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: (token) => token,
  });
  const asked = async (name: Parameters<typeof engine.call>[0], input: object) =>
    expect(await engine.call(name, input, {})).toMatchObject({ ok: true });
  await asked('trust/import', { file: join(ca.folder, 'ca.crt'), use: 'signers' });
  await asked('trust/import', { file: list, use: 'revocation' });
  const made = await engine.call('backup/make', { place: 'own' }, {});
  await engine.close();
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { backup } = made.value as { backup: { stamp: string } };
  return join(old, 'backups', backup.stamp);
}

test('whom the station trusts, and the lists it judges by, come back on a new machine', async () => {
  const backup = await backedUp();
  const before = await new TrustStore(old, now).trust([]);
  expect([before.trusted.length, before.validation.lists.length]).toEqual([1, 1]);
  await stageBackup(fresh, backup, null);
  expect(await new TrustStore(fresh, now).trust([])).toEqual(before);
});

test('a machine with certificates of its own keeps them, and gains what it lacks of the trust lists', async () => {
  const backup = await backedUp();
  const lists = await new TrustStore(old, now).trust([]);
  const other = makeAuthority();
  await new TrustStore(fresh, now).take('root.crt', other.authority, 'signers');
  const own = new Identities(fresh, now);
  await own.import(other.files.rsa, password);
  const register = readFileSync(join(fresh, 'identities', 'identities.json'), 'utf8');
  await stageBackup(fresh, backup, null);
  const merged = await new TrustStore(fresh, now).trust([]);
  const bytes = (all: readonly Uint8Array[]) => all.map((der) => Buffer.from(der).toString('base64')).sort();
  expect(bytes(merged.trusted)).toEqual(bytes([...lists.trusted, other.authority]));
  expect(bytes(merged.validation.lists)).toEqual(bytes(lists.validation.lists));
  expect(readFileSync(join(fresh, 'identities', 'identities.json'), 'utf8')).toBe(register);
});

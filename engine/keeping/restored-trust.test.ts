import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openEngine } from '../engine.ts';
import { RevokingAuthority } from '../export/signing/trust/revocation-test-support.ts';
import { TrustStore } from '../export/trust-store.ts';
import { stageBackup } from './restore-backup.ts';

test('whom the station trusts, and the lists it judges by, come back on a new machine', async () => {
  const ca = new RevokingAuthority();
  const old = mkdtempSync(join(tmpdir(), 'anjuan-trust-old-'));
  const fresh = mkdtempSync(join(tmpdir(), 'anjuan-trust-new-'));
  try {
    const now = () => new Date();
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
    const before = await new TrustStore(old, now).trust([]);
    expect([before.trusted.length, before.validation.lists.length]).toEqual([1, 1]);
    await stageBackup(fresh, join(old, 'backups', backup.stamp), null);
    expect(await new TrustStore(fresh, now).trust([])).toEqual(before);
  } finally {
    ca.end();
    for (const folder of [old, fresh]) rmSync(folder, { recursive: true, force: true });
  }
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTypist } from '../cases/testing/crash-harness.ts';
import { changeEncryption, newDatabaseKey } from '../store/change-encryption.ts';
import { checkDatabase } from '../store/copy-database.ts';
import { isPlainDatabase } from '../store/sealed-pages.ts';
import { settleFolder } from '../store/settle-folder.ts';
import { openStore } from '../store/store.ts';
import { buildDiskShim, type DiskOrder, FailingDisk } from '../store/testing/failing-disk.ts';
import { seeded } from '../store/testing/random.ts';

const golden = resolve(import.meta.dirname, '../store/testing/golden/0.1.0.sqlite.gz');
const key = newDatabaseKey();
const random = seeded(20261125);
let program = '';
let shim = '';
const began: Record<string, string> = {};

/** A station's folder, plain and encrypted. */
beforeAll(async () => {
  program = await buildTypist(null, '../../store/testing/convert-child.ts');
  shim = buildDiskShim();
  for (const direction of ['on', 'off']) {
    const folder = mkdtempSync(join(tmpdir(), 'anjuan-convert-'));
    writeFileSync(join(folder, 'anjuan.sqlite'), gunzipSync(readFileSync(golden)));
    openStore(folder).close();
    if (direction === 'off') await changeEncryption(folder, null, key, () => undefined);
    began[direction] = folder;
  }
}, 120_000);

afterAll(() => rmSync(program, { recursive: true, force: true }));

/** Converts a fresh copy of the folder under an order to its disk. */
function convert(direction: string, order: DiskOrder) {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-convert-'));
  cpSync(began[direction] ?? '', folder, { recursive: true });
  const disk = new FailingDisk(shim, folder);
  disk.order(order);
  const child = spawnSync(
    process.execPath,
    [join(program, 'child.mjs'), folder, key.toString('hex'), direction],
    { env: { ...process.env, ...disk.environment }, encoding: 'utf8' },
  );
  const calls = Number(readFileSync(disk.control).readBigInt64LE(0));
  return { folder, disk, child, calls };
}

/** What the next start finds: one good database, and nothing else of the conversion. */
async function sound(folder: string): Promise<void> {
  settleFolder(folder, new Date(2026, 2, 12));
  const file = join(folder, 'anjuan.sqlite');
  expect(await checkDatabase(file, isPlainDatabase(file) ? null : key)).toMatchObject({
    cases: 4,
    documents: 33,
    revisions: 37,
  });
  expect(readdirSync(folder).filter((name) => /converting|former/.test(name))).toEqual([]);
}

test.each(['on', 'off'])(
  'the power fails at any write of turning it %s: there is one good database',
  async (direction) => {
    const whole = convert(direction, {});
    expect(whole.child.status, whole.child.stderr).toBe(0);
    await sound(whole.folder);
    expect(whole.calls).toBeGreaterThan(20);
    const points = Array.from({ length: 16 }, (_, index) => 1 + Math.floor((index * whole.calls) / 16));
    // The last calls are the forcing, the renaming and the clearing up: each of them.
    for (let last = whole.calls - 8; last <= whole.calls; last++) points.push(last);
    for (const killAt of points) {
      const { folder, disk, child } = convert(direction, { killAt });
      expect(child.signal, `call ${killAt}`).toBe('SIGKILL');
      disk.cutPower(random);
      await sound(folder);
    }
  },
  600_000,
);

test.each(['EIO', 'ENOSPC'] as const)(
  'a disk that fails (%s) leaves the database as it was',
  async (error) => {
    const { calls } = convert('on', {});
    for (let failAt = 1; failAt <= calls; failAt += Math.ceil(calls / 10)) {
      const { folder } = convert('on', { failAt, error, lasting: true });
      await sound(folder);
    }
  },
  600_000,
);

test('the harness finds a disk that only says it has synced', async () => {
  const { calls } = convert('on', {});
  const { folder, disk } = convert('on', { killAt: calls, noSync: true });
  disk.cutPower(random);
  await expect(sound(folder)).rejects.toThrow();
}, 120_000);

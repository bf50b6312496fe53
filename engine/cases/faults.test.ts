import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../store/journal.ts';
import { openStore } from '../store/store.ts';
import { buildDiskShim, FailingDisk } from '../store/testing/failing-disk.ts';
import { dataFolder } from './test-station.ts';
import { buildTypist, typistResources } from './testing/crash-harness.ts';

type Fault = {
  readonly editId: string;
  readonly happened: boolean;
  readonly code: string | null;
  readonly early: boolean;
  readonly retried: string | null;
  readonly durable: boolean;
  readonly troubles: readonly (string | null)[];
};
type Reopening = {
  readonly reopening: number;
  readonly opened: string | null;
  readonly closed: string | null;
};

/** What a person may be told when the disk fails: each says that the input is kept, and what to do. */
const told = ['DISK_FULL', 'STORE_UNWRITABLE', null];

test('a fault at each write in turn loses nothing acknowledged, has a code, and the next try succeeds', async () => {
  const program = await buildTypist(null, 'fault-child.ts');
  const folder = dataFolder();
  const disk = new FailingDisk(buildDiskShim(), folder);
  const child = spawnSync(
    process.execPath,
    [join(program, 'child.mjs'), folder, typistResources(), disk.control],
    { env: { ...process.env, ...disk.environment }, encoding: 'utf8' },
  );
  rmSync(program, { recursive: true, force: true });
  expect(child.stderr).toBe('');
  const lines = child.stdout
    .trim()
    .split('\n')
    .map((line): Fault | Reopening => JSON.parse(line));
  const faults = lines.filter((line): line is Fault => 'editId' in line);
  const happened = faults.filter((fault) => fault.happened);
  // At least a write and a sync of the log, for three errors, passing and lasting.
  expect(happened.length).toBeGreaterThanOrEqual(12);
  for (const fault of faults) {
    expect(told, fault.editId).toContain(fault.code);
    // Told durable only where the commit went through, and then after it.
    expect(fault.early, fault.editId).toBe(fault.code === null);
    expect(fault.troubles, fault.editId).toEqual(fault.code === null ? [] : [fault.code, null]);
    expect([fault.retried, fault.durable], fault.editId).toEqual([null, true]);
  }
  expect(happened.filter((fault) => fault.code === 'DISK_FULL').length).toBeGreaterThan(0);
  expect(happened.filter((fault) => fault.code === 'STORE_UNWRITABLE').length).toBeGreaterThan(0);
  for (const line of lines)
    if ('reopening' in line) expect(told, String(line.reopening)).toContain(line.opened);

  const store = openStore(folder);
  expect(store.raw('PRAGMA integrity_check', [])).toEqual([{ integrity_check: 'ok' }]);
  const [{ id } = { id: '' }] = store.raw<{ id: string }>('SELECT id FROM cases', []);
  const kept = new Set(readJournal(store, id).map((entry) => entry.id));
  expect(faults.filter((fault) => !kept.has(fault.editId))).toEqual([]);
  store.close();
}, 120_000);

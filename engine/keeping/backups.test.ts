import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { BackupChange, BackupInfo } from '../../contract/commands/keeping.ts';
import type { CommandName } from '../../contract/commands.ts';
import { editId } from '../cases/test-steps.ts';
import { type Engine, openEngine } from '../engine.ts';

const resourcesFolder = resolve(import.meta.dirname, '../..');
const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-backup-'));
const granted = new Map<string, string>();
let clock = new Date(2026, 2, 12, 9, 30);
const opened = new Set<Engine>();

async function open(dataFolder: string, automaticBackups = false): Promise<Engine> {
  const engine = await openEngine({
    dataFolder,
    resourcesFolder,
    sample: true,
    automaticBackups,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: (token) => granted.get(token) ?? null,
    now: () => clock,
  });
  opened.add(engine);
  return engine;
}

async function close(engine: Engine): Promise<void> {
  opened.delete(engine);
  await engine.close();
}

afterEach(async () => {
  for (const engine of opened) await engine.close();
  opened.clear();
});

const later = (hours: number) => {
  clock = new Date(clock.getTime() + hours * 3_600_000);
};

async function asked<Value>(engine: Engine, name: CommandName, input: object): Promise<Value> {
  const outcome = await engine.call(name, input, {});
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value as Value;
}

const make = async (engine: Engine) => {
  later(1);
  return (await asked<{ backup: BackupInfo }>(engine, 'backup/make', { place: 'own' })).backup;
};

const write = async (engine: Engine, caseId: string, summary: string) => {
  const changes = [{ pointer: '/facts/summary', value: summary }];
  await asked(engine, 'facts/edit', { caseId, editId: editId(), changes });
  await asked(engine, 'app/flush', { reason: '' });
};

const casesOf = async (engine: Engine) => {
  const input = { query: '', state: 'all', sort: 'changed', offset: 0, limit: 200 };
  return (await asked<{ cases: { id: string }[] }>(engine, 'cases/list', input)).cases.map(({ id }) => id);
};

const preview = (engine: Engine, { place, stamp }: BackupInfo) =>
  asked<{ changes: BackupChange[]; same: number }>(engine, 'backup/preview', { backup: { place, stamp } });

test('a backup is a database that opens by itself, with its kept files and a checkpoint that openssl verifies', async () => {
  const data = folder();
  const engine = await open(data);
  const [caseId = ''] = await casesOf(engine);
  await asked(engine, 'identity/makeTrial', {});
  const scan = join(folder(), 'photo.jpg');
  writeFileSync(scan, 'what the camera saw');
  granted.set('granted-photo', scan);
  const evidence = [{ pointer: '/evidence/-', value: { id: 'e1', kind: 'audioVisual', name: '照片' } }];
  await asked(engine, 'facts/edit', { caseId, editId: 'edit-e1', changes: evidence });
  await asked(engine, 'evidence/attach', { caseId, evidence: 'e1', file: 'granted-photo' });
  const backup = await make(engine);
  expect(backup).toMatchObject({ place: 'own', reason: 'person', cases: 4, spoilt: 0 });
  const made = join(data, 'backups', backup.stamp);
  expect(
    execFileSync('sqlite3', ['-readonly', join(made, 'anjuan.sqlite'), 'PRAGMA integrity_check']).toString(),
  ).toBe('ok\n');
  const kept = readdirSync(join(data, 'backups', 'files'), { recursive: true, withFileTypes: true });
  const [photo] = kept.filter((entry) => entry.isFile());
  expect(readFileSync(join(photo?.parentPath ?? '', photo?.name ?? ''), 'utf8')).toBe('what the camera saw');
  // RFC 5652, detached: an independent program holds the signature against the file.
  const signature = join(made, 'audit-checkpoint.p7s');
  execFileSync(
    'openssl',
    [
      'cms',
      '-verify',
      '-noverify',
      '-inform',
      'DER',
      '-in',
      signature,
      '-content',
      join(made, 'audit-checkpoint.json'),
      '-out',
      '/dev/null',
      '-binary',
    ],
    { stdio: 'pipe' },
  );
  granted.set('granted-checkpoint', join(made, 'audit-checkpoint.json'));
  expect(await asked(engine, 'audit/verify', { checkpoint: 'granted-checkpoint' })).toMatchObject({
    broken: null,
  });
});

test('says what a restore would bring, backs up the present, and brings it at the next start', async () => {
  const data = folder();
  const engine = await open(data);
  const [first = '', second = ''] = await casesOf(engine);
  await write(engine, first, '备份之前');
  const backup = await make(engine);
  later(1);
  await write(engine, first, '备份之后');
  const { caseId: fresh } = await asked<{ caseId: string }>(engine, 'cases/create', {
    causeId: null,
    cause: '新案',
    procedure: 'ordinary',
  });
  const { changes, same } = await preview(engine, backup);
  expect(changes.map(({ id, change }) => [id, change]).sort()).toEqual(
    [
      [first, 'goesBack'],
      [fresh, 'vanishes'],
    ].sort(),
  );
  expect(same).toBe(3);
  expect(await casesOf(engine)).toContain(second);
  later(1);
  const { before } = await asked<{ before: string }>(engine, 'backup/restore', {
    backup: { place: 'own', stamp: backup.stamp },
  });
  await close(engine);
  const again = await open(data);
  expect(await casesOf(again)).not.toContain(fresh);
  const { facts } = await asked<{ facts: { summary?: string } }>(again, 'cases/open', { caseId: first });
  expect(facts.summary).toBe('备份之前');
  // And the way back: what was there before is a backup like any other.
  const way = await asked<{ changes: BackupChange[] }>(again, 'backup/preview', {
    backup: { place: 'own', stamp: before },
  });
  expect(way.changes.map(({ id, change }) => [id, change]).sort()).toEqual(
    [
      [first, 'goesForward'],
      [fresh, 'returns'],
    ].sort(),
  );
});

test('a backup that was changed afterwards, or is none, is refused and nothing here changes', async () => {
  const data = folder();
  const engine = await open(data);
  const backup = await make(engine);
  const file = join(data, 'backups', backup.stamp, 'anjuan.sqlite');
  const bytes = readFileSync(file);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const chosen = { backup: { place: 'own', stamp: backup.stamp } };
  for (const name of ['backup/preview', 'backup/restore'] as const) {
    expect(await engine.call(name, chosen, {})).toMatchObject({
      ok: false,
      error: { code: 'BACKUP_UNSOUND' },
    });
  }
  granted.set('granted-none', folder());
  const none = await engine.call('backup/preview', { backup: { folder: 'granted-none' } }, {});
  expect(none).toMatchObject({ ok: false, error: { code: 'BACKUP_NOT_FOUND' } });
  expect(existsSync(join(data, 'anjuan.sqlite.next'))).toBe(false);
});

test('what is typed while a backup runs is durable and in the backup or after it; a cancelled one leaves nothing', async () => {
  const data = folder();
  const engine = await open(data);
  const [caseId = ''] = await casesOf(engine);
  later(1);
  const running = engine.call('backup/make', { place: 'own' }, {});
  for (let index = 0; index < 20; index++) await write(engine, caseId, `备份中第${index}次`);
  expect(await running).toMatchObject({ ok: true });
  later(1);
  const given = engine.call('backup/make', { place: 'own' }, {});
  expect(await asked(engine, 'backup/cancel', {})).toEqual({ cancelled: true });
  expect(await given).toMatchObject({ ok: false, error: { code: 'BACKUP_CANCELLED' } });
  expect(readdirSync(join(data, 'backups')).filter((name) => name.endsWith('.part'))).toEqual([]);
  const { backups } = await asked<{ backups: BackupInfo[] }>(engine, 'backup/list', {});
  expect(backups).toHaveLength(1);
});

test('on closing what has changed is backed up by itself, and what has not is not', async () => {
  const data = folder();
  const engine = await open(data, true);
  const [caseId = ''] = await casesOf(engine);
  await close(engine);
  later(1);
  const again = await open(data, true);
  const list = async (of: Engine) => (await asked<{ backups: BackupInfo[] }>(of, 'backup/list', {})).backups;
  expect((await list(again)).map(({ reason }) => reason)).toEqual(['closing']);
  await close(again);
  later(1);
  const third = await open(data, true);
  expect(await list(third)).toHaveLength(1);
  // Of one day only the newest stays.
  later(24);
  await write(third, caseId, '又改了');
  await close(third);
  later(1);
  expect(await list(await open(data, true))).toHaveLength(2);
});

test('a second folder that has gone is named, and comes back by itself', async () => {
  const data = folder();
  const drive = folder();
  const engine = await open(data);
  granted.set('granted-drive', drive);
  const settings = { keep: { daily: 7, weekly: 4, monthly: 12 }, secondEvery: 24, onClosing: true };
  await asked(engine, 'backup/saveSettings', { ...settings, second: 'granted-drive' });
  later(1);
  await asked(engine, 'backup/make', { place: 'second' });
  rmSync(drive, { recursive: true });
  expect(await engine.call('backup/make', { place: 'second' }, {})).toMatchObject({
    ok: false,
    error: { code: 'BACKUP_PLACE_MISSING', params: { place: drive } },
  });
  expect(await asked(engine, 'backup/list', {})).toMatchObject({ second: { path: drive, present: false } });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import { terminalHere } from './testing/terminal-here.ts';

const root = resolve(import.meta.dirname, '..');
const { run: anjuan, printed } = terminalHere(root);

afterEach(() => vi.restoreAllMocks());

function station(damage: (bytes: Buffer) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-repair-'));
  const bytes = gunzipSync(readFileSync(join(root, 'engine/store/testing/golden/0.1.0.sqlite.gz')));
  damage(bytes);
  writeFileSync(join(folder, 'anjuan.sqlite'), bytes);
  return folder;
}

test('a sound database is not repaired; its audit holds and can be exported', async () => {
  const folder = station(() => undefined);
  expect(await anjuan('repair', '--data', folder)).toBe(0);
  expect(printed()).toContain('不需要修复');
  expect(await anjuan('audit', 'verify', '--data', folder)).toBe(0);
  expect(printed()).toContain('共 5 条，全部相符');
  const out = mkdtempSync(join(tmpdir(), 'anjuan-audit-'));
  expect(await anjuan('audit', 'export', '--data', folder, '--out', out, '--json')).toBe(0);
  const { file, entries } = JSON.parse(printed());
  const lines = readFileSync(join(out, file), 'utf8').trim().split('\n');
  expect([entries, lines.length, JSON.parse(lines[0] ?? '').seq]).toEqual([5, 5, 1]);
});

test('a database without its first page is refused, repaired, opens, and its search finds again', async () => {
  const folder = station((bytes) => bytes.fill(0, 0, 4096));
  const damaged = readFileSync(join(folder, 'anjuan.sqlite'));
  expect(await anjuan('audit', 'verify', '--data', folder)).toBe(2);
  expect(printed()).toContain('STORE_DAMAGED');
  expect(readFileSync(join(folder, 'anjuan.sqlite')).equals(damaged)).toBe(true);
  expect(await anjuan('repair', '--data', folder)).toBeLessThan(2);
  expect(printed()).toContain('cases：救出 4 行');
  expect(await anjuan('audit', 'verify', '--data', folder)).toBe(0);
  const engine = await openEngine({
    dataFolder: folder,
    resourcesFolder: root,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });
  const list = { query: '吴强', state: 'all', sort: 'changed', offset: 0, limit: 10 };
  expect(await engine.call('cases/list', list, {})).toMatchObject({ ok: true, value: { total: 1 } });
  await engine.close();
});

test('a folder that holds no station is named and stays empty', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-none-'));
  expect(await anjuan('repair', '--data', folder)).toBe(2);
  expect(printed()).toContain('NOT_FOUND');
});

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import { terminalHere } from './testing/terminal-here.ts';

const root = resolve(import.meta.dirname, '..');
const password = '一句好记的话语 1';
const folder = mkdtempSync(join(tmpdir(), 'anjuan-terminal-people-'));
const { run: anjuan, printed } = terminalHere(root);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A station with an administrator, and an officer who may not read the audit. */
beforeAll(async () => {
  const engine = await openEngine({
    dataFolder: folder,
    resourcesFolder: root,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });
  const at = {};
  const first = { name: '赵管理', person: null, roles: ['administrator'], password };
  await engine.call('people/begin', first, at);
  const added = await engine.call('people/add', { name: '李执法', person: null, roles: ['officer'] }, at);
  if (!added.ok) throw new Error(added.error.code);
  const { account, code } = added.value as { account: string; code: string };
  await engine.call('people/useCode', { account, code, next: password }, {});
  await engine.close();
}, 30_000);

const verify = ['audit', 'verify', '--data', folder];

test('without a name the station is not read, and it is said how to sign in', async () => {
  expect(await anjuan(...verify)).toBe(2);
  expect(printed()).toContain('TERMINAL_SIGN_IN');
  expect(printed()).toContain('赵管理');
  expect(await anjuan(...verify, '--user', '没有这个人')).toBe(2);
  // Nobody is at the terminal to be asked.
  expect(await anjuan(...verify, '--user', '赵管理')).toBe(2);
  expect(printed()).toContain('TERMINAL_SIGN_IN');
});

test('with name and password it is read, and what is done bears the name', async () => {
  vi.stubEnv('STATION_PASSWORD', password);
  const as = ['--user', '赵管理', '--user-password-env', 'STATION_PASSWORD'];
  expect(await anjuan(...verify, ...as)).toBe(0);
  expect(printed()).toContain('全部相符');
  const out = mkdtempSync(join(tmpdir(), 'anjuan-terminal-out-'));
  expect(await anjuan('audit', 'checkpoint', '--data', folder, '--out', out, ...as)).toBe(0);
  expect(await anjuan('--json', 'audit', 'export', '--data', folder, '--out', out, ...as)).toBe(0);
  const file = readdirSync(out).find((name) => name.endsWith('.jsonl')) ?? '';
  const taken = readFileSync(join(out, file), 'utf8')
    .split('\n')
    .find((line) => line.includes('取核对点'));
  expect(JSON.parse(taken ?? '{}')).toMatchObject({ who: '赵管理', what: '取核对点' });
});

test('a wrong password and a role that may not are refused with their codes', async () => {
  vi.stubEnv('STATION_PASSWORD', '不是这一个');
  const wrong = ['--user', '赵管理', '--user-password-env', 'STATION_PASSWORD'];
  expect(await anjuan(...verify, ...wrong)).toBe(2);
  expect(printed()).toContain('SIGN_IN_WRONG');
  vi.stubEnv('STATION_PASSWORD', password);
  expect(await anjuan(...verify, '--user', '李执法', '--user-password-env', 'STATION_PASSWORD')).toBe(2);
  expect(printed()).toContain('PERMISSION_DENIED');
});

test('an encrypted station is read by signing in, and repaired by signing in', async () => {
  const engine = await openEngine({
    dataFolder: folder,
    resourcesFolder: root,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });
  const at = {};
  const state = await engine.call('people/state', {}, at);
  const names = state.ok ? (state.value as { names: { account: string; name: string }[] }).names : [];
  const account = names.find(({ name }) => name === '赵管理')?.account;
  await engine.call('people/signIn', { account, password }, at);
  expect(await engine.call('encryption/turnOn', { password }, at)).toMatchObject({ ok: true });
  await engine.close();
  vi.stubEnv('STATION_PASSWORD', password);
  const as = ['--user', '赵管理', '--user-password-env', 'STATION_PASSWORD'];
  expect(await anjuan(...verify)).toBe(2);
  expect(printed()).toContain('TERMINAL_SIGN_IN');
  expect(await anjuan(...verify, ...as)).toBe(0);
  const repair = ['repair', '--data', folder];
  expect(await anjuan(...repair)).toBe(2);
  expect(await anjuan(...repair, ...as)).toBe(0);
  expect(printed()).toContain('不需要修复');
  const file = join(folder, 'anjuan.sqlite');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0, 0, 4096));
  await anjuan(...repair, ...as);
  expect(printed()).toContain('accounts：救出 2 行');
  expect(await anjuan(...verify, ...as)).toBe(0);
  expect(readFileSync(file).includes('SQLite format 3')).toBe(false);
}, 300_000);

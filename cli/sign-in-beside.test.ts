import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';

const root = resolve(import.meta.dirname, '..');
const password = '一句好记的话语 1';

test('while one program holds the station, another process signs in, reads and writes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-beside-'));
  const engine = await openEngine({
    dataFolder: folder,
    resourcesFolder: root,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });
  const begun = { name: '赵管理', person: null, roles: ['administrator'], password };
  expect(await engine.call('people/begin', begun, {})).toMatchObject({ ok: true });
  /** The terminal as a program of its own. */
  const anjuan = (secret: string, ...args: string[]) =>
    spawnSync(
      process.execPath,
      [
        join(root, 'build', 'app', 'cli.js'),
        ...args,
        '--data',
        folder,
        '--user',
        '赵管理',
        '--user-password-env',
        'SECRET',
      ],
      { encoding: 'utf8', env: { ...process.env, SECRET: secret } },
    );
  const read = anjuan(password, 'audit', 'verify');
  expect(read.stdout).toContain('全部相符');
  expect(read.status).toBe(0);
  expect(anjuan('不对的话语 2', 'audit', 'verify').stderr).toContain('SIGN_IN_WRONG');
  // A checkpoint is an act on record: it needs the program that holds the database.
  const act = anjuan(
    password,
    'audit',
    'checkpoint',
    '--out',
    mkdtempSync(join(tmpdir(), 'anjuan-beside-out-')),
  );
  expect(act.stderr).toContain('STORE_READ_ONLY');
  expect(act.status).toBe(2);
  await engine.close();
}, 60_000);

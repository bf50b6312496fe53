import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import { freshFolder } from './support/application.ts';
import { packagedExecutable, rootSwitches } from './support/packaged.ts';

const [on, off] = [FuseState.ENABLE, FuseState.DISABLE];

test('every fuse of the release build is set as the shell needs it', async () => {
  const wire = await getCurrentFuseWire(packagedExecutable('release'));
  expect(wire[FuseV1Options.RunAsNode]).toBe(off);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(off);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on);
  expect(wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(off);
  expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(off);
});

test('the tested build is the release build but for one fuse', async () => {
  const tested = packagedExecutable('test');
  const release = packagedExecutable('release');
  const [one, other] = [await getCurrentFuseWire(tested), await getCurrentFuseWire(release)];
  const differing = Object.keys(one).filter((fuse) => Reflect.get(one, fuse) !== Reflect.get(other, fuse));
  expect(differing).toEqual([String(FuseV1Options.EnableNodeCliInspectArguments)]);
  expect(contents(dirname(tested))).toEqual(contents(dirname(release)));
  const [a, b] = [readFileSync(tested), readFileSync(release)];
  expect(a.length).toBe(b.length);
  let bytes = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) bytes++;
  expect(bytes).toBe(1);
});

/** Path and hash of every file but the executable. */
function contents(folder: string): readonly string[] {
  const walk = (path: string): string[] =>
    readdirSync(path).flatMap((name) => {
      const file = join(path, name);
      if (statSync(file).isDirectory()) return walk(file);
      return [`${relative(folder, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`];
    });
  return walk(folder).filter((line) => !line.startsWith('anjuan '));
}

test('the release build opens its window and answers, driven from outside', async () => {
  const folder = freshFolder();
  const child = spawn(
    packagedExecutable('release'),
    [...rootSwitches, '--disable-gpu', `--user-data-dir=${folder}`, '--remote-debugging-port=0'],
    { stdio: 'ignore' },
  );
  try {
    const active = join(folder, 'DevToolsActivePort');
    await expect.poll(() => existsSync(active) && readFileSync(active, 'utf8').includes('\n')).toBe(true);
    const [port] = readFileSync(active, 'utf8').split('\n');
    // Joining while the first page is still being made can hang, so the page comes first.
    const listed = async () => (await fetch(`http://127.0.0.1:${port}/json/list`)).text();
    await expect.poll(listed).toContain('app://anjuan/index.html');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const pages = () => browser.contexts().flatMap((context) => context.pages());
    await expect.poll(() => pages().map((page) => page.url())).toContain('app://anjuan/index.html');
    const page = pages().find((one) => one.url() === 'app://anjuan/index.html');
    const info = await page?.evaluate(() => window.anjuan.shell.appInfo({}));
    expect(info?.ok && info.value.packaged).toBe(true);
    await browser.close();
  } finally {
    await ended(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGKILL');
  await gone;
}

test('the release executable is no Node and takes no inspector', async () => {
  const run = promisify(execFile);
  const asNode = await run(packagedExecutable('release'), [...rootSwitches, '--help'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require /nowhere.cjs' },
  });
  expect(asNode.stdout).toContain('Usage: anjuan');
  const inspected = await run(packagedExecutable('release'), [...rootSwitches, '--inspect=0', '--help']);
  expect(inspected.stderr).not.toContain('Debugger listening');
});

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import { freshFolder } from './support/application.ts';
import { runAlone, WindowAlone, whyNoNamespace } from './support/no-network.ts';
import { checkout, packagedExecutable, rootSwitches } from './support/packaged.ts';

const [on, off] = [FuseState.ENABLE, FuseState.DISABLE];

/** Left as Electron sets it, where there is one. */
const ofLaterElectrons: Readonly<Record<string, FuseState>> = { [FuseV1Options.WasmTrapHandlers]: on };

/** The integrity of the archive is checked only where the platform can. */
const asReleased: Readonly<Record<string, FuseState>> = {
  [FuseV1Options.RunAsNode]: off,
  [FuseV1Options.EnableCookieEncryption]: off,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
  [FuseV1Options.EnableNodeCliInspectArguments]: off,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform === 'linux' ? off : on,
  [FuseV1Options.OnlyLoadAppFromAsar]: on,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
};

test('every fuse of the release build is set as the shell needs it, and none is there that is not named', async () => {
  const wire = await getCurrentFuseWire(packagedExecutable('release'));
  const fuses = Object.entries(wire).filter(([name]) => /^\d+$/.test(name));
  expect({ ...ofLaterElectrons, ...Object.fromEntries(fuses) }).toEqual({
    ...ofLaterElectrons,
    ...asReleased,
  });
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
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
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

test.describe('without a network', () => {
  const why = whyNoNamespace();
  test.skip(why !== null, why ?? '');

  test('the kernel counts an attempt to reach a network where there is none', async () => {
    const reach = `require('node:net').connect(443, '192.0.2.1').on('error', () => undefined)`;
    expect((await runAlone(process.execPath, ['-e', reach])).attempts).toBeGreaterThan(0);
    expect((await runAlone(process.execPath, ['-e', '0'])).attempts).toBe(0);
  });

  test('the release works with the sample case in its window, and asks nothing of a network', async () => {
    const folder = freshFolder();
    const window = new WindowAlone(packagedExecutable('release'), [
      ...rootSwitches,
      '--disable-gpu',
      `--user-data-dir=${folder}`,
    ]);
    const click = (selector: string, words: string) =>
      window.evaluate(`(() => {
        const found = [...document.querySelectorAll('${selector}')].find((one) => one.textContent.includes('${words}'));
        found?.click();
        return found !== undefined;
      })()`);
    try {
      await expect.poll(() => window.join('/index.html')).toBe(true);
      await expect.poll(() => click('button', '从示例站开始')).toBe(true);
      await expect.poll(() => click('[role=tab]', '办案进程')).toBe(true);
      await expect.poll(() => click('main button', '行政处罚决定书')).toBe(true);
      await expect
        .poll(() => window.evaluate(`document.querySelector('.paper-sheet')?.textContent.length > 100`))
        .toBe(true);
      expect(window.attempts()).toBe(0);
      expect(existsSync(join(folder, 'network-attempts.log'))).toBe(false);
    } finally {
      await window.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    }
  });

  test('the release exports the whole sample case, signed, and asks nothing of a network', async () => {
    const folder = freshFolder();
    const example = join(checkout, 'examples', 'ride-hailing-person.json');
    const { documents } = JSON.parse(readFileSync(example, 'utf8')) as { documents: readonly unknown[] };
    try {
      const { attempts } = await runAlone(packagedExecutable('release'), [
        ...rootSwitches,
        'produce',
        example,
        '--out',
        folder,
        '--trial',
      ]);
      const made = readdirSync(folder, { recursive: true }).map(String);
      for (const kind of ['.pdf', '.docx'])
        expect(made.filter((name) => name.endsWith(kind))).toHaveLength(documents.length);
      expect(attempts).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

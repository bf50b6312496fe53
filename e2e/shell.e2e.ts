import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, screenshot, test } from './support/application.ts';

test('the window opens on our own page, without Node and with the bridge alone', async ({ running }) => {
  const { app, page } = running;
  expect(page.url()).toBe('app://anjuan/index.html');
  const world = await page.evaluate(() => ({
    node: typeof Reflect.get(window, 'require') + typeof Reflect.get(window, 'process'),
    bridge: Object.keys(window.anjuan).sort(),
    shell: Object.keys(window.anjuan.shell).sort(),
    frozen: Object.isFrozen(window.anjuan) && Object.isFrozen(window.anjuan.shell),
  }));
  expect(world.node).toBe('undefinedundefined');
  expect(world.bridge).toEqual(['call', 'callKeeping', 'onEvent', 'onShellEvent', 'shell', 'takeFiles']);
  expect(world.shell).toEqual([
    'appInfo',
    'openExported',
    'openGuide',
    'pickFiles',
    'pickFolder',
    'print',
    'readyToClose',
    'reopenEngine',
    'revealInFolder',
    'saveAs',
    'setZoom',
  ]);
  expect(world.frozen).toBe(true);
  const shape = await app.evaluate(({ app: program, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.openDevTools();
    // Electron keeps what the window was made with, though its types do not say so.
    const contents = window?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const preferences = contents.getLastWebPreferences();
    return {
      packaged: program.isPackaged,
      isolated: preferences.contextIsolation,
      sandboxed: preferences.sandbox,
      node: preferences.nodeIntegration,
      tools: window?.webContents.isDevToolsOpened(),
      secure: preferences.webSecurity,
    };
  });
  expect(shape).toEqual({
    packaged: true,
    isolated: true,
    sandboxed: true,
    node: false,
    tools: false,
    secure: true,
  });
  await screenshot(page, 'first-window');
});

test('the content policy is closed, and holds', async ({ running }) => {
  const { app, page } = running;
  const policy = await app.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://anjuan/index.html');
    return answer.headers.get('content-security-policy');
  });
  const directives = new Map(
    (policy ?? '').split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)] as const),
  );
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('style-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'none'"]);
  expect(directives.get('form-action')).toEqual(["'none'"]);
  expect(directives.get('base-uri')).toEqual(["'none'"]);
  expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);

  const broken = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    await fetch('https://example.com/').catch(() => undefined);
    await new Promise((done) => setTimeout(done, 300));
    frame.remove();
    script.remove();
    return { seen: [...new Set(seen)].sort(), injected: Reflect.has(window, 'injected') };
  });
  expect(broken.injected).toBe(false);
  expect(broken.seen).toEqual(['connect-src', 'frame-src', 'script-src-elem']);
});

test('only known files of our own host are served, and only to GET', async ({ running }) => {
  const answers = await running.app.evaluate(async ({ net }) => {
    const status = async (url: string, method = 'GET') =>
      net.fetch(url, { method }).then(
        (answer) => answer.status,
        () => 'refused',
      );
    return {
      page: await status('app://anjuan/index.html'),
      post: await status('app://anjuan/index.html', 'POST'),
      host: await status('app://elsewhere/index.html'),
      unknown: await status('app://anjuan/package.json'),
      above: await status('app://anjuan/%2e%2e/main.js'),
      encoded: await status('app://anjuan/..%2fmain.js'),
    };
  });
  expect(answers).toEqual({ page: 200, post: 405, host: 403, unknown: 404, above: 404, encoded: 404 });
});

test('the page can neither leave nor open anything', async ({ running }) => {
  const { app, page } = running;
  const opened = await page.evaluate(() => window.open('https://example.com/') === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(page.url()).toBe('app://anjuan/index.html');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('nothing reaches a network; each attempt is recorded; no permission is given', async ({ running }) => {
  const { app, page, folder } = running;
  const attempts = await app.evaluate(async ({ net }) => {
    const said: string[] = [];
    for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'https://1.1.1.1/']) {
      await net.fetch(url).then(
        () => said.push('reached'),
        (error: unknown) => said.push(String(error)),
      );
    }
    return said;
  });
  for (const said of attempts) expect(said).toContain('ERR_BLOCKED_BY_CLIENT');
  const log = readFileSync(join(folder, 'network-attempts.log'), 'utf8').trim().split('\n');
  expect(log.map((line) => line.split(' ')[1])).toEqual([
    'https://example.com/',
    'http://127.0.0.1:9/',
    'https://1.1.1.1/',
  ]);
  const permissions = await page.evaluate(async () => {
    const asked = ['geolocation', 'notifications', 'camera', 'clipboard-read'];
    return Promise.all(
      asked.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
      ),
    );
  });
  expect(new Set(permissions)).toEqual(new Set(['denied']));
});

test('the program by itself asks nothing of a network', async ({ running }) => {
  await running.page.evaluate(() => new Promise((done) => setTimeout(done, 3_000)));
  expect(existsSync(join(running.folder, 'network-attempts.log'))).toBe(false);
});

test('the shell refuses what its schemas refuse', async ({ running }) => {
  const outcomes = await running.page.evaluate(async () => {
    const ask = window.anjuan.shell as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return Promise.all([
      ask.setZoom?.({ zoom: 9 }),
      ask.openExported?.({ token: 'never-granted', file: '../../etc/passwd' }),
      ask.revealInFolder?.({ token: 'never-granted' }),
      ask.pickFolder?.({ title: '', path: '/etc' }),
    ]);
  });
  expect(outcomes.map((one) => (one as { error?: { code: string } }).error?.code)).toEqual([
    'INPUT_INVALID',
    'NOT_FOUND',
    'NOT_FOUND',
    'INPUT_INVALID',
  ]);
});

test('an engine that dies is started again, and the page is told', async ({ running }) => {
  const { app, page } = running;
  await expect
    .poll(() => page.evaluate(() => window.anjuan.call('forms/list', {}).then(({ ok }) => ok)))
    .toBe(true);
  await page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(window, 'seenEvents', seen);
    window.anjuan.onShellEvent((event) => seen.push(event.kind));
  });
  await app.evaluate(({ app: program }) => {
    const engine = program
      .getAppMetrics()
      .find((one) => one.serviceName === '案卷引擎' || one.name === '案卷引擎');
    if (engine) process.kill(engine.pid, 'SIGKILL');
  });
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'seenEvents') as string[]))
    .toEqual(['engineDown', 'engineUp']);
  expect(await page.evaluate(() => window.anjuan.call('forms/list', {}).then(({ ok }) => ok))).toBe(true);
});

test('a second start on the same data hands over to the first and ends', async ({ running }) => {
  const second = await launch(running.folder).then(
    ({ app }) => app.close().then(() => 'stayed'),
    () => 'ended',
  );
  expect(second).toBe('ended');
  expect(running.page.isClosed()).toBe(false);
});

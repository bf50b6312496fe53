// The part of dist:check that works inside the clean root: `node scripts/dist-drive.mjs ROOT`, called in a namespace
// without a network. Drives the installed program through its debugging port as the user “clerk”, and its terminal.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { fail, note } from './say.mjs';

const [place = ''] = process.argv.slice(2);
const asClerk = (command) => ['chroot', [place, 'su', '-', 'clerk', '-c', command]];

function must(condition, what) {
  if (!condition) throw new Error(what);
  note(what);
}

async function until(check, what) {
  for (let tries = 0; tries < 240; tries++) {
    const found = await check();
    if (found) return found;
    await wait(250);
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Starts the window on a profile, does something in its page, and closes it as a person would. */
async function inWindow(profile, work) {
  const [program, args] = asClerk(
    `xvfb-run -a anjuan --disable-gpu --user-data-dir=/home/clerk/${profile} --remote-debugging-port=0`,
  );
  const child = spawn(program, args, { stdio: 'ignore' });
  const gone = new Promise((done) => child.once('close', done));
  const active = join(place, 'home', 'clerk', profile, 'DevToolsActivePort');
  await until(() => existsSync(active) && readFileSync(active, 'utf8').includes('\n'), 'the debugging port');
  const [port] = readFileSync(active, 'utf8').split('\n');
  const address = `http://127.0.0.1:${port}`;
  await until(
    async () =>
      (await (await fetch(`${address}/json/list`).catch(() => null))?.text())?.includes('index.html'),
    'the page',
  );
  const browser = await chromium.connectOverCDP(address);
  const page = await until(
    () =>
      browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((one) => one.url().endsWith('/index.html')),
    'the window',
  );
  await work(page);
  await page.evaluate(() => window.close()).catch(() => undefined);
  await Promise.race([gone, wait(20_000)]);
  await browser.close().catch(() => undefined);
  child.kill('SIGKILL');
}

/** Every renderer of the program must be confined by seccomp, and nothing may have switched the sandbox off. */
function sandboxed() {
  const renderers = [];
  for (const id of readdirSync(join(place, 'proc')).filter((name) => /^\d+$/.test(name))) {
    const words = readFileSync(join(place, 'proc', id, 'cmdline'), 'utf8');
    if (words.includes('--no-sandbox')) return false;
    if (words.includes('--type=renderer'))
      renderers.push(readFileSync(join(place, 'proc', id, 'status'), 'utf8'));
  }
  return renderers.length > 0 && renderers.every((status) => /^Seccomp:\s*2$/m.test(status));
}

function terminal(command) {
  const [program, args] = asClerk(`cd /home/clerk && xvfb-run -a ${command}`);
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

async function work() {
  await inWindow('fresh', async (page) => {
    await page.getByRole('button', { name: /从示例站开始/ }).click();
    await page.getByRole('tab', { name: '办案进程' }).waitFor();
    must(sandboxed(), 'the sample case opens in the window, with the sandbox on');
  });
  await inWindow('older', async (page) => {
    const listed = await page.evaluate(() =>
      window.anjuan.call('cases/list', { query: '', state: 'all', sort: 'changed', offset: 0, limit: 1 }),
    );
    must(listed.ok && listed.value.total > 0, 'the database of an older version opens with its cases');
  });
  terminal('anjuan produce /srv/examples/ride-hailing-person.json --out /home/clerk/out --trial');
  const { documents } = JSON.parse(
    readFileSync(join(place, 'srv', 'examples', 'ride-hailing-person.json'), 'utf8'),
  );
  const made = readdirSync(join(place, 'home', 'clerk', 'out'), { recursive: true });
  for (const kind of ['.pdf', '.docx']) {
    const papers = made.filter((name) => name.endsWith(kind));
    must(
      papers.length === documents.length,
      `the terminal produces the sample case: ${papers.length} ${kind}`,
    );
    for (const paper of papers) terminal(`anjuan verify '/home/clerk/out/${paper}'`);
    note('what it signed verifies');
  }
}

try {
  await work();
  process.exit(0);
} catch (error) {
  fail(error.stack ?? String(error));
  process.exit(1);
}

// The part of dist:check that works inside the clean root: `node scripts/dist-drive.mjs ROOT before|after`, called in a
// namespace without a network, before and after the update. Drives the installed program through its debugging port as the
// user “clerk”, and its terminal.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';
import { fail, note } from './say.mjs';

const [place = '', phase = ''] = process.argv.slice(2);
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

const home = join(place, 'home', 'clerk');

/** Where the program keeps its things when nothing else is said. */
const usual = '.config/Anjuan';

/**
 * Starts the window on a profile, does something in its page, and closes it as a person would. `open` in the work opens a
 * file on the window's display as a file manager does.
 */
async function inWindow(profile, work) {
  const given = profile === usual ? '' : `--user-data-dir=/home/clerk/${profile}`;
  const told = join(home, 'open-this');
  const opening = '[ -s open-this ] && gio open "$(cat open-this)" && rm open-this; sleep 0.5';
  const started = `anjuan --disable-gpu ${given} --remote-debugging-port=0 & app=$!; while kill -0 $app; do ${opening}; done`;
  const active = join(home, profile, 'DevToolsActivePort');
  rmSync(active, { force: true });
  const [program, args] = asClerk(`xvfb-run -a sh -c '${started}'`);
  const child = spawn(program, args, { stdio: 'ignore' });
  const gone = new Promise((done) => child.once('close', done));
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
  await work(page, (file) => writeFileSync(told, file));
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

/** Before the update: the sample station is taken into use. */
async function before() {
  await inWindow(usual, async (page) => {
    await page.getByRole('button', { name: /从示例站开始/ }).click();
    await page.getByRole('tab', { name: '办案进程' }).waitFor();
    must(sandboxed(), 'the sample case opens in the window, with the sandbox on');
    writeFileSync(join(home, 'cases.json'), JSON.stringify(await casesOf(page)));
  });
}

/** Every case with all that is in it, but for the place of the schema that its file named. */
async function casesOf(page) {
  return page.evaluate(async () => {
    const value = (outcome) => {
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      return outcome.value;
    };
    const all = { query: '', state: 'all', sort: 'changed', offset: 0, limit: 50 };
    const { cases } = value(await window.anjuan.call('cases/list', all));
    const files = {};
    for (const { id } of cases) {
      const { $schema: _place, ...held } = value(await window.anjuan.call('cases/asFile', { caseId: id }));
      files[id] = held;
    }
    return files;
  });
}

/** After it: the same cases, an older database, a bundle from the file manager, the sample case through on the terminal. */
async function after() {
  const kept = JSON.parse(readFileSync(join(home, 'cases.json'), 'utf8'));
  await inWindow(usual, async (page) => {
    await page.getByRole('heading', { name: '案件', exact: true }).first().waitFor();
    const found = await casesOf(page);
    must(
      isDeepStrictEqual(found, kept) && Object.keys(kept).length > 0,
      `the ${Object.keys(kept).length} cases from before the update are there, word for word`,
    );
  });
  await inWindow('older', async (page) => {
    const found = Object.keys(await casesOf(page)).length;
    must(found > 0, `the database of an older version opens with its ${found} cases`);
  });
  await openedFromFileManager(Object.keys(kept)[0]);
  sampleCaseThrough();
  for (const profile of [usual, 'older'])
    must(!existsSync(join(home, profile, 'network-attempts.log')), `${profile}: no request was held back`);
  must(withoutRoute() === 0, 'nothing in the namespace looked for a way into a network');
}

/** How often anything in this namespace wanted an address that no route leads to. */
function withoutRoute() {
  const lines = readFileSync('/proc/self/net/snmp', 'utf8').split('\n');
  const [names, values] = lines.filter((line) => line.startsWith('Ip:')).map((line) => line.split(' '));
  return Number(values[names.indexOf('OutNoRoutes')]);
}

async function openedFromFileManager(caseId) {
  terminal(`anjuan bundle pack ${caseId} --data /home/clerk/${usual}/station --out /home/clerk/packed`);
  const [bundle] = readdirSync(join(home, 'packed'));
  const file = `/home/clerk/packed/${bundle}`;
  const type = terminal(`gio info -a standard::content-type '${file}'`);
  must(type.includes('application/x-anjuan'), `${bundle} is known by its type`);
  const handler = terminal('xdg-mime query default application/x-anjuan');
  must(handler.trim() === 'anjuan.desktop', 'and opens in the program');
  await inWindow(usual, async (page, open) => {
    await page.getByRole('heading', { name: '案件', exact: true }).first().waitFor();
    open(file);
    await page.getByRole('heading', { name: '导入', exact: true }).waitFor();
    await page.locator('.staged-case').first().waitFor();
    note('opened from the file manager, it stands on the import screen');
  });
}

function sampleCaseThrough() {
  const example = '/srv/examples/ride-hailing-person.json';
  terminal(`anjuan validate ${example}`);
  terminal(`anjuan produce ${example} --out /home/clerk/out --trial`);
  const { documents } = JSON.parse(readFileSync(join(place, example), 'utf8'));
  const made = readdirSync(join(home, 'out'), { recursive: true });
  for (const kind of ['.pdf', '.docx']) {
    const papers = made.filter((name) => name.endsWith(kind));
    must(papers.length === documents.length, `the sample case as ${papers.length} signed ${kind}`);
    terminal(`anjuan verify ${papers.map((paper) => `'/home/clerk/out/${paper}'`).join(' ')}`);
    note('which verify');
  }
  terminal(`anjuan dossier ${example} --out /home/clerk/dossier --trial`);
  const [dossier] = readdirSync(join(home, 'dossier'));
  const bound = readdirSync(join(home, 'dossier', dossier)).filter((name) => name.endsWith('.pdf'));
  must(bound.length === 1, `and bound as one dossier: ${bound[0]}`);
}

try {
  await (phase === 'before' ? before() : after());
  process.exit(0);
} catch (error) {
  fail(error.stack ?? String(error));
  process.exit(1);
}

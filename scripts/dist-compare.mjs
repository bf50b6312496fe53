// Whether two builds of one commit are the same: the commit is built twice, in checkouts with other paths, another time
// zone, language and umask, and every file of what comes out is compared.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { root } from './cache.mjs';
import { sortedFiles } from './make-archives.mjs';
import { note, run, Stop, seconds, step } from './say.mjs';
import { sourceDate } from './source-date.mjs';

const places = [
  { name: 'one', env: { TZ: 'UTC', LANG: 'C.UTF-8' }, umask: 0o022 },
  { name: 'the-other-checkout', env: { TZ: 'Asia/Shanghai', LANG: 'C' }, umask: 0o077 },
];

/** Builds twice and compares; prints every path that differs. Resolves to the exit code. */
export async function compareBuilds(args) {
  if (process.platform === 'win32') throw new Stop('The comparison needs cp and tar; run it on Linux.');
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: root }).toString().trim();
  if (changed) note('What is compared is the last commit; the changes since are not in it.');
  // On the disk of the checkout, so that node_modules can be linked instead of copied.
  const folder = mkdtempSync(
    join(existsSync(join(root, '.cache')) ? join(root, '.cache') : tmpdir(), 'twice-'),
  );
  try {
    const found = [];
    for (const place of places) found.push(await builtIn(join(folder, place.name), place, args));
    return report(found[0], found[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the commit in a checkout of its own; resolves to path → SHA-256 of everything it made. */
async function builtIn(checkout, { name, env, umask }, args) {
  const since = performance.now();
  step(`Building in ${name}`);
  mkdirSync(checkout, { recursive: true });
  const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 1e9 });
  execFileSync('tar', ['-x', '-C', checkout], { input: archive });
  await run('cp', ['-al', join(root, 'node_modules'), join(checkout, 'node_modules')], { quiet: true });
  const before = process.umask(umask);
  try {
    await run(process.execPath, ['scripts/run.mjs', 'dist', ...args], {
      quiet: true,
      cwd: checkout,
      env: { ...process.env, ...env, SOURCE_DATE_EPOCH: String(sourceDate()) },
    });
  } finally {
    process.umask(before);
  }
  const output = join(checkout, 'dist', 'release');
  const hashes = new Map();
  for (const path of sortedFiles(output)) {
    // The packager's own notes on how it was called are not handed to anybody.
    if (!path.startsWith('builder-')) hashes.set(path, await hashOfFile(join(output, path)));
  }
  note(`${hashes.size} files in ${seconds(since)}`);
  return hashes;
}

async function hashOfFile(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return `${hash.digest('hex')} ${statSync(file).mode & 0o111 ? 'x' : '-'}`;
}

function report(one, other) {
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  const differing = paths.filter((path) => one.get(path) !== other.get(path));
  for (const path of differing) console.log(`differs: ${path}`);
  console.log(
    differing.length === 0
      ? `${paths.length} files, all the same in both builds`
      : `${differing.length} of ${paths.length} files differ`,
  );
  return differing.length === 0 ? 0 : 1;
}

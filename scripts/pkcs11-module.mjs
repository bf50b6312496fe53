// pkcs11js reaches USB keys and other tokens; it carries no binary. Compiled once here against plain Node-API, which
// Node and Electron share, and kept in the cache. Without a compiler the program works, but for tokens.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder, hashOf, root } from './cache.mjs';
import { note, run, seconds, step, warn } from './say.mjs';

const require = createRequire(import.meta.url);
const binary = join('build', 'Release', 'pkcs11.node');

/** Puts the binary in place; says so and goes on where it cannot be compiled. */
export async function pkcs11Module() {
  const folder = join(root, 'node_modules', 'pkcs11js');
  const target = join(folder, binary);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const libc = process.report?.getReport?.().header?.glibcVersionRuntime ?? 'none';
  const key = hashOf(version, process.platform, process.arch, libc).slice(0, 12);
  const kept = join(cacheFolder('native'), `pkcs11-${version}-${key}.node`);
  if (!existsSync(kept) && !(await compile(folder, kept))) return;
  if (existsSync(target) && readFileSync(target).equals(readFileSync(kept))) return;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(kept, target);
}

async function compile(folder, kept) {
  step('Compiling pkcs11js (a few seconds, once)');
  const since = performance.now();
  const work = cacheFolder('native', `pkcs11-${process.pid}`);
  try {
    for (const part of ['package.json', 'binding.gyp', 'includes', 'src']) {
      cpSync(join(folder, part), join(work, part), { recursive: true });
    }
    const prefix = dirname(dirname(process.execPath));
    const headers = existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
    const { code } = await run(
      process.execPath,
      [require.resolve('node-gyp/bin/node-gyp.js'), 'rebuild', '--release', ...headers],
      { cwd: work, quiet: true, check: false },
    );
    if (code !== 0) {
      warn('pkcs11js could not be compiled (needs a C++ compiler, make and Python 3): no USB keys here.');
      return false;
    }
    copyFileSync(join(work, binary), `${kept}.${process.pid}`);
    renameSync(`${kept}.${process.pid}`, kept);
    note(`done in ${seconds(since)}`);
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// better-sqlite3-multiple-ciphers carries binaries for Node-API 10 (Node 22, Electron 35 and later). Where Node or the
// Electron in use has an older Node-API, it is compiled once here, against no fixed version, and kept in the cache;
// engine/store/driver.ts takes that one.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder, hashOf, root } from './cache.mjs';
import { note, run, Stop, seconds, step } from './say.mjs';

const require = createRequire(import.meta.url);

const name = 'better-sqlite3-multiple-ciphers';

/** Node-API of the package's own binaries. */
const carriedApi = 10;

/** The Electron major since which Electron speaks that Node-API. */
const carriedSince = 35;

/** True when an Electron runs the binary that the package carries. */
export const runsCarriedBinary = (electronVersion) => Number.parseInt(electronVersion, 10) >= carriedSince;

/** Puts the binary in place that works in this Node and in the Electron given (its version, or null for none). */
export async function nativeModule(electronVersion) {
  const folder = join(root, 'node_modules', name);
  const target = join(folder, 'build', 'Release', 'better_sqlite3.node');
  const old =
    Number(process.versions.napi) < carriedApi ||
    (electronVersion !== null && !runsCarriedBinary(electronVersion));
  if (!old) {
    rmSync(join(folder, 'build'), { recursive: true, force: true });
    return;
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const key = hashOf(version, process.platform, process.arch, libc()).slice(0, 12);
  const kept = join(cacheFolder('native'), `${name}-${version}-${key}.node`);
  if (!existsSync(kept)) await compile(folder, kept);
  if (!existsSync(target) || !readFileSync(target).equals(readFileSync(kept))) {
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(kept, target);
  }
}

function libc() {
  return process.report?.getReport?.().header?.glibcVersionRuntime ?? 'none';
}

async function compile(folder, kept) {
  step('Compiling SQLite for this Node and Electron (a few minutes, once)');
  const since = performance.now();
  const work = cacheFolder('native', `work-${process.pid}`);
  try {
    for (const part of ['package.json', 'binding.gyp', 'lib', 'src', 'deps']) {
      cpSync(join(folder, part), join(work, part), { recursive: true });
    }
    const headers = join(root, 'node_modules', 'node-addon-api');
    cpSync(headers, join(work, 'node_modules', 'node-addon-api'), { recursive: true });
    const prefix = dirname(dirname(process.execPath));
    const nodedir = existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
    const result = await run(
      process.execPath,
      [require.resolve('node-gyp/bin/node-gyp.js'), 'rebuild', '--release', '--force_build=1', ...nodedir],
      {
        cwd: work,
        quiet: true,
        check: false,
        env: {
          ...process.env,
          JOBS: 'max',
          CXXFLAGS:
            '-UNAPI_VERSION -DNAPI_VERSION=2147483647 -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
        },
      },
    );
    if (result.code !== 0) {
      console.error(result.output.trim().split('\n').slice(-25).join('\n'));
      throw new Stop(
        'SQLite could not be compiled. It needs a C++ compiler, make and Python 3 (Debian: apt-get install -y g++ make python3), or Node 22 or later with which nothing is compiled.',
      );
    }
    const part = `${kept}.part`;
    copyFileSync(join(work, 'build', 'Release', 'better_sqlite3.node'), part);
    cpSync(part, kept);
    rmSync(part);
    note(`done in ${seconds(since)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

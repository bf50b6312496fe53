// Packages with electron-builder, from the Electron in use, without a network. `packageApp` makes the folder that tests
// drive; `distribute` makes what is handed to people and says which formats it left out and why.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { packagerConfig } from '../electron-builder.config.mjs';
import { filesBelow, hashOfFiles, isStamped, root, stamp } from './cache.mjs';
import { makeTarball, makeZip } from './make-archives.mjs';
import { makeDeb } from './make-deb.mjs';
import { runsCarriedBinary } from './native-module.mjs';
import { note, Stop, seconds, step } from './say.mjs';

const require = createRequire(import.meta.url);
const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The unpacked folder of a flavour, and the executable in it. */
export function packedFolder(flavour) {
  const names = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac' };
  return join(root, 'dist', flavour, names[process.platform] ?? 'linux-unpacked');
}

/** Makes a flavour's folder (`dir`) or more targets; nothing is done when the folder is made of what is there now. */
export async function packageApp(runtime, { flavour, targets = ['dir'] }) {
  const since = performance.now();
  const folder = packedFolder(flavour);
  const hash = hashOfFiles(
    filesBelow(['build/app', 'electron-builder.config.mjs', 'scripts/package-app.mjs']),
    runtime.version,
  );
  const file = join(root, 'build', '.stamps', `package-${flavour}`);
  const alone = targets.length === 1 && targets[0] === 'dir';
  if (alone && existsSync(folder) && isStamped(file, hash)) return folder;
  step(`Packaging (${flavour}: ${targets.join(', ')})`);
  rmSync(file, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const { path7za } = require('7zip-bin');
  if (process.platform !== 'win32') chmodSync(path7za, 0o755);
  process.env.ELECTRON_BUILDER_7ZIP_PATH = path7za;
  const { build, Platform } = require('electron-builder');
  await build({
    projectDir: root,
    config: packagerConfig({
      flavour,
      electronVersion: runtime.version,
      electronDist: runtime.dist,
      carriedBinary: runsCarriedBinary(runtime.version),
    }),
    targets: Platform.current().createTarget(targets),
    publish: 'never',
  });
  stamp(file, hash);
  note(
    `${relative(root, folder)}: ${megabytes(sizeOf(folder))} (bare Electron ${megabytes(sizeOf(runtime.dist))}), ${seconds(since)}`,
  );
  return folder;
}

/**
 * Release packages for this machine. `--only dir,deb` limits them; `--arch arm64` says which processor they must be for.
 * Resolves to the exit code.
 */
export async function distribute(runtime, args) {
  const after = (name) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : null);
  const only = after('--only')?.split(',') ?? null;
  const arch = after('--arch') ?? process.arch;
  if (arch !== process.arch) return notForHere(runtime, arch, only ?? ['dir', 'zip', 'tar.gz', 'deb']);
  const wanted = (name) => only === null || only.includes(name);
  const skipped = [];
  const installers = process.platform === 'win32' ? ['nsis', 'portable'].filter(wanted) : [];
  const unpacked = await packageApp(runtime, { flavour: 'release', targets: ['dir', ...installers] });
  for (const found of await makeArchives(unpacked, wanted)) skipped.push(found);
  if (wanted('deb')) {
    const made = await makeDeb(packedFolder('release'));
    if (made.skipped) skipped.push(['deb', made.skipped]);
  }
  if (process.platform !== 'win32') {
    for (const name of ['nsis', 'portable']) {
      skipped.push([
        name,
        'needs Windows or Wine and the installer tools that electron-builder downloads; run npm run dist on a connected Windows machine',
      ]);
    }
  }
  if (process.arch !== 'arm64') skipped.push(['arm64', needsItsOwnMachine(runtime, 'arm64')]);
  if (runtime.version !== runtime.pinned) {
    note(
      `These carry Electron ${runtime.version}, because ${runtime.pinned} could not be downloaded here: for trial, not for release.`,
    );
  }
  const output = join(root, 'dist', 'release');
  for (const name of readdirSync(output)) {
    const file = join(output, name);
    if (statSync(file).isFile() && /\.(gz|zip|deb|exe)$/.test(name))
      console.log(`${relative(root, file)}  ${megabytes(statSync(file).size)}`);
  }
  for (const [name, why] of skipped) console.log(`skipped ${name}: ${why}`);
  return 0;
}

/** Why packages for another processor are not made here. */
function needsItsOwnMachine({ pinned }, arch) {
  return `needs Electron ${pinned} for ${process.platform}-${arch}, and SQLite and pkcs11js compiled for it; run npm run dist on such a machine`;
}

/** Says that nothing is made for another processor, format by format; the exit code is a failure, for there is nothing. */
function notForHere(runtime, arch, formats) {
  if (!['x64', 'arm64'].includes(arch)) throw new Stop(`--arch is x64 or arm64, not “${arch}”.`);
  for (const name of formats) console.log(`skipped ${name} (${arch}): ${needsItsOwnMachine(runtime, arch)}`);
  return 1;
}

/** The tar.gz and the zip; resolves to what was left out and why. */
async function makeArchives(unpacked, wanted) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const name = `anjuan-${version}-${process.platform}-${process.arch}`;
  const since = performance.now();
  const skipped = [];
  if (wanted('zip')) {
    step('Packaging (zip)');
    await makeZip(unpacked, join(root, 'dist', 'release', `${name}.zip`), name);
  }
  if (wanted('tar.gz')) {
    step('Packaging (tar.gz)');
    const made = await makeTarball(unpacked, join(root, 'dist', 'release', `${name}.tar.gz`), name);
    if (made.skipped) skipped.push(['tar.gz', made.skipped]);
  }
  note(`archives done in ${seconds(since)}`);
  return skipped;
}

function sizeOf(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

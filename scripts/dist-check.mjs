// Whether the Debian package holds on a clean machine: installs it in a fresh Debian root without Node, starts it there as
// an ordinary user with no network and Chromium's sandbox on, works the sample case through, opens a database of an older
// version, and removes it with the data kept. Needs root, debootstrap and (for the root and the package's dependencies)
// a Debian mirror; the root is kept in the cache.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cacheFolder, root, writeWhole } from './cache.mjs';
import { note, run, Stop, seconds, step } from './say.mjs';
import { hasProgram } from './system-packages.mjs';

const suite = 'bookworm';

/** Checks the newest .deb of dist/release; resolves to the exit code. */
export async function checkPackage() {
  const why = whyNot();
  if (why) {
    console.log(`skipped: ${why}`);
    return 0;
  }
  const deb = newestDeb();
  const since = performance.now();
  const place = mkdtempSync(join(cacheFolder(), 'check-'));
  try {
    step(`A clean Debian (${suite})`);
    await run('cp', ['-a', `${await cleanRoot()}/.`, place], { quiet: true });
    cpSync(deb, join(place, 'tmp', 'anjuan.deb'));
    cpSync('/etc/resolv.conf', join(place, 'etc', 'resolv.conf'));
    cpSync(join(root, 'examples'), join(place, 'srv', 'examples'), { recursive: true });
    await install(place);
    await use(place);
    await remove(place);
    console.log(`the package holds on a clean Debian ${suite} (${seconds(since)})`);
    return 0;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function whyNot() {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root, to make a root of its own';
  const missing = ['debootstrap', 'unshare', 'chroot', 'ip'].filter((name) => !hasProgram(name));
  return missing.length > 0 ? `needs ${missing.join(', ')} (apt-get install -y debootstrap iproute2)` : null;
}

function newestDeb() {
  const folder = join(root, 'dist', 'release');
  const name = existsSync(folder) && readdirSync(folder).findLast((one) => one.endsWith('.deb'));
  if (!name) throw new Stop('There is no .deb; run npm run dist first.');
  return join(folder, name);
}

async function cleanRoot() {
  const kept = join(cacheFolder(), 'debian-root');
  if (existsSync(join(kept, 'etc', 'debian_version'))) return kept;
  const part = `${kept}.${process.pid}.part`;
  await run('debootstrap', ['--variant=minbase', suite, part], { quiet: true });
  await run('mv', [part, kept]);
  return kept;
}

/** Runs a command line in the root; every mount is the command's own and ends with it. */
async function inside(place, command, options = {}) {
  const mounts = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev"';
  return run(
    'unshare',
    ['--mount', '--fork', 'sh', '-c', `${mounts} && exec chroot "$0" sh -c "$1"`, place, command],
    { quiet: true, timeout: 600_000, env: plainEnvironment, ...options },
  );
}

const plainEnvironment = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LANG: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};

async function install(place) {
  step('Installing');
  // Debian's own packages are fetched once.
  const archives = cacheFolder('debian-archives');
  cpSync(archives, join(place, 'var/cache/apt/archives'), { recursive: true, filter: isArchive });
  await inside(place, 'apt-get update -q && apt-get install -y -q --no-install-recommends /tmp/anjuan.deb');
  // What a desktop has anyway: a display.
  await inside(place, 'apt-get install -y -q --no-install-recommends xvfb xauth');
  cpSync(join(place, 'var/cache/apt/archives'), archives, { recursive: true, filter: isArchive });
  await inside(place, '! command -v node && ! command -v nodejs');
  await inside(place, 'test -u /opt/anjuan/chrome-sandbox && test -f /usr/share/applications/anjuan.desktop');
  await inside(place, 'useradd --create-home --shell /bin/sh clerk');
  const said = await inside(place, 'su - clerk -c "xvfb-run -a anjuan --version"');
  note(`anjuan ${said.output.trim().split('\n').at(-1)}`);
}

const isArchive = (path) => !/\/(partial|lock)$/.test(path);

async function use(place) {
  step('Working as an ordinary user, without a network');
  const golden = join(root, 'engine', 'store', 'testing', 'golden');
  for (const name of readdirSync(golden)) {
    const file = join(place, 'home', 'clerk', 'older', 'station', 'anjuan.sqlite');
    writeWhole(file, gunzipSync(readFileSync(join(golden, name))));
  }
  await inside(place, 'chown -R clerk:clerk /home/clerk');
  const setting =
    'ip link set lo up && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec "$1" "$2" "$0"';
  const driver = join(root, 'scripts', 'dist-drive.mjs');
  await run(
    'unshare',
    [
      '--net',
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      'sh',
      '-c',
      setting,
      place,
      process.execPath,
      driver,
    ],
    { timeout: 600_000 },
  );
}

async function remove(place) {
  step('Removing');
  await inside(place, 'apt-get purge -y -q anjuan');
  await inside(place, '! test -e /opt/anjuan && ! command -v anjuan');
  for (const profile of ['fresh', 'older'])
    await inside(place, `test -s /home/clerk/${profile}/station/anjuan.sqlite`);
  note('the program is gone, the cases are kept');
}

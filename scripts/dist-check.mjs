// Whether the Debian package holds on a clean machine: a fresh Debian root without Node, where it is installed as an older
// version, started by an ordinary user with no network and Chromium's sandbox on, updated in place, worked with (the sample
// case through, a database of an older version, a bundle opened as a file manager does), removed with the data kept, and
// purged with the data deleted only when that is said. Needs root, debootstrap and (for the root and the package's dependencies)
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
    await use(place, 'before');
    await update(place);
    await use(place, 'after');
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
  step('Installing, as if it were an older version');
  // Debian's own packages are fetched once.
  const archives = cacheFolder('debian-archives');
  cpSync(archives, join(place, 'var/cache/apt/archives'), { recursive: true, filter: isArchive });
  await makeOlder(place);
  await inside(
    place,
    'apt-get update -q && apt-get install -y -q --no-install-recommends /tmp/anjuan-older.deb',
  );
  // What a desktop has anyway: a display, and what a file manager opens files with.
  const desktop = 'xvfb xauth libglib2.0-bin xdg-utils desktop-file-utils';
  await inside(place, `apt-get install -y -q --no-install-recommends ${desktop}`);
  cpSync(join(place, 'var/cache/apt/archives'), archives, { recursive: true, filter: isArchive });
  await inside(place, '! command -v node && ! command -v nodejs');
  await inside(place, 'test -u /opt/anjuan/chrome-sandbox');
  await inside(place, 'desktop-file-validate /usr/share/applications/anjuan.desktop');
  await inside(place, 'useradd --create-home --shell /bin/sh clerk');
  const said = await inside(place, 'su - clerk -c "xvfb-run -a anjuan --version"');
  note(`anjuan ${said.output.trim().split('\n').at(-1)}`);
}

/** The same package under a version before every other. */
async function makeOlder(place) {
  const stage = join(place, 'tmp', 'older');
  await run('dpkg-deb', ['--raw-extract', join(place, 'tmp', 'anjuan.deb'), stage], { quiet: true });
  const control = join(stage, 'DEBIAN', 'control');
  writeWhole(control, readFileSync(control, 'utf8').replace(/^Version: (.*)$/m, 'Version: 0~older$1'));
  const made = join(place, 'tmp', 'anjuan-older.deb');
  await run('dpkg-deb', ['--root-owner-group', '-Znone', '--build', stage, made], { quiet: true });
  rmSync(stage, { recursive: true, force: true });
}

const isArchive = (path) => !/\/(partial|lock)$/.test(path);

/** Takes the new package as from a USB stick: with dpkg alone, which asks no network. */
async function update(place) {
  step('Updating in place');
  const before = await installedVersion(place);
  await inside(place, 'dpkg --install /tmp/anjuan.deb');
  note(`${before} → ${await installedVersion(place)}`);
  const golden = join(root, 'engine', 'store', 'testing', 'golden');
  for (const name of readdirSync(golden)) {
    const file = join(place, 'home', 'clerk', 'older', 'station', 'anjuan.sqlite');
    writeWhole(file, gunzipSync(readFileSync(join(golden, name))));
  }
  await inside(place, 'chown -R clerk:clerk /home/clerk');
}

async function installedVersion(place) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills it in.
  const { output } = await inside(place, "dpkg-query -W -f '${Version}' anjuan");
  return output.trim();
}

async function use(place, phase) {
  step('Working as an ordinary user, without a network');
  const setting =
    'ip link set lo up && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec "$1" "$2" "$0" "$3"';
  const driver = join(root, 'scripts', 'dist-drive.mjs');
  const ofItsOwn = ['--net', '--mount', '--pid', '--fork', '--kill-child'];
  await run('unshare', [...ofItsOwn, 'sh', '-c', setting, place, process.execPath, driver, phase], {
    timeout: 600_000,
  });
}

/** Where the cases of the person lie when nothing else is said, and of the older database. */
const stores = [
  '/home/clerk/.config/Anjuan/station/anjuan.sqlite',
  '/home/clerk/older/station/anjuan.sqlite',
];

async function remove(place) {
  step('Removing');
  const kept = stores.map((file) => `test -s ${file}`).join(' && ');
  await inside(place, `apt-get remove -y -q anjuan && ! test -e /opt/anjuan && ${kept}`);
  note('removed: the program is gone, the cases are kept');
  const purged = await inside(place, `apt-get purge -y -q anjuan && ! command -v anjuan && ${kept}`);
  if (!purged.output.includes('/home/clerk/.config/Anjuan'))
    throw new Stop(`The purge does not say where the cases are:\n${purged.output}`);
  note('purged: the cases are kept, and it is said where');
  await inside(place, 'dpkg --install /tmp/anjuan.deb');
  await inside(place, 'ANJUAN_DELETE_DATA=yes apt-get purge -y -q anjuan');
  await inside(place, `! test -e /home/clerk/.config/Anjuan && test -s ${stores[1]}`);
  note('purged and told to delete: the cases of every person are gone, nothing else is');
}

// The system's libraries and programs that cannot come from npm: what is missing is installed where set-up may
// (root, with apt), and otherwise named with the one command that installs it. Linux only.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { note, run, Stop, step, warn } from './say.mjs';

/** Debian packages of the shared libraries that Electron needs. */
const libraries = 'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libatk-bridge2.0-0 libcups2 libdrm2'.split(
  ' ',
);

/** Programs by Debian package. `run` is for every use; `test` for the independent verifiers of the tests. */
const programs = {
  run: { Xvfb: 'xvfb', xauth: 'xauth' },
  test: {
    pdftotext: 'poppler-utils',
    pdfsig: 'poppler-utils',
    qpdf: 'qpdf',
    xmlsec1: 'xmlsec1',
    openssl: 'openssl',
    soffice: 'libreoffice-writer-nogui',
    pk12util: 'libnss3-tools',
    'dpkg-deb': 'dpkg',
    unzip: 'unzip',
    chromium: 'chromium',
    'softhsm2-util': 'softhsm2',
    gcc: 'build-essential',
    sqlite3: 'sqlite3',
    zbarimg: 'zbar-tools',
    tesseract: 'tesseract-ocr tesseract-ocr-chi-sim',
  },
};

/** True when a program is on the PATH. */
export function hasProgram(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/**
 * Debian packages that are missing. `purpose`: 'run' asks for what the program needs (a virtual display only where
 * there is no real one), 'test' for the verifiers too.
 */
export async function missingSystemPackages(executable, purpose) {
  if (process.platform !== 'linux') return [];
  const missing = new Set();
  const linked = await run('ldd', [executable], { quiet: true, check: false });
  if (/not found/.test(linked.output)) for (const name of libraries) missing.add(name);
  const wanted = {
    ...(purpose === 'test' || !process.env.DISPLAY ? programs.run : {}),
    ...(purpose === 'test' ? programs.test : {}),
  };
  for (const [program, name] of Object.entries(wanted)) if (!hasProgram(program)) missing.add(name);
  if (purpose === 'test' && hasProgram('soffice')) {
    const uno = await run('/usr/bin/python3', ['-c', 'import uno'], { quiet: true, check: false });
    if (uno.code !== 0) missing.add('python3-uno');
  } else if (purpose === 'test') missing.add('python3-uno');
  return [...missing].sort();
}

/** Installs or names what is missing. Stops only when the program itself could not start without it. */
export async function systemPackages(executable, purpose) {
  const missing = await missingSystemPackages(executable, purpose);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() === 0 && hasProgram('apt-get')) {
    step(`Installing system packages: ${missing.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { quiet: true, check: false, env, timeout: 180_000 });
    const done = await run('apt-get', command.split(' ').slice(1), {
      quiet: true,
      check: false,
      env,
      timeout: 900_000,
    });
    if (done.code !== 0) note(done.output.trim().split('\n').slice(-5).join('\n  '));
  }
  const left = await missingSystemPackages(executable, purpose);
  if (left.length === 0) return;
  const sentence = `Missing on this system: ${left.join(' ')}. Install them with:\n  sudo ${command}`;
  if (left.some((name) => libraries.includes(name))) throw new Stop(sentence);
  warn(sentence);
}

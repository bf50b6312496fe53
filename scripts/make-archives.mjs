// The tar.gz and the zip of an unpacked folder: entries sorted, one date, no owner, so that the same files make the same
// archive whenever and wherever they are packed.

import { spawn } from 'node:child_process';
import { createWriteStream, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ZipFile } from 'yazl';
import { sourceDate } from './source-date.mjs';
import { hasProgram } from './system-packages.mjs';

/** Paths below a folder with `/`, sorted by their bytes: files and links, no folders. */
export function sortedFiles(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? sortedFiles(folder, path) : [path];
    })
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

/** Packs the folder as `<top>/…` into a zip. Who may run a file is kept; who may read it is everybody. */
export async function makeZip(folder, file, top) {
  rmSync(file, { force: true });
  const zip = new ZipFile();
  // A zip tells its dates in local time, so the moment's UTC numbers are handed over as local ones.
  const moment = new Date(sourceDate() * 1000);
  const mtime = new Date(
    moment.getUTCFullYear(),
    moment.getUTCMonth(),
    moment.getUTCDate(),
    moment.getUTCHours(),
    moment.getUTCMinutes(),
    moment.getUTCSeconds(),
  );
  for (const path of sortedFiles(folder)) {
    const executable = (lstatSync(join(folder, path)).mode & 0o111) !== 0;
    zip.addFile(join(folder, path), `${top}/${path}`, {
      mtime,
      mode: executable ? 0o100755 : 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

/** The same as a tar.gz, with GNU tar. Resolves to `{ skipped: why }` where there is none. */
export async function makeTarball(folder, file, top) {
  if (process.platform !== 'linux' || !hasProgram('tar')) return { skipped: 'needs GNU tar' };
  rmSync(file, { force: true });
  const switches = ['--sort=name', `--mtime=@${sourceDate()}`, '--owner=0', '--group=0', '--numeric-owner'];
  const rename = `--transform=flags=r;s,^${basename(folder)},${top},`;
  const modes = '--mode=u+rwX,go+rX,go-w';
  const tar = spawn(
    'tar',
    ['-c', '--format=gnu', ...switches, modes, rename, '-C', dirname(folder), basename(folder)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((done) => tar.once('close', done));
  await pipeline(tar.stdout, createGzip({ level: 6 }), createWriteStream(file));
  if ((await ended) !== 0) throw new Error(`tar could not pack ${folder}`);
  return { file };
}

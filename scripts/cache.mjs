// Where set-up keeps what is expensive to get (outside node_modules, so that a fresh install keeps it), and how a
// step knows that its inputs have not changed since. No dependencies: this runs before anything is installed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The cache folder of this user: ANJUAN_CACHE, or the platform's usual place. Made when missing. */
export function cacheFolder(...below) {
  const base =
    process.env.ANJUAN_CACHE ??
    (platform() === 'win32'
      ? join(process.env.LOCALAPPDATA ?? homedir(), 'anjuan', 'cache')
      : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'anjuan'));
  const folder = join(base, ...below);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** SHA-256 (hex) of strings and buffers, each with its length before it so that no two lists run together. */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${Buffer.byteLength(part)}:`);
    hash.update(part);
  }
  return hash.digest('hex');
}

/** Every file below the folders and files named (relative to the checkout), sorted; missing ones are left out. */
export function filesBelow(names, keep = () => true) {
  const found = [];
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path)) if (entry !== 'node_modules') walk(join(path, entry));
    } else if (keep(relative(root, path).replaceAll('\\', '/'))) found.push(path);
  };
  for (const name of names) walk(join(root, name));
  return found.sort();
}

/** One hash over the names and contents of files. */
export function hashOfFiles(files, ...more) {
  return hashOf(...more, ...files.flatMap((file) => [relative(root, file), readFileSync(file)]));
}

/** True when the stamp file says that a step has been done for these very inputs. */
export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8').trim() === hash;
}

/** Records that a step has been done for these inputs. */
export function stamp(file, hash) {
  writeWhole(file, `${hash}\n`);
}

/** Writes a file beside and renames it, so that a reader never meets half of it. */
export function writeWhole(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.part`;
  writeFileSync(beside, content);
  renameSync(beside, file);
}

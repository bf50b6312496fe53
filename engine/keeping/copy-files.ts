import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file kept by its content: its name is its SHA-256. */
const contentName = /^[0-9a-f]{64}$/;

/**
 * Brings the files that a folder keeps by content (`aa/<sha256>`) into another, those that are not there yet; each is
 * hashed while it is copied. Answers the names of those whose content is no longer what it was.
 */
export async function copyContent(
  from: string,
  to: string,
  onFile: (done: number, total: number) => void,
): Promise<string[]> {
  const names = await contentNames(from);
  const spoilt: string[] = [];
  for (const [index, name] of names.entries()) {
    onFile(index, names.length);
    const source = join(from, name.slice(0, 2), name);
    const target = join(to, name.slice(0, 2), name);
    if (await sameSize(source, target)) continue;
    if ((await sha256Of(source)) === name) await copySafely(source, target);
    else spoilt.push(name);
  }
  return spoilt;
}

/** Copies a file beside its place, forces it to the disk and renames it. */
export async function copySafely(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const beside = join(dirname(target), `.${randomUUID()}.part`);
  try {
    await copyFile(source, beside);
    const file = await open(beside, 'r+');
    await file.sync().finally(() => file.close());
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** SHA-256 of a file of any size, in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

async function contentNames(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile() && contentName.test(entry.name)).map((entry) => entry.name);
}

async function sameSize(source: string, target: string): Promise<boolean> {
  const [a, b] = await Promise.all([source, target].map((path) => stat(path).catch(() => null)));
  return a !== null && b !== null && a?.size === b?.size;
}

/** Copies the plain files of a folder; false where it has none. */
export async function copyFolder(from: string, to: string): Promise<boolean> {
  const files = await readdir(from, { withFileTypes: true }).catch(() => []);
  for (const file of files) if (file.isFile()) await copySafely(join(from, file.name), join(to, file.name));
  return files.length > 0;
}

export const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

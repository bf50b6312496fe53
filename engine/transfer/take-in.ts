import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { attachmentPath } from '../store/attachments.ts';
import { asStoreError } from '../store/store-error.ts';
import { hashingStream } from './hashing-stream.ts';

/** Whether the data folder holds a file of this content. */
export function holdsFile(dataFolder: string, sha256: string): Promise<boolean> {
  return access(attachmentPath(dataFolder, sha256)).then(
    () => true,
    () => false,
  );
}

/**
 * Takes a stream into the data folder under its SHA-256: checked on the way, forced to the disk, and read back from it
 * before it gets its name. Answers the path where the file is new, null where it was there. Throws what `refuse` makes
 * for another content, DISK_FULL, STORE_UNWRITABLE.
 */
export async function takeIn(
  dataFolder: string,
  expected: { readonly sha256: string; readonly size: number },
  source: () => Promise<Readable>,
  refuse: () => Error,
): Promise<string | null> {
  const target = attachmentPath(dataFolder, expected.sha256);
  if (await holdsFile(dataFolder, expected.sha256)) return null;
  const folder = join(dataFolder, 'files');
  const beside = join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(join(folder, expected.sha256.slice(0, 2)), { recursive: true });
    await pipeline(
      await source(),
      hashingStream(expected, refuse).stream,
      createWriteStream(beside, { flags: 'wx' }),
    );
    const file = await open(beside, 'r+');
    await file.sync();
    await file.close();
    const back = hashingStream(expected, refuse);
    back.stream.resume();
    await pipeline(createReadStream(beside, { highWaterMark: 1 << 20 }), back.stream);
    await rename(beside, target);
    return target;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw asStoreError(folder, error);
  }
}

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { Attachment } from '../../contract/case-file.generated.ts';
import { sql } from './queries.ts';
import type { WritableStore } from './store.ts';
import { asStoreError } from './store-error.ts';

/**
 * Takes a file into the data folder, once by its content: streamed, hashed on the way, forced to the disk, read back
 * and held against the original, then renamed, so that there is never half a file. Throws FILE_UNREADABLE,
 * COPY_DIFFERS, DISK_FULL, STORE_UNWRITABLE.
 */
export async function takeAttachment(dataFolder: string, path: string): Promise<Attachment> {
  const name = basename(path);
  const size = await stat(path).then(
    (found) => found.size,
    (error: unknown) => {
      throw new AppError('FILE_UNREADABLE', { file: name, problem: '文件不存在或没有读取权限' }, error);
    },
  );
  const folder = join(dataFolder, 'files');
  const beside = join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const sha256 = await copyHashing(path, beside);
    if ((await hashOf(beside)) !== sha256) throw new AppError('COPY_DIFFERS', { name });
    const target = attachmentPath(dataFolder, sha256);
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
    const known = await access(target).then(
      () => true,
      () => false,
    );
    if (known) await rm(beside);
    else await rename(beside, target);
    return { sha256, name, size };
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw asStoreError(folder, error);
  }
}

/** Writes down that a taken-in file belongs to the store. */
export function recordAttachment(store: WritableStore, attachment: Attachment, at: string): void {
  store.run(
    sql
      .insertInto('attachments')
      .values({ ...attachment, at })
      .onConflict((conflict) => conflict.column('sha256').doNothing()),
  );
}

/** Where a taken-in file lies. */
export function attachmentPath(dataFolder: string, sha256: string): string {
  return join(dataFolder, 'files', sha256.slice(0, 2), sha256);
}

/** Read back from the disk, as it will be read later. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

export async function copyHashing(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(to, 'wx');
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

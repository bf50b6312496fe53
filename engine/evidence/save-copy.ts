import { randomUUID } from 'node:crypto';
import { access, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { safeName } from '../export/safe-name.ts';
import { asFolderError, freeName } from '../export/write-file.ts';
import { copyHashing } from '../store/attachments.ts';

/**
 * Copies a file out, streamed, beside its place and renamed; held to its SHA-256. Answers the name it got.
 * Throws FILE_UNREADABLE, COPY_DIFFERS, DISK_FULL, FOLDER_UNWRITABLE.
 */
export async function saveCopy(from: string, sha256: string, folder: string, name: string): Promise<string> {
  await access(from).catch((error: unknown) => {
    throw new AppError('FILE_UNREADABLE', { file: name, problem: '收存的文件不在了' }, error);
  });
  const beside = join(folder, `.${randomUUID()}.part`);
  try {
    if ((await copyHashing(from, beside)) !== sha256) throw new AppError('COPY_DIFFERS', { name });
    const target = await freeName(join(folder, safeName([name])));
    await rename(beside, target);
    return basename(target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : asFolderError(folder, error);
  }
}

import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { AppError } from '../../contract/app-error.ts';

/**
 * Writes a file beside its place, forces it to the disk and renames it, so that there is never half a file. An
 * existing file is kept: the new one gets ` (2)` and so on. Returns the path written.
 * Throws DISK_FULL, FOLDER_UNWRITABLE.
 */
export async function writeFileBeside(wanted: string, bytes: Uint8Array): Promise<string> {
  return writeAndRename(wanted, bytes, freeName);
}

/** The same, but takes the place of an existing file of that name. */
export async function replaceFile(wanted: string, bytes: Uint8Array): Promise<string> {
  return writeAndRename(wanted, bytes, async (path) => path);
}

async function writeAndRename(
  wanted: string,
  bytes: Uint8Array,
  target: (wanted: string) => Promise<string>,
): Promise<string> {
  const folder = dirname(wanted);
  const beside = join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const path = await target(wanted);
    await rename(beside, path);
    return path;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw asFolderError(folder, error);
  }
}

/** The first of `name`, `name (2)`, `name (3)` … that is not taken. */
export async function freeName(wanted: string): Promise<string> {
  const { dir, name, ext } = parse(wanted);
  for (let number = 1; ; number++) {
    const path = number === 1 ? wanted : join(dir, `${name} (${number})${ext}`);
    if (!(await exists(path))) return path;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/** What a failed write into a folder is: DISK_FULL or FOLDER_UNWRITABLE. */
export function asFolderError(folder: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('DISK_FULL', { place: folder }, error);
  return new AppError('FOLDER_UNWRITABLE', { folder, problem: reasons[code] ?? code }, error);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '磁盘是只读的',
  ENOTDIR: '它不是文件夹',
  EEXIST: '它不是文件夹',
  ENOENT: '文件夹不存在',
  ENAMETOOLONG: '路径太长',
  EIO: '磁盘读写出错',
};

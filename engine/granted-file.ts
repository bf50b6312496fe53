import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../contract/app-error.ts';

export type GrantedFile = { readonly path: string; readonly name: string; readonly bytes: Uint8Array };

/**
 * The file behind a token that the shell or the terminal gave out, whole; one larger than `most` bytes is not read.
 * Throws NOT_FOUND, FILE_UNREADABLE, and what `tooLarge` makes of a larger one.
 */
export async function readGrantedFile(
  grantedPath: (token: string) => string | null,
  token: string,
  most: number,
  tooLarge: (name: string) => AppError,
): Promise<GrantedFile> {
  const path = grantedPath(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的文件', id: token });
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('FILE_UNREADABLE', { file: name, problem: '没有这个文件' });
  if (found.size > most) throw tooLarge(name);
  return { path, name, bytes: await readFile(path) };
}

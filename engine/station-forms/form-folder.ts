import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { asFolderError } from '../export/write-file.ts';
import { FormMistake } from '../forms/form-mistake.ts';
import { allowedFiles, type FormFile } from './check-form.ts';
import { limits } from './json-walk.ts';

export type FormFolder = {
  readonly texts: ReadonlyMap<string, string>;
  /** What does not belong in the folder, or cannot be read as text. */
  readonly mistakes: readonly FormMistake[];
};

/**
 * Reads the files of a form's folder: plain files directly in it, none that leads elsewhere.
 * Throws FILE_UNREADABLE where there is no such folder.
 */
export async function readFormFolder(folder: string): Promise<FormFolder> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new AppError('FILE_UNREADABLE', { file: basename(folder), problem: '没有这个文件夹' }, error);
  });
  const texts = new Map<string, string>();
  const mistakes: FormMistake[] = [];
  for (const name of names.sort()) {
    // Left behind by systems and editors, and never packed.
    if (name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini') continue;
    const text = isFormFile(name) ? await readText(join(folder, name)) : { problem: unknownFile };
    if (typeof text === 'string') texts.set(name, text);
    else mistakes.push(new FormMistake(name, '', text.problem));
  }
  return { texts, mistakes };
}

const unknownFile = `式样的文件夹里只放 ${allowedFiles.join('、')}，请把它移到别处`;

function isFormFile(name: string): name is FormFile {
  return allowedFiles.some((file) => file === name);
}

async function readText(path: string): Promise<string | { readonly problem: string }> {
  const found = await lstat(path);
  if (!found.isFile()) return { problem: '不是普通文件（可能是快捷方式或链接，指向文件夹之外）' };
  if (found.size > limits.file) return { problem: `文件太大，最多 ${limits.file / 1000} KB` };
  return decodeText(await readFile(path));
}

/** UTF-8 text, or what is wrong with it. */
export function decodeText(bytes: Uint8Array): string | { readonly problem: string } {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: '不是 UTF-8 编码。请用记事本打开，另存为 UTF-8 编码' };
  }
}

/** Writes a new form's folder, whole or not at all. Throws FORM_FOLDER_EXISTS, FOLDER_UNWRITABLE, DISK_FULL. */
export async function writeFormFolder(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const beside = join(dirname(folder), `.${basename(folder)}.part`);
  if (await lstat(folder).catch(() => null)) throw new AppError('FORM_FOLDER_EXISTS', { folder });
  try {
    await mkdir(beside, { recursive: true });
    for (const [name, text] of texts) await writeFile(join(beside, name), text, { flag: 'wx' });
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
    throw asFolderError(dirname(folder), error);
  }
}

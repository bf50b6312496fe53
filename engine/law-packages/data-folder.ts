import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { AppError } from '../../contract/app-error.ts';
import type { DataMistake } from '../../contract/commands/law-data.ts';
import { describeMistake, summingKeywords } from '../forms/describe-mistake.ts';
import { readJson } from '../forms/json-problem.ts';
import { decodeText } from '../station-forms/form-folder.ts';
import { isIsoDay } from '../values/day.ts';
import { once } from '../values/once.ts';
import { dataLimits, dataPath } from './data-kinds.ts';
import { DataHead } from './data-package.ts';

/** The file of a folder that says what the package is. */
export const headName = 'data.json';

export type DataFolder = {
  readonly head: DataHead | null;
  readonly texts: ReadonlyMap<string, string>;
  readonly mistakes: readonly DataMistake[];
};

/**
 * Reads a folder of law data: data.json and the files of the kinds, in it and in its three folders, none that leads
 * elsewhere. Throws FILE_UNREADABLE where there is no such folder.
 */
export async function readDataFolder(folder: string): Promise<DataFolder> {
  const mistakes: DataMistake[] = [];
  const texts = new Map<string, string>();
  const say = (file: string, problem: string) => {
    mistakes.push({ file, pointer: '', problem });
  };
  for (const path of await filesOf(folder)) {
    if (path !== headName && !dataPath(path)) {
      say(path, '法律数据的文件夹里不该有这个文件，请把它移到别处');
      continue;
    }
    const text = await readText(join(folder, path));
    if (typeof text === 'string') texts.set(path, text);
    else say(path, text.problem);
  }
  const headText = texts.get(headName);
  texts.delete(headName);
  if (headText === undefined) say(headName, '缺少这个文件：它写明名称、版本、日期和来源');
  const head = headText === undefined ? null : readHead(headText, mistakes);
  if (head && texts.size === 0 && !head.wholeLaw) say(headName, '文件夹里没有任何数据');
  return { head, texts, mistakes };
}

const validHead = once(() =>
  new Ajv2020({ allErrors: true, verbose: true, strict: true, strictTypes: false }).compile<DataHead>(
    DataHead,
  ),
);

function readHead(text: string, mistakes: DataMistake[]): DataHead | null {
  const before = mistakes.length;
  const say = (pointer: string, problem: string) => {
    mistakes.push({ file: headName, pointer, problem });
  };
  const read = readJson(text);
  if (!read.ok) {
    say('', read.problem);
    return null;
  }
  const validate = validHead();
  if (!validate(read.data)) {
    for (const error of validate.errors ?? [])
      if (!summingKeywords.has(error.keyword)) say(error.instancePath, describeMistake(error));
    return null;
  }
  const { title, version, date, lawAsOf, wholeLaw, source } = read.data;
  for (const [key, day] of Object.entries({ date, lawAsOf }))
    if (!isIsoDay(day)) say(`/${key}`, '没有这一天');
  if (lawAsOf > date) say('/lawAsOf', '法律数据截至的日子不能晚于发布的日子');
  return mistakes.length > before ? null : { title, version, date, lawAsOf, wholeLaw, source };
}

/** Paths of the plain files, with `/`, at most one folder deep; what systems and editors leave behind is passed over. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new AppError('FILE_UNREADABLE', { file: basename(folder), problem: '没有这个文件夹' }, error);
  });
  const visible = (name: string) =>
    !name.startsWith('.') && !['Thumbs.db', 'desktop.ini', 'README.md'].includes(name);
  const found: string[] = [];
  for (const entry of entries) {
    if (!visible(entry.name)) continue;
    if (!entry.isDirectory()) {
      found.push(entry.name);
      continue;
    }
    const inside = await readdir(join(folder, entry.name));
    found.push(...inside.filter(visible).map((name) => `${entry.name}/${name}`));
  }
  return found.sort();
}

async function readText(path: string): Promise<string | { readonly problem: string }> {
  const found = await lstat(path);
  if (!found.isFile()) return { problem: '不是普通文件（可能是快捷方式或链接，指向文件夹之外）' };
  if (found.size > dataLimits.file) return { problem: `文件太大，最多 ${dataLimits.file / 1_000_000} MB` };
  return decodeText(await readFile(path));
}

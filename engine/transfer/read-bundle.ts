import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError } from '../../contract/app-error.ts';
import { once } from '../values/once.ts';
import {
  attachmentOfPath,
  bundleLimits,
  Manifest,
  manifestName,
  Revisions,
  signatureName,
  textLimit,
} from './bundle-format.ts';

/** An archive whose entries are exactly those of its manifest. Texts have been held against their SHA-256. */
export type OpenBundle = {
  readonly manifest: Manifest;
  readonly manifestBytes: Buffer;
  /** DER, or null. */
  readonly signature: Buffer | null;
  /** The bytes of a text entry. */
  readonly text: (path: string) => Promise<Buffer>;
  /** An attachment's bytes as a stream; its SHA-256 is for the reader to check. */
  readonly stream: (path: string) => Promise<Readable>;
  readonly close: () => void;
};

/**
 * Opens a bundle and holds its outline to the format: names, number and sizes of entries, the manifest's schema, and
 * that manifest and archive name the same entries. Nothing is unpacked to the disk.
 * Throws BUNDLE_UNREADABLE, BUNDLE_INVALID.
 */
export async function openBundle(path: string, name: string): Promise<OpenBundle> {
  const zip = await openPromise(path, { strictFileNames: true, autoClose: false }).catch((error: unknown) => {
    throw new AppError('BUNDLE_UNREADABLE', { file: name, problem: zipProblem(error) }, error);
  });
  try {
    const entries = await listEntries(zip, name);
    const bytesOf = (at: string, limit: number) => readEntry(zip, entries, name, at, limit);
    const manifestBytes = await bytesOf(manifestName, bundleLimits.manifest);
    const manifest = parsed(name, manifestName, manifestBytes, manifestCheck());
    checkOutline(name, manifest, entries);
    const signature = entries.has(signatureName)
      ? await bytesOf(signatureName, bundleLimits.signature)
      : null;
    return {
      manifest,
      manifestBytes,
      signature,
      text: async (at) => {
        const listed = manifest.files.find((file) => file.path === at);
        const bytes = await bytesOf(at, textLimit(at) ?? 0);
        if (listed?.sha256 !== createHash('sha256').update(bytes).digest('hex')) throw changed(name, at);
        return bytes;
      },
      stream: (at) => streamOf(zip, entries, name, at),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw asBundleError(name, error);
  }
}

/** revisions.json as the format has it. Throws BUNDLE_INVALID. */
export function readRevisions(name: string, place: string, bytes: Buffer): Static<typeof Revisions> {
  return parsed(name, place, bytes, revisionsCheck());
}

/** BUNDLE_CHANGED for an entry that is not what the manifest says. */
export function changed(file: string, place: string): AppError {
  return new AppError('BUNDLE_CHANGED', { file, place });
}

/** What reading an archive threw, as an AppError. */
export function asBundleError(file: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('BUNDLE_UNREADABLE', { file, problem: zipProblem(error) }, error);
}

const compiled = <Schema extends TSchema>(schema: Schema) =>
  once(() => new Ajv2020({ strict: true, strictTypes: false }).compile<Static<Schema>>(schema));
const manifestCheck = compiled(Manifest);
const revisionsCheck = compiled(Revisions);

function parsed<Value>(file: string, place: string, bytes: Buffer, check: ValidateFunction<Value>): Value {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError('BUNDLE_INVALID', { file, place, problem: '不是 UTF-8 的 JSON' }, error);
  }
  if (check(data)) return data;
  const first = check.errors?.[0];
  const problem = first?.message ?? '';
  throw new AppError('BUNDLE_INVALID', { file, place: `${place}${first?.instancePath ?? ''}`, problem });
}

async function listEntries(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > bundleLimits.entries) {
    throw new AppError('BUNDLE_INVALID', { file: name, place: '目录', problem: '文件过多' });
  }
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    const known =
      fileName === manifestName ||
      fileName === signatureName ||
      textLimit(fileName) !== null ||
      attachmentOfPath(fileName) !== null;
    if (!known || entries.has(fileName) || entry.isEncrypted()) {
      const problem = entries.has(fileName) ? '重复' : '不该在案卷包里';
      throw new AppError('BUNDLE_INVALID', { file: name, place: fileName.slice(0, 80), problem });
    }
    entries.set(fileName, entry);
  }
  return entries;
}

/** Both ways: what is listed is there in the size listed, and what is there is listed. */
function checkOutline(file: string, manifest: Manifest, entries: ReadonlyMap<string, Entry>): void {
  const listed = new Set<string>();
  let texts = 0;
  for (const { path, size, sha256 } of manifest.files) {
    const entry = entries.get(path);
    const attachment = attachmentOfPath(path);
    const limit = textLimit(path);
    if (!entry || listed.has(path)) throw outline(file, path, entry ? '清单中重复' : '清单有而包内没有');
    if (entry.uncompressedSize !== size) throw changed(file, path);
    if (attachment !== null && attachment !== sha256) throw outline(file, path, '名称与摘要不符');
    if (limit !== null && size > limit) throw outline(file, path, '超过长度限制');
    if (limit !== null) texts += size;
    listed.add(path);
  }
  if (texts > bundleLimits.texts) throw outline(file, '目录', '超过长度限制');
  for (const path of entries.keys()) {
    if (path !== manifestName && path !== signatureName && !listed.has(path)) {
      throw outline(file, path, '不在清单中');
    }
  }
  const ids = new Set(manifest.cases.map(({ id }) => id));
  if (ids.size !== manifest.cases.length) throw outline(file, '/cases', '案件编号重复');
}

function outline(file: string, place: string, problem: string): AppError {
  return new AppError('BUNDLE_INVALID', { file, place: place.slice(0, 80), problem });
}

async function readEntry(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  name: string,
  path: string,
  limit: number,
): Promise<Buffer> {
  const entry = entries.get(path);
  if (!entry) throw outline(name, path, '包内没有');
  if (entry.uncompressedSize > limit) throw outline(name, path, '超过长度限制');
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await streamOf(zip, entries, name, path)) chunks.push(chunk);
  } catch (error) {
    throw asBundleError(name, error);
  }
  return Buffer.concat(chunks);
}

async function streamOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  name: string,
  path: string,
): Promise<Readable> {
  const entry = entries.get(path);
  if (!entry) throw outline(name, path, '包内没有');
  try {
    return await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw asBundleError(name, error);
  }
}

function zipProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'ENOENT' || code === 'EACCES' ? '文件不存在或没有读取权限' : '不是完整的压缩包';
}

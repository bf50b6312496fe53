import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../contract/app-error.ts';
import { recordLength } from './container-record.ts';

const zipLimits = {
  /** Bytes of the archive, bytes unpacked, number of entries. */
  archive: 128 * 1024 * 1024,
  unpacked: (256 * 1024 * 1024) as number,
  entries: 4_000,
} as const;

type Central = {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
};

/**
 * Reads a ZIP archive with one reading only: what the central directory lists fills the file from its first byte to
 * its last, no name comes twice (in any case of letters), local and central headers agree. An archive in which two
 * programs could see two contents is refused (APPNOTE 4.3; ISO/IEC 21320-1).
 * @param unpacked the most that all of it may come to, in bytes.
 * @returns names as written, in the directory's order. @throws AppError DOCX_UNREADABLE
 */
export function readZip(bytes: Uint8Array, unpacked = zipLimits.unpacked): Map<string, Uint8Array> {
  if (bytes.length > zipLimits.archive) throw unreadable('文件过大');
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const { entries, directory } = readDirectory(view);
    return unpack(view, entries, directory, unpacked);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unreadable('压缩包损坏', cause);
  }
}

/** DOCX_UNREADABLE with what is wrong; `path` where it is a name that leads out of the archive. */
export function unreadable(problem: string, cause?: unknown, path?: string): AppError {
  return new AppError('DOCX_UNREADABLE', { problem, ...(path === undefined ? {} : { path }) }, cause);
}

function readDirectory(view: Buffer): { entries: Central[]; directory: number } {
  // The one comment an archive may have is our own record, of fixed length and shape.
  const end = view.length - 22 - recordLength(view);
  if (end < 0 || view.readUInt32LE(end) !== 0x06054b50) throw unreadable('不是压缩包，或末尾有多余内容');
  if (view.readUInt16LE(end + 20) !== view.length - end - 22) throw unreadable('压缩包末尾有误');
  const count = view.readUInt16LE(end + 10);
  const size = view.readUInt32LE(end + 12);
  const directory = view.readUInt32LE(end + 16);
  if (count > zipLimits.entries || view.readUInt16LE(end + 8) !== count)
    throw unreadable('压缩包目录有误或过大');
  if (directory + size !== end) throw unreadable('压缩包目录有误');
  const entries: Central[] = [];
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    if (view.readUInt32LE(at) !== 0x02014b50) throw unreadable('压缩包目录有误');
    const nameLength = view.readUInt16LE(at + 28);
    entries.push({
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      crc: view.readUInt32LE(at + 16),
      packedSize: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
      name: decodeName(view.subarray(at + 46, at + 46 + nameLength)),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  if (at !== end) throw unreadable('压缩包目录有误');
  return { entries, directory };
}

function unpack(
  view: Buffer,
  entries: readonly Central[],
  directory: number,
  most: number,
): Map<string, Uint8Array> {
  let place = 0;
  for (const entry of [...entries].sort((one, other) => one.offset - other.offset)) {
    if (entry.offset !== place) throw unreadable('压缩包里藏有目录以外的内容');
    place = endOf(view, entry);
  }
  if (place !== directory) throw unreadable('压缩包里藏有目录以外的内容');
  const contents = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (seen.has(key)) throw unreadable(`压缩包里有两个“${entry.name}”`);
    seen.add(key);
    total += entry.size;
    if (total > most) throw unreadable('解压后过大');
    const content = contentOf(view, entry);
    if (entry.name.endsWith('/') && content.length === 0) continue;
    contents.set(entry.name, content);
  }
  return contents;
}

function dataStart(view: Buffer, entry: Central): number {
  return entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28);
}

/** Where an entry's stretch ends, its data descriptor included (flag bit 3). */
function endOf(view: Buffer, entry: Central): number {
  const { offset } = entry;
  const nameLength = view.readUInt16LE(offset + 26);
  const agrees =
    view.readUInt32LE(offset) === 0x04034b50 &&
    view.readUInt16LE(offset + 8) === entry.method &&
    decodeName(view.subarray(offset + 30, offset + 30 + nameLength)) === entry.name;
  if (!agrees || entry.flags & 1) throw unreadable(`压缩包里的“${entry.name}”前后不一致或已加密`);
  const end = dataStart(view, entry) + entry.packedSize;
  if (!(entry.flags & 8)) return end;
  return end + (view.readUInt32LE(end) === 0x08074b50 ? 16 : 12);
}

function contentOf(view: Buffer, entry: Central): Uint8Array {
  const start = dataStart(view, entry);
  const packed = view.subarray(start, start + entry.packedSize);
  const content =
    entry.method === 0
      ? packed
      : inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(entry.size, zipLimits.unpacked)) });
  const known = entry.method === 0 || entry.method === 8;
  if (!known || content.length !== entry.size || crc32(content) !== entry.crc) {
    throw unreadable(`压缩包里的“${entry.name}”损坏`);
  }
  return Uint8Array.from(content);
}

function decodeName(bytes: Uint8Array): string {
  const name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const wrong = name === '' || name.startsWith('/') || name.includes('\\') || name.includes('\0');
  if (wrong || name.split('/').some((part) => part === '..' || part === '.')) {
    throw unreadable(`压缩包里有不合规的文件名“${name}”`, undefined, name.slice(0, 120));
  }
  return name;
}

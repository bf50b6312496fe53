import { open } from 'node:fs/promises';
import ExifReader from 'exifreader';
import type { Evidence } from '../../contract/case-file.generated.ts';

type FileRecord = NonNullable<Evidence['fileRecord']>;

/** Where a camera writes what it knows: in the first part of the file. Bytes. */
const headBytes = 1 << 20;
const longest = 200;

/**
 * What the device wrote into a picture: moment by the device's own clock, maker and model, degrees north and east.
 * Null where it wrote nothing, or nothing that can be read.
 */
export async function fileRecord(path: string): Promise<FileRecord | null> {
  const head = await readHead(path);
  try {
    const { exif, gps } = ExifReader.load(head, { expanded: true });
    const record: FileRecord = {
      ...momentOf(exif?.DateTimeOriginal?.description),
      ...deviceOf([exif?.Make?.description, exif?.Model?.description]),
      ...placeOf(gps?.Latitude, gps?.Longitude),
    };
    return Object.keys(record).length > 0 ? record : null;
  } catch {
    // Not a picture, or one that says nothing of its origin.
    return null;
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Exif writes 2026:03:10 14:22:05. */
function momentOf(written: string | undefined): Pick<FileRecord, 'at'> {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d)/.exec(written ?? '') ?? [];
  const at = `${year}-${month}-${day}T${time}`;
  return time !== undefined && !Number.isNaN(Date.parse(at)) ? { at } : {};
}

function deviceOf(parts: readonly (string | undefined)[]): Pick<FileRecord, 'device'> {
  const words = parts.map((one) => printable(one ?? '')).filter((one) => one !== '');
  return words.length > 0 ? { device: words.join(' ').slice(0, longest) } : {};
}

function placeOf(north: number | undefined, east: number | undefined): Pick<FileRecord, 'place'> {
  if (north === undefined || east === undefined) return {};
  if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) return {};
  return { place: `${north.toFixed(5)}, ${east.toFixed(5)}` };
}

/** A file's own words are a stranger's: without control characters, on one line. */
function printable(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

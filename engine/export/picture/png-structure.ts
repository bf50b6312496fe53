import { inflateSync } from 'node:zlib';

/** Pixels a side: a few kilobytes can unpack to gigabytes. */
const mostPixels = 4096;
const start = Buffer.from('89504e470d0a1a0a', 'hex');

/** Whether a file begins as a PNG does (PNG, 5.2). */
export function isPng(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).equals(start);
}

/**
 * What stands against a PNG: its header is judged before anything is unpacked, its chunks must be whole from IHDR to
 * IEND (PNG, 5.6), and its pixels must unpack. Null: a picture.
 */
export function pngProblem(png: Uint8Array): string | null {
  const chunks = chunksOf(Buffer.from(png));
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return '图片文件已损坏';
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  if (width === 0 || height === 0) return '图片文件已损坏';
  if (width > mostPixels || height > mostPixels) return `超过 ${mostPixels} 像素`;
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  try {
    // Eight bytes a pixel at the most, one a line, and room for the passes of an interlaced picture.
    const pixels = inflateSync(Buffer.concat(packed), { maxOutputLength: (width * 8 + 16) * height + 1024 });
    return pixels.length >= height ? null : '图片文件已损坏';
  } catch {
    return '图片文件已损坏';
  }
}

type Chunk = { readonly type: string; readonly data: Buffer };

/** The chunks, or null where they do not end with IEND at the file's end. */
function chunksOf(png: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = start.length; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (at + 12 + length > png.length) return null;
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
    if (chunks.at(-1)?.type === 'IEND') return at === png.length ? chunks : null;
  }
  return null;
}

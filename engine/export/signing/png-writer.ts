import { crc32, deflateSync } from 'node:zlib';

/**
 * Writes a PNG of one colour with an alpha channel (PNG specification, third edition: 8 bits, colour type 6).
 * @param alpha one byte a pixel, row by row. @param colour red, green, blue.
 */
export function writePng(
  size: { readonly width: number; readonly height: number },
  colour: readonly [number, number, number],
  alpha: Uint8Array,
): Uint8Array {
  const rowLength = 1 + size.width * 4;
  const rows = Buffer.alloc(rowLength * size.height);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const at = y * rowLength + 1 + x * 4;
      rows[at] = colour[0];
      rows[at + 1] = colour[1];
      rows[at + 2] = colour[2];
      rows[at + 3] = alpha[y * size.width + x] ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size.width, 0);
  header.writeUInt32BE(size.height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), out.length - 4);
  return out;
}

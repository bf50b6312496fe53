// Which icons there are, and the container Windows wants them in.
import { join } from 'node:path';
import { root } from './cache.mjs';

export const iconsFolder = join(root, 'electron', 'icons');

/** The program, and the file type .anjuan. */
export const iconNames = ['anjuan', 'anjuan-file'];

/** Edges in pixels, those of the hicolor theme. */
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** Path of a drawn icon, relative to the checkout. */
export const pngFile = (name, size) => `electron/icons/png/${name}-${size}.png`;

/** An .ico that holds PNGs (Windows Vista and later): `{ size, png }` each, edges up to 256. */
export function packIco(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let at = header.length;
  for (const [index, { size, png }] of images.entries()) {
    const entry = 6 + 16 * index;
    // An edge of 256 is written as 0.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

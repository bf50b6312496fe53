import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './cache.mjs';
import { iconNames, iconSizes, iconsFolder, packIco, pngFile } from './icons.mjs';

const signature = '89504e470d0a1a0a';

describe.each(iconNames)('%s', (name) => {
  it.each(iconSizes)('is drawn %i pixels wide and high', (size) => {
    const png = readFileSync(join(root, pngFile(name, size)));
    expect(png.subarray(0, 8).toString('hex')).toBe(signature);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('is the same in the file that Windows takes', () => {
    const images = iconSizes
      .filter((size) => size <= 256)
      .map((size) => ({ size, png: readFileSync(join(root, pngFile(name, size))) }));
    const ico = readFileSync(join(iconsFolder, `${name}.ico`));
    expect(ico.equals(packIco(images))).toBe(true);
    // Type 1 is an icon; each entry tells its length and place, an edge of 256 as 0.
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, images.length]);
    for (const [index, { size, png }] of images.entries()) {
      const entry = 6 + 16 * index;
      expect(ico.readUInt8(entry)).toBe(size === 256 ? 0 : size);
      const at = ico.readUInt32LE(entry + 12);
      expect(ico.subarray(at, at + ico.readUInt32LE(entry + 8)).equals(png)).toBe(true);
    }
  });
});

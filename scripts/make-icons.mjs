// The pictures that desktops ask for, drawn from electron/icons/*.svg by the program's own renderer:
// `node scripts/make-icons.mjs`, where there is a display (or below `xvfb-run -a`). Writes electron/icons/png/ and the .ico
// files for Windows.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { appFolder, buildApp } from './build.mjs';
import { root, writeWhole } from './cache.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { iconNames, iconSizes, iconsFolder, packIco, pngFile } from './icons.mjs';
import { note, step } from './say.mjs';

await buildApp();
const { executable } = await electronRuntime();
const folder = mkdtempSync(join(tmpdir(), 'anjuan-icons-'));
step('Drawing the icons');
const app = await _electron.launch({
  executablePath: executable,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--force-color-profile=srgb',
    `--user-data-dir=${folder}`,
  ],
  env: { ...process.env, ANJUAN_APP: appFolder },
});
try {
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  for (const name of iconNames) {
    const svg = readFileSync(join(iconsFolder, `${name}.svg`), 'utf8');
    const images = [];
    for (const size of iconSizes) {
      const png = Buffer.from(await page.evaluate(draw, { svg, size }), 'base64');
      writeWhole(join(root, pngFile(name, size)), png);
      images.push({ size, png });
    }
    writeWhole(join(iconsFolder, `${name}.ico`), packIco(images.filter(({ size }) => size <= 256)));
    note(`${name}: ${iconSizes.join(', ')}`);
  }
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

/** In the page: draws the SVG into a square of so many pixels; resolves to the PNG in base64. */
async function draw({ svg, size }) {
  const image = new Image();
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
  image.src = `data:image/svg+xml;base64,${btoa(unescape(encodeURIComponent(sized)))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png').split(',')[1];
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument, rgb } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { bindPages } from './bind-pages.ts';
import { evidencePages } from './evidence-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'anjuan-upright-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The first page as a renderer draws it: its size in pixels and the colour at a place given in parts of it. */
function drawn(pdf: Uint8Array) {
  const ppm = execFileSync('pdftoppm', ['-r', '40', '-f', '1', '-l', '1', write('drawn.pdf', pdf)]);
  const [head = '', width = 0, height = 0] = headOf(ppm);
  const colour = (across: number, down: number): string => {
    const at = head.length + 3 * (Math.floor(down * height) * width + Math.floor(across * width));
    const [red = 0, green = 0, blue = 0] = ppm.subarray(at, at + 3);
    return [red, green, blue].map((one) => (one > 127 ? '1' : '0')).join('');
  };
  return { width, height, colour };
}

function headOf(ppm: Buffer): [string, number, number] {
  const [head = '', width = '0', height = '0'] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1')) ?? [];
  return [head, Number(width), Number(height)];
}

const corners = { red: '100', green: '010', blue: '001', yellow: '110' } as const;

/** Twice as wide as high; its first row begins red and ends green, its last begins blue and ends yellow. */
async function photo(orientation: number): Promise<Buffer> {
  const made = await PDFDocument.create();
  const page = made.addPage([200, 100]);
  const half = { width: 100, height: 50 };
  page.drawRectangle({ x: 0, y: 50, ...half, color: rgb(1, 0, 0) });
  page.drawRectangle({ x: 100, y: 50, ...half, color: rgb(0, 1, 0) });
  page.drawRectangle({ x: 0, y: 0, ...half, color: rgb(0, 0, 1) });
  page.drawRectangle({ x: 100, y: 0, ...half, color: rgb(1, 1, 0) });
  const source = write('photo.pdf', await made.save());
  execFileSync('pdftoppm', ['-jpeg', '-r', '72', '-singlefile', source, join(folder, 'photo')]);
  const jpeg = readFileSync(join(folder, 'photo.jpg'));
  return Buffer.concat([jpeg.subarray(0, 2), exif(orientation), jpeg.subarray(2)]);
}

/** An APP1 segment that says only how the camera was held (Exif 2.32, 4.6.4: tag 0112, SHORT). */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + 6 + tiff.length]);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

/** TIFF 6.0, Orientation: where the first row and the first column are seen; so what stands in each corner. */
const seen = [
  [1, ['red', 'green', 'blue', 'yellow']],
  [2, ['green', 'red', 'yellow', 'blue']],
  [3, ['yellow', 'blue', 'green', 'red']],
  [4, ['blue', 'yellow', 'red', 'green']],
  [5, ['red', 'blue', 'green', 'yellow']],
  [6, ['blue', 'red', 'yellow', 'green']],
  [7, ['yellow', 'green', 'blue', 'red']],
  [8, ['green', 'yellow', 'red', 'blue']],
] as const;

test.each(seen)('a photo taken with the camera held as %i is bound upright', async (orientation, names) => {
  const bytes = await photo(orientation);
  const path = write(`held-${orientation}.jpg`, bytes);
  const { width, height, colour } = drawn((await evidencePages(path, bytes.length)) ?? new Uint8Array());
  expect(width > height).toBe(orientation < 5);
  const near = 0.3;
  expect([
    colour(near, near),
    colour(1 - near, near),
    colour(near, 1 - near),
    colour(1 - near, 1 - near),
  ]).toEqual(names.map((name) => corners[name]));
});

/** Where the only ink of a page is seen, in parts of the page's sides: what lies right of it and below, and its height. */
function inkPlace(pdf: Uint8Array) {
  const path = write('ink.pdf', pdf);
  const ppm = execFileSync('pdftoppm', ['-cropbox', '-scale-to', '1000', path], { maxBuffer: 1 << 26 });
  const [head, width, height] = headOf(ppm);
  const [xs, ys] = [new Set<number>(), new Set<number>()];
  for (let pixel = 0; pixel < width * height; pixel++) {
    if ((ppm[head.length + 3 * pixel] ?? 255) > 127) continue;
    xs.add(pixel % width);
    ys.add(Math.floor(pixel / width));
  }
  const [right, top, bottom] = [Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { right: 1 - right / width, bottom: 1 - bottom / height, high: (bottom - top) / 1000 };
}

test.each([0, 90, 180, 270, -90])(
  'on a page turned by %i the number is at the lower right, upright',
  async (angle) => {
    const made = await PDFDocument.create();
    const page = made.addPage([595, 842]);
    page.setRotation(degrees(angle));
    page.setCropBox(50, 60, 500, 700);
    const pdf = await bindPages('案卷', [{ title: '证据', pdf: await made.save(), numbered: true }]);
    const { right, bottom, high } = inkPlace(pdf);
    expect(right).toBeGreaterThan(0.02);
    expect(right).toBeLessThan(0.1);
    expect(bottom).toBeGreaterThan(0.01);
    expect(bottom).toBeLessThan(0.06);
    expect(high).toBeLessThan(0.03);
  },
);

test('on a scan larger than A4 the number is as large as on A4 once it is printed on A4', async () => {
  const place = async (width: number, height: number) => {
    const made = await PDFDocument.create();
    made.addPage([width, height]);
    return inkPlace(await bindPages('案卷', [{ title: '扫描件', pdf: await made.save(), numbered: true }]));
  };
  const [a4, scan] = [await place(595.28, 841.89), await place(2480, 3508)];
  expect(scan.high).toBeCloseTo(a4.high, 3);
  expect(scan.right).toBeCloseTo(a4.right, 2);
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { byteRange, ShownFiles } from './shown-files.ts';

const path = join(mkdtempSync(join(tmpdir(), 'anjuan-shown-')), 'film');
writeFileSync(path, '0123456789');

const get = (files: ShownFiles, url: string, range?: string) =>
  files.answer({ method: 'GET', url, headers: new Headers(range === undefined ? {} : { range }) });

it('serves a file whole, and in the part that a player asks for', async () => {
  const files = new ShownFiles();
  const url = files.add(path, 'video/mp4');
  const whole = await get(files, url);
  expect([whole?.status, await whole?.text()]).toEqual([200, '0123456789']);
  const part = await get(files, url, 'bytes=3-5');
  expect([part?.status, part?.headers.get('content-range'), await part?.text()]).toEqual([
    206,
    'bytes 3-5/10',
    '345',
  ]);
  expect((await get(files, url, 'bytes=10-'))?.status).toBe(416);
});

it('serves nothing that was not shown, and leaves the program’s own pages alone', async () => {
  const files = new ShownFiles();
  const url = files.add(path, 'video/mp4');
  expect(files.add(path, 'video/mp4')).toBe(url);
  expect((await get(files, `${url}x`))?.status).toBe(404);
  expect((await get(files, 'app://anjuan/evidence/../../etc/passwd'))?.status).toBe(404);
  expect(get(files, 'app://anjuan/index.html')).toBeNull();
  expect((await files.answer({ method: 'POST', url, headers: new Headers() }))?.status).toBe(405);
});

it('lets nothing in a file run', async () => {
  const files = new ShownFiles();
  const { headers } = (await get(files, files.add(path, 'image/png'))) ?? new Response();
  expect([headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual([
    "default-src 'none'; sandbox",
    'nosniff',
  ]);
});

// RFC 9110, 14.1.2.
it.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=5-99', { start: 5, end: 9 }],
  ['bytes=6-5', null],
  ['bytes=-', null],
  ['bytes=-0', null],
  ['items=0-1', null],
  ['bytes=0-1,3-4', null],
])('%s of ten bytes', (range, part) => {
  expect(byteRange(range, 10)).toEqual(part);
});

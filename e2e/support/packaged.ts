import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const checkout = resolve(import.meta.dirname, '..', '..');

const folders: Readonly<Record<string, string>> = { linux: 'linux-unpacked', win32: 'win-unpacked' };

/** The packaged executable of a flavour: 'test' can be driven by Playwright, 'release' is what people get. */
export function packagedExecutable(flavour: 'test' | 'release' = 'test'): string {
  const name = process.platform === 'win32' ? 'anjuan.exe' : 'anjuan';
  const file = join(checkout, 'dist', flavour, folders[process.platform] ?? 'linux-unpacked', name);
  if (!existsSync(file)) throw new Error(`${file} is not there: run npm run test:e2e, which packages first`);
  return file;
}

/** Chromium's sandbox cannot work for root; as anybody else the tests run with it, as people do. */
export const rootSwitches: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeTarball, makeZip } from './make-archives.mjs';

beforeEach(() => vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000'));
afterEach(() => vi.unstubAllEnvs());

/** The same files, made in another order, at another time and with another umask. */
function folderOf(names, { umask, date }) {
  const folder = join(mkdtempSync(join(tmpdir(), 'anjuan-archive-')), `unpacked-${date}`);
  const before = process.umask(umask);
  mkdirSync(join(folder, 'locales'), { recursive: true });
  for (const name of names) {
    writeFileSync(join(folder, name), `${name} `.repeat(5000));
    utimesSync(join(folder, name), date, date);
  }
  chmodSync(join(folder, 'anjuan'), 0o755);
  process.umask(before);
  return folder;
}

const names = ['anjuan', 'locales/zh-CN.pak', '许可.txt'];
const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

it.each([
  ['zip', makeZip, 'unzip', ['-p'], ['-Z', '-l']],
  ['tar.gz', makeTarball, 'tar', ['-xzOf'], ['-tvzf']],
])(
  '%s: the same files make the same bytes, which other programs read',
  async (kind, make, program, read, list) => {
    const one = folderOf(names, { umask: 0o022, date: 1_000_000_000 });
    const other = folderOf([...names].reverse(), { umask: 0o077, date: 1_500_000_000 });
    const [first, second] = [`${one}.${kind}`, `${other}.${kind}`];
    await make(one, first, 'anjuan-1.0');
    vi.stubEnv('TZ', 'Asia/Shanghai');
    await make(other, second, 'anjuan-1.0');
    expect(hash(first)).toBe(hash(second));
    expect(execFileSync(program, [...read, first, 'anjuan-1.0/anjuan']).toString()).toBe(
      'anjuan '.repeat(5000),
    );
    const lines = execFileSync(program, [...list, first])
      .toString()
      .split('\n');
    expect(lines.find((line) => line.endsWith('anjuan-1.0/anjuan'))).toMatch(/^-rwxr-xr-x/);
    expect(lines.find((line) => line.endsWith('zh-CN.pak'))).toMatch(/^-rw-r--r--/);
  },
);

import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { GrantedFiles } from './granted-files.ts';

describe('files a page may name', () => {
  let folder = '';
  const told: string[] = [];
  const files = new GrantedFiles(async (_token, path) => {
    told.push(path);
  });
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'anjuan-granted-')));
    mkdirSync(join(folder, 'out', '案'), { recursive: true });
    writeFileSync(join(folder, 'out', '案', '立案.pdf'), '12345');
    writeFileSync(join(folder, 'secret.pdf'), '');
    symlinkSync(join(folder, 'secret.pdf'), join(folder, 'out', 'link.pdf'));
  });

  it('tells the engine before the page has the token', async () => {
    const { token, name, size } = await files.grant(join(folder, 'secret.pdf'));
    expect(told.at(-1)).toBe(join(folder, 'secret.pdf'));
    expect({ name, size }).toEqual({ name: 'secret.pdf', size: 0 });
    expect(files.pathOf(token)).toBe(join(folder, 'secret.pdf'));
  });

  it('finds what lies in the folder, by its full path and from the folder', async () => {
    const { token } = await files.grant(join(folder, 'out'));
    const path = join(folder, 'out', '案', '立案.pdf');
    expect(files.fileIn(token, path)).toBe(path);
    expect(files.fileIn(token, '案/立案.pdf')).toBe(path);
  });

  it.each(['../secret.pdf', '案/../../secret.pdf', '/etc/passwd', 'link.pdf', '', '.', 'gone.pdf'])(
    'refuses %j',
    async (file) => {
      const { token } = await files.grant(join(folder, 'out'));
      expect(files.fileIn(token, file)).toBeNull();
    },
  );

  it('refuses a token it never gave', () => {
    expect(files.fileIn('never-granted', 'a.pdf')).toBeNull();
    expect(files.pathOf('never-granted')).toBeNull();
  });
});

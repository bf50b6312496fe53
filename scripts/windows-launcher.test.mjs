import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagerConfig } from '../electron-builder.config.mjs';
import { root } from './cache.mjs';

const [launcher] = packagerConfig({ flavour: 'release' }).win.extraFiles;
const text = readFileSync(join(root, launcher.from), 'latin1');

test('the launcher is what a prompt of Windows can read: CRLF, ASCII', () => {
  expect(text.split('\r\n').join('')).not.toMatch(/[\r\n]/);
  expect(text).toMatch(/^[\x20-\x7e\r\n]+$/);
});

test('the launcher starts the packaged executable and hands on its arguments and exit code', () => {
  const { executableName } = packagerConfig({ flavour: 'release' }).win;
  // From bin\ to the folder of the program: beside it, a prompt would take the .exe for the launcher.
  expect(launcher.to).toBe('bin/anjuan.cmd');
  expect(text).toContain(`"%~dp0..\\${executableName}.exe" %*`);
  expect(text.trimEnd().split('\r\n').at(-1)).toBe('endlocal & exit /b %CODE%');
});

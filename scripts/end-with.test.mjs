import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const endsWith = (code) => {
  const script = `
    import { endWith } from ${JSON.stringify(join(import.meta.dirname, 'end-with.mjs'))};
    process.on('beforeExit', () => process.exit(0));
    endWith(${code});`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script]).status;
};

test('a failure stays one, though a library ends the process with 0', () => {
  expect(endsWith(1)).toBe(1);
  expect(endsWith(0)).toBe(0);
});

test('electron-builder is such a library, and does not hide a failure either', () => {
  const script = `
    import { createRequire } from 'node:module';
    import { endWith } from ${JSON.stringify(join(import.meta.dirname, 'end-with.mjs'))};
    createRequire(${JSON.stringify(import.meta.url)})('electron-builder');
    endWith(1);`;
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).status).toBe(1);
});

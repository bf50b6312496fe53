import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkout, packagedExecutable, rootSwitches } from './support/packaged.ts';

/** Runs the packaged executable as a command line, where there is no display and no Node to be found. */
function anjuan(...args: string[]) {
  const { DISPLAY, WAYLAND_DISPLAY, ...rest } = process.env;
  const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('ANJUAN_')));
  return spawnSync(packagedExecutable('release'), [...rootSwitches, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...kept, PATH: '/usr/bin:/bin' },
  });
}

test('the packaged executable lists the forms as JSON and nothing else', () => {
  const { status, stdout } = anjuan('forms', '--json');
  expect(status).toBe(0);
  const { forms } = JSON.parse(stdout) as { forms: readonly { id: string }[] };
  expect(forms.map(({ id }) => id)).toContain('penalty-decision');
});

test('what cannot be read ends with 2 and its code', () => {
  const { status, stdout, stderr } = anjuan('validate', '/nowhere/CASE.json', '--json');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('FILE_UNREADABLE');
});

test('it makes every document of an example as DOCX and PDF, and verifies them, with no display', () => {
  const out = mkdtempSync(join(tmpdir(), 'anjuan-out-'));
  try {
    const made = anjuan(
      'produce',
      join(checkout, 'examples', 'ride-hailing-person.json'),
      '--out',
      out,
      '--trial',
    );
    expect(made.status, made.stderr).toBe(0);
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => name.endsWith('.pdf'))).toHaveLength(9);
    expect(files.filter((name) => name.endsWith('.docx'))).toHaveLength(9);
    for (const name of files.filter((one) => one.endsWith('.pdf'))) {
      expect(readFileSync(join(out, name)).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const documents = files.filter((name) => /\.(pdf|docx)$/.test(name)).map((name) => join(out, name));
    expect(anjuan('verify', ...documents, '--json').status).toBe(0);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

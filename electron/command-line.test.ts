import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, readArguments } from './command-line.ts';

describe('what the executable was started for', () => {
  it.each([
    [[]],
    [['--no-sandbox', '--user-data-dir=/tmp/a']],
    [['--remote-debugging-port=0', '--inspect=0']],
    [['/home/张三/移交.anjuan']],
    [['移交.anjuan', '另一个.anjuan']],
    [['./case.json']],
  ])('%j opens the application', (args) => {
    expect(readArguments(args).kind).toBe('application');
  });

  it.each([
    [['validate', 'CASE.json'], ['validate', 'CASE.json'], []],
    [
      ['--no-sandbox', 'produce', 'a.json', '--out', 'x'],
      ['produce', 'a.json', '--out', 'x'],
      ['--no-sandbox'],
    ],
    [['--help'], ['--help'], []],
    [['--version'], ['--version'], []],
    [['forms', '--json'], ['forms', '--json'], []],
  ])('%j is the terminal', (args, rest, switches) => {
    expect(readArguments(args)).toEqual({ kind: 'terminal', args: rest, switches });
  });

  it('leaves a command’s own options to the command, also where they look like Chromium’s', () => {
    expect(readArguments(['produce', 'a.json', '--lang=zh'])).toMatchObject({
      args: ['produce', 'a.json', '--lang=zh'],
      switches: [],
    });
  });

  it('knows the hidden window of a terminal elsewhere', () => {
    expect(readArguments(['--no-sandbox', '--print-service'])).toEqual({ kind: 'printService' });
  });
});

describe('files named on the line', () => {
  it('takes those that are there and of our kinds, as full paths', () => {
    const folder = mkdtempSync(join(tmpdir(), 'anjuan-args-'));
    for (const name of ['一.anjuan', 'b.json', 'c.txt']) writeFileSync(join(folder, name), '');
    expect(filesOf(['--x.json', '一.anjuan', 'b.json', 'c.txt', 'gone.json'], folder)).toEqual([
      join(folder, '一.anjuan'),
      join(folder, 'b.json'),
    ]);
  });
});

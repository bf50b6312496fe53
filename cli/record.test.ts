import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const example = join(root, 'examples', 'ride-hailing-person.json');
let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'anjuan-record-'));
});
afterAll(() => rmSync(work, { recursive: true }));

/** The terminal as a program of its own. */
const record = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'build', 'app', 'cli.js'), 'record', ...args], {
    encoding: 'utf8',
  });

it('anjuan record: the stages in order with their texts, nothing missing, exit code 0', () => {
  const run = record(example, '--json');
  expect(run.status).toBe(0);
  const { stages }: { stages: { title: string; gaps: unknown[] }[] } = JSON.parse(run.stdout);
  expect(stages.map(({ title }) => title).join('、')).toBe(
    '立案、调查取证、行政强制、告知、听证、审核、决定、送达、执行',
  );
});

it('anjuan record: what is missing stands with its basis, exit code 1; what is no case, 2', () => {
  const file = JSON.parse(readFileSync(example, 'utf8'));
  file.acts.push({
    id: 'left',
    kind: 'service',
    document: 'decision',
    method: 'retention',
    on: '2026-03-26',
  });
  const path = join(work, 'left.json');
  writeFileSync(path, JSON.stringify(file));
  const run = record(path);
  expect(run.stdout).toMatch(/^缺\t留置送达.*没有音像记录.*《中华人民共和国民事诉讼法》第八十九条$/m);
  expect(run.status).toBe(1);
  expect(record(join(root, 'README.md'))).toMatchObject({ status: 2, stdout: '' });
});

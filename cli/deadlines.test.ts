import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFileDeadlines } from '../contract/commands/deadlines.ts';

const root = join(import.meta.dirname, '..');
const example = join(root, 'examples', 'ride-hailing-person.json');
let work = '';

/** The terminal as a program of its own. */
function deadlines(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'build', 'app', 'cli.js'), 'deadlines', ...args], {
    encoding: 'utf8',
  });
}

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'anjuan-deadlines-'));
});
afterAll(() => rmSync(work, { recursive: true }));

describe('anjuan deadlines', () => {
  it('tells the periods of a case on a day, with article and account', () => {
    const run = deadlines(example, '--on', '2026-03-18', '--json');
    expect(run.status).toBe(0);
    const answer: CaseFileDeadlines = JSON.parse(run.stdout);
    expect(answer.on).toBe('2026-03-18');
    // Filed on 11 March: 90 days come to 9 June (行政处罚法60).
    const period = answer.deadlines.find(({ id }) => id === 'decision-period');
    expect(period).toMatchObject({ startsOn: '2026-03-11', endsOn: '2026-06-09', length: '90日' });
    expect(period?.basis).toEqual({ law: '中华人民共和国行政处罚法', article: '第六十条' });
    expect(period?.days.at(-1)).toMatchObject({ day: '2026-06-09', number: 90 });
  });

  it('ends with 1 where one of the agency’s is over', () => {
    const file = JSON.parse(readFileSync(example, 'utf8'));
    const decision = file.documents.find(({ id }: { id: string }) => id === 'decision');
    decision.state = 'draft';
    delete decision.issuedOn;
    file.acts = file.acts.filter(({ document }: { document?: string }) => document !== 'decision');
    const path = join(work, 'undecided.json');
    writeFileSync(path, JSON.stringify(file));
    const run = deadlines(path, '--on', '2026-06-10');
    expect(run.stdout).toContain('逾期\t作出处罚决定');
    expect(run.status).toBe(1);
    expect(deadlines(path, '--on', '2026-06-09').status).toBe(0);
  });

  it('refuses a day that there is none and a file that is no case, with 2 and nothing on stdout', () => {
    const day = deadlines(example, '--on', '2026-02-30');
    expect([day.status, day.stdout]).toEqual([2, '']);
    expect(day.stderr).toContain('INPUT_INVALID');
    const file = deadlines(join(root, 'README.md'));
    expect([file.status, file.stdout]).toEqual([2, '']);
  });
});

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf, isStamped, stamp } from './cache.mjs';
import { missingPackages } from './dependencies.mjs';
import { closingLine, countsOf } from './steps.mjs';

const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-setup-'));

function checkout(wanted, present, onDisk = Object.keys(present)) {
  const place = folder();
  const versions = (list) =>
    Object.fromEntries(Object.entries(list).map(([path, version]) => [path, { version }]));
  writeFileSync(
    join(place, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, ...versions(wanted) } }),
  );
  mkdirSync(join(place, 'node_modules'));
  writeFileSync(
    join(place, 'node_modules', '.package-lock.json'),
    JSON.stringify({ packages: versions(present) }),
  );
  for (const path of onDisk) {
    mkdirSync(join(place, path), { recursive: true });
    writeFileSync(join(place, path, 'package.json'), '{}');
  }
  return place;
}

describe('whether packages are installed', () => {
  it('all are when version and folder are there', () => {
    expect(missingPackages(checkout({ 'node_modules/a': '1.0.0' }, { 'node_modules/a': '1.0.0' }))).toEqual(
      [],
    );
  });
  it('one is missing when it is older, absent, or its folder is gone', () => {
    const wanted = { 'node_modules/a': '1.1.0', 'node_modules/@s/b': '1.0.0', 'node_modules/c': '1.0.0' };
    const present = { 'node_modules/a': '1.0.0', 'node_modules/c': '1.0.0' };
    expect(missingPackages(checkout(wanted, present, ['node_modules/a']))).toEqual(['a', '@s/b', 'c']);
  });
  it('everything is missing on a fresh clone', () => {
    const place = folder();
    writeFileSync(join(place, 'package-lock.json'), '{"packages":{}}');
    expect(missingPackages(place)).toEqual(['node_modules']);
  });
});

describe('stamps', () => {
  it('hold for the same inputs only', () => {
    const file = join(folder(), 'below', 'stamp');
    expect(isStamped(file, 'a')).toBe(false);
    stamp(file, 'a');
    expect([isStamped(file, 'a'), isStamped(file, 'b')]).toEqual([true, false]);
  });
  it('never run two lists of inputs together', () => {
    expect(hashOf('ab', 'c')).not.toBe(hashOf('a', 'bc'));
  });
});

describe('the closing line', () => {
  const written = (report) => {
    const file = join(folder(), 'report.json');
    writeFileSync(file, JSON.stringify(report));
    return file;
  };
  const file = (status, assertions) => ({ status, assertionResults: assertions });
  it('counts a test file that does not load as failed', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [file('failed', [{}]), file('failed', []), file('passed', [{}])],
    };
    expect(countsOf(written(report))).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });
  it('counts what Playwright reports', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] };
    expect(countsOf(written(report))).toEqual({ passed: 6, failed: 1, skipped: 2 });
  });
  it('says a step that failed without a report as one failed', () => {
    const results = [
      { code: 0, counts: null },
      { code: 1, counts: null },
      { code: 1, counts: { passed: 4, failed: 0, skipped: 1 } },
    ];
    expect(closingLine(results, 61.4)).toBe('5 passed, 2 failed, 1 skipped in 61 s');
  });
});

// Runs steps one after another, each with its name and time, and ends with one line that says how it all went.
import { existsSync, readFileSync } from 'node:fs';
import { fail, step } from './say.mjs';

/** Counts of tests in a JSON report of vitest or of Playwright; null when there is no report. */
export function countsOf(file) {
  if (!file || !existsSync(file)) return null;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof report.numPassedTests === 'number') {
    // A file that does not even load fails as a suite, with no failed test in it.
    const broken = report.testResults.filter(
      (one) => one.status === 'failed' && one.assertionResults.length === 0,
    ).length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  }
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  // A test that held at its second try is named by Playwright itself ("1 flaky") above these lines.
  return { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0), skipped };
}

/** Runs all steps, also after one has failed; resolves to 0 only when every one ended with 0. */
export async function runSteps(steps) {
  const results = [];
  const began = performance.now();
  for (const one of steps) {
    step(one.name);
    const since = performance.now();
    let code = 1;
    try {
      code = await one.run();
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
    results.push({
      name: one.name,
      code,
      seconds: (performance.now() - since) / 1000,
      counts: countsOf(one.report),
    });
    if (code !== 0) fail(`${one.name} failed`);
  }
  console.log('');
  for (const { name, code, seconds, counts } of results) {
    const tests = counts
      ? `  ${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`
      : '';
    console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(7)} s${tests}`);
  }
  console.log(closingLine(results, (performance.now() - began) / 1000));
  return results.every(({ code }) => code === 0) ? 0 : 1;
}

/** The last line: tests where a step counts them, and each step without tests as one. */
export function closingLine(results, seconds) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { code, counts } of results) {
    sum.passed += counts ? counts.passed : code === 0 ? 1 : 0;
    sum.failed += counts ? Math.max(counts.failed, code === 0 ? 0 : 1) : code === 0 ? 0 : 1;
    sum.skipped += counts?.skipped ?? 0;
  }
  return `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped in ${Math.round(seconds)} s`;
}

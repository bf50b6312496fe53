import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, as rule and place. */
export async function violations(page: Page): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page);
  // Past the content policy, which rightly refuses foreign scripts in the page.
  await devtools.send('Runtime.evaluate', { expression: axe });
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target }) => id + ' at ' + target.join(' '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await devtools.detach();
  return result.value as readonly string[];
}

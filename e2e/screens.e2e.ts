import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, resize, screenshot, test } from './support/application.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, as rule and place. */
async function violations(page: Page): Promise<readonly string[]> {
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

/** Whatever scrolls the page sideways, lies outside it, or covers another button. */
function misplaced(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth > root.clientWidth) wrong.push(`page ${root.scrollWidth} > ${root.clientWidth}`);
    const scrolls = (element: Element): boolean => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflow)) return true;
      }
      return false;
    };
    const dialog = document.querySelector('dialog[open]');
    const buttons = [...(dialog ?? document).querySelectorAll('button, [role="tab"], input, select')].filter(
      (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !scrolls(one),
    );
    const name = (one: Element) => one.textContent || one.getAttribute('aria-label') || one.tagName;
    const boxes = buttons.map((one) => ({ one, box: one.getBoundingClientRect() }));
    for (const [index, { one, box }] of boxes.entries()) {
      if (box.width < 2 || box.height < 2) continue;
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        wrong.push(`outside: ${name(one)}`);
      for (const other of boxes.slice(index + 1)) {
        if (one.contains(other.one) || other.one.contains(one)) continue;
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 1 && high > 1) wrong.push(`overlapping: ${name(one)} / ${name(other.one)}`);
      }
    }
    return wrong;
  });
}

test('every screen is accessible, and whole at 1366 × 768 and at 200 %', async ({ running }) => {
  const { page } = running;
  await resize(running, 1366, 768);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  /** Looks at the screen in both sizes; what is wrong is told at the end, for all screens together. */
  const look = async (name: string) => {
    await page.waitForTimeout(300);
    await screenshot(page, name);
    expect.soft(await violations(page), name).toEqual([]);
    expect.soft(await misplaced(page), name).toEqual([]);
    // 200 % in a window of this size leaves the page half as many CSS pixels.
    await resize(running, 683, 384);
    await page.waitForTimeout(150);
    expect.soft(await misplaced(page), `${name} at 200 %`).toEqual([]);
    await screenshot(page, `${name}-200`);
    await resize(running, 1366, 768);
  };
  await button(/从示例站开始/).waitFor();
  await look('first-run');
  await button(/从示例站开始/).press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  for (const tab of await page.getByRole('tab').all()) {
    const title = ((await tab.textContent()) ?? '').replace(/\d+$/, '').trim();
    await tab.click();
    await look(`case-${title}`);
  }
  for (const screen of ['案件', '审核', '文书库', '验证', '本站']) {
    await button(screen).click();
    await look(`screen-${screen}`);
  }
  await button('案件').click();
  await page.getByText('吴强').first().click();
  await page
    .locator('main')
    .getByRole('button', { name: /行政处罚决定书.*吴强/ })
    .first()
    .click();
  await page.locator('.paper-host').first().waitFor();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await look(`document-${((await tab.textContent()) ?? '').replace(/\d+$/, '').trim()}`);
  }
  await page.keyboard.press('Control+e');
  await page.getByRole('dialog').waitFor();
  await look('export');
});

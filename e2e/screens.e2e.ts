import type { Page } from '@playwright/test';
import { expect, picture, type Running, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { openDecision, startSample } from './support/start-sample.ts';

/**
 * Whatever scrolls sideways, is cut off without being told in full elsewhere, sticks out of what holds it, or covers
 * another control. Controls are compared within the same scrolling part: what is scrolled away covers nothing.
 */
function misplaced(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const name = (one: Element) =>
      (one.getAttribute('aria-label') || one.textContent || one.tagName).trim().slice(0, 40);
    const top = document.scrollingElement ?? document.documentElement;
    const root = document.querySelector('dialog[open]') ?? document.body;
    const visible = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !one.closest('.visually-hidden');
    const holderOf = (element: Element): Element => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflow)) return up;
      }
      return top;
    };
    for (const one of [top, ...root.querySelectorAll<HTMLElement>('*')]) {
      // A line of text scrolls inside its own field, as everywhere.
      if (one instanceof HTMLInputElement || (one !== top && !visible(one))) continue;
      const style = getComputedStyle(one);
      if (one.scrollWidth <= one.clientWidth + 1 || one.clientWidth === 0) continue;
      if (one === top || /auto|scroll/.test(style.overflowX))
        wrong.push(`scrolls sideways: ${one.className || name(one)}`);
      else if (/hidden|clip/.test(style.overflowX) && one.clientWidth > 4 && !one.closest('[title]'))
        wrong.push(`cut off: ${name(one)}`);
    }
    const controls = [...root.querySelectorAll('button, [role="tab"], input, select, textarea')].filter(
      visible,
    );
    const boxes = controls
      .map((one) => ({ one, box: one.getBoundingClientRect(), holder: holderOf(one) }))
      .filter(({ box }) => box.width >= 2 && box.height >= 2);
    for (const [index, { one, box, holder }] of boxes.entries()) {
      const frame =
        holder === top ? new DOMRect(0, 0, innerWidth, innerHeight) : holder.getBoundingClientRect();
      const high = holder === top && (box.top < -1 || box.bottom > frame.bottom + 1);
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || high)
        wrong.push(`outside: ${name(one)}`);
      for (const other of boxes.slice(index + 1)) {
        if (other.holder !== holder || one.contains(other.one) || other.one.contains(one)) continue;
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const tall = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 1 && tall > 1) wrong.push(`overlapping: ${name(one)} / ${name(other.one)}`);
      }
    }
    return wrong;
  });
}

/** The program's own zoom, as its menu sets it. */
async function zoom(page: Page, factor: number): Promise<void> {
  await page.evaluate((wanted) => window.anjuan.shell.setZoom({ zoom: wanted }), factor);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(Math.round(1366 / factor));
  await page.waitForTimeout(150);
}

const softly = expect.configure({ soft: true });

/** Looks at the screen in both sizes; what is wrong is told at the end, for all screens together. */
function lookAt(running: Running): (name: string) => Promise<void> {
  const { page } = running;
  return async (name: string) => {
    await page.waitForTimeout(300);
    await screenshot(page, name);
    expect.soft(await violations(page), name).toEqual([]);
    await softly.poll(() => misplaced(page), { message: name, timeout: 3000 }).toEqual([]);
    await zoom(page, 2);
    // The paper fits itself to the narrower window a moment later.
    await softly.poll(() => misplaced(page), { message: `${name} at 200 %`, timeout: 3000 }).toEqual([]);
    expect.soft(await violations(page), `${name} at 200 %`).toEqual([]);
    await picture(running, `${name}-200`);
    await zoom(page, 1);
  };
}

test('every screen is accessible, and whole at 1366 × 768 and at 200 %', async ({ running }) => {
  // Some forty screens, each looked at twice.
  test.slow();
  const { page } = running;
  await resize(running, 1366, 768);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  const look = lookAt(running);
  await button(/从示例站开始/).waitFor();
  await look('first-run');
  await button(/从示例站开始/).press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  for (const tab of await page.getByRole('tab').all()) {
    const title = ((await tab.textContent()) ?? '').replace(/\d+$/, '').trim();
    await tab.click();
    await look(`case-${title}`);
  }
  for (const screen of ['案件', '审核', '公示', '文书库', '验证', '帮助', '本站']) {
    await button(screen).click();
    await look(`screen-${screen}`);
  }
  await button('案件').click();
  await button('清除试用数据，正式使用…').click();
  await look('wipe-trial');
  await page.keyboard.press('Escape');
  await button('帮助').click();
  await button('入门引导').click();
  await page.locator('.tour').waitFor();
  await look('tour');
  await page.keyboard.press('Escape');
  await button('本站').click();
  await page.getByRole('tab', { name: '公示' }).click();
  await look('settings-publication');
  await page.getByRole('tab', { name: '文书式样' }).click();
  await look('settings-forms');
  await page.getByRole('tab', { name: '法律数据' }).click();
  await look('settings-law');
  await page.getByRole('tab', { name: '诊断' }).click();
  await button('开始检查').click();
  await button('重新检查').waitFor();
  await look('settings-doctor');
  await button('公示').click();
  await page.getByRole('combobox', { name: '状态' }).selectOption('all');
  await page.locator('tbody button').first().click();
  await page.locator('.publication .paper-removed').first().waitFor();
  await look('publication');
  await button('案件').click();
  await page.getByText('吴强').first().click();
  await page.getByRole('tab', { name: '全过程记录' }).click();
  await page.locator('.record-stage').first().waitFor();
  await look('case-record');
  await page.getByRole('tab', { name: '办案进程' }).click();
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
  await page.keyboard.press('F4');
  for (const what of ['案件事实', '证据', '经过', /现场笔录/]) {
    const choice = page.getByRole('combobox', { name: '对照什么' });
    await choice.selectOption(
      (await choice.locator('option', { hasText: what }).first().getAttribute('value')) ?? '',
    );
    await look(`document-beside-${String(what).replaceAll('/', '')}`);
  }
  await page.keyboard.press('F4');
  await page.keyboard.press('Control+h');
  await page.locator('.history-paper .paper-sheet').first().waitFor();
  await look('history');
  await page.keyboard.press('Escape');
  await page.locator('.paper-host').first().waitFor();
  await page.keyboard.press('Control+e');
  await page.getByRole('dialog').waitFor();
  await look('export');
});

test('an annotation and the articles of a citation, over a paper, are accessible and whole in both sizes', async ({
  running,
}) => {
  const { page } = running;
  await resize(running, 1366, 768);
  const look = lookAt(running);
  const closeDialog = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await startSample(page);
  await openDecision(page, '吴强');
  await page.locator('.paper-sheet [data-pointer="/facts"]').first().click();
  await page.keyboard.press('Control+m');
  await page.getByRole('dialog', { name: '加批注' }).waitFor();
  await look('annotation');
  await closeDialog();
  await page.locator('.paper-sheet [data-pointer="/prohibition"]').first().click();
  await page.keyboard.press('F2');
  await page.getByRole('dialog', { name: '引用的条文' }).waitFor();
  await look('citations');
  await closeDialog();
});

test('setting up a station, step by step, is accessible and whole in both sizes', async ({ running }) => {
  const { page } = running;
  await resize(running, 1366, 768);
  const look = lookAt(running);
  await page.getByRole('button', { name: /从空白开始/ }).press('Enter');
  const steps = page.getByRole('navigation', { name: '初次设置的步骤' }).locator('ol').getByRole('button');
  await steps.first().waitFor();
  for (const [index, step] of (await steps.all()).entries()) {
    await step.click();
    await look(`setup-${index + 1}`);
  }
  await page.getByRole('button', { name: '以后再说' }).click();
  await page.getByRole('region', { name: '本站还缺什么' }).waitFor();
  await look('desk-missing');
});

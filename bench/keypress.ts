import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { largeCase, largeCaseDocuments, largeCasePairs } from './large-case.ts';
import { ms, percentile, type Row } from './row.ts';
import { appFolder, benchEngine, temporary } from './support.ts';
import { openWindow } from './window.ts';

/** Presses counted; some before them warm up. */
const presses = 120;
const warmUp = 20;

/**
 * From the event of a real key press to the end of the frame that shows the finding it brings or takes away, in the
 * longest form of a large case: the last character of an answer is taken out and put back.
 */
export async function benchKeypress(): Promise<Row[]> {
  const times = await keypressTimes();
  return [
    {
      what: `key press to the frame with its finding, ${largeCasePairs * 2} fields, ${largeCaseDocuments} documents`,
      ours: `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`,
      against: 'a frame, 16 ms',
      ratio: (percentile(times, 0.95) / 16).toFixed(2),
      goal: 'p95 ≤ 16 ms',
    },
  ];
}

/** Milliseconds from key to frame, press by press, in the longest form of a large case. */
export async function keypressTimes(limit?: number): Promise<number[]> {
  const profile = temporary('keypress');
  const { ask, grant, close } = await benchEngine(join(profile, 'station'));
  const { file, interview } = largeCase(profile);
  const { caseId } = await ask('cases/import', { file: grant(file) });
  const { documents } = await ask('cases/open', { caseId });
  const position = documents.findIndex((document) => document.id === interview);
  await close();
  const { app, page } = await openWindow(appFolder, () => profile, [], limit);
  await page.locator('tbody tr').first().click();
  await page.locator('.document-line').first().click();
  await page.locator('.document-list button').nth(position).click();
  const times = await measure(page, `/questions/${largeCasePairs / 2}/answer`);
  await app.close();
  return times;
}

async function measure(page: Page, pointer: string): Promise<number[]> {
  const field = page.locator(`.paper-sheet [data-pointer="${pointer}"]`).first();
  await field.click();
  // The pages are broken anew once, after the focus has come.
  await page.waitForTimeout(2500);
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(1500);
  await page.evaluate(watch);
  const times: number[] = [];
  for (let index = 0; index < presses + warmUp; index++) {
    // Armed before the press is sent, so that nothing can be shown unseen.
    await page.evaluate(() => Reflect.get(window, 'arm')());
    await page.keyboard.press(index % 2 === 0 ? 'a' : 'Backspace');
    const time: number = await page.evaluate(() => Reflect.get(window, 'shown'));
    if (index >= warmUp) times.push(time);
    await page.waitForTimeout(60);
  }
  return times;
}

/** Runs in the page: after `arm()`, `shown` resolves, once a frame drew changed findings, to the milliseconds since the key's event. */
function watch(): void {
  let since = 0;
  document.addEventListener(
    'keydown',
    (event) => {
      since = event.timeStamp;
    },
    true,
  );
  Reflect.set(window, 'arm', () => {
    const shown = new Promise<number>((resolve, reject) => {
      const stop = setTimeout(() => reject(new Error('no finding changed within 10 s')), 10_000);
      const observer = new MutationObserver((changes) => {
        const findings = changes.some(
          ({ target }) => target instanceof Element && target.closest('.side-panel'),
        );
        if (!findings) return;
        observer.disconnect();
        clearTimeout(stop);
        requestAnimationFrame(() => {
          // The first task after a frame's callbacks runs when the frame was drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - since);
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true });
    });
    Reflect.set(window, 'shown', shown);
  });
}

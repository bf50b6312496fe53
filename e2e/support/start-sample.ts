import type { Page } from '@playwright/test';
import type { Running } from './application.ts';
import { importUndecided } from './undecided-case.ts';

/** From the first screen to the sample station's case. */
export async function startSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /从示例站开始/ }).click();
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
}

/** Opens the decision of a case in the list, by its party's name. */
export async function openDecision(page: Page, party: string): Promise<void> {
  await page.getByRole('button', { name: '案件', exact: true }).first().click();
  await page.getByText(party).first().click();
  await page
    .locator('main')
    .getByRole('button', { name: /^行政处罚决定书/ })
    .first()
    .click();
  await page.locator('.paper-sheet').first().waitFor();
}

/** Brings a case as far as its decision into the sample station, and opens the decision. */
export async function openUndecided(running: Running): Promise<void> {
  const { page } = running;
  await startSample(page);
  await importUndecided(running);
  await openDecision(page, '郑磊');
}

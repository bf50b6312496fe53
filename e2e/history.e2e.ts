import type { Page } from '@playwright/test';
import { expect, launch, resize, screenshot, test } from './support/application.ts';
import { openUndecided } from './support/start-sample.ts';

const facts = (page: Page) => page.locator('.paper-sheet [data-pointer="/facts"]').first();
const list = (page: Page) => page.getByRole('navigation', { name: '历史版本' }).getByRole('button');

/** Adds a sentence to the facts of the decision that is open. */
async function write(page: Page, sentence: string): Promise<void> {
  await facts(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(sentence);
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-safety]')).toHaveAttribute('data-safety', 'safe');
}

async function openHistory(page: Page): Promise<void> {
  await page.keyboard.press('Control+h');
  await page.getByRole('heading', { name: '历史版本', level: 1 }).waitFor();
}

test('what was written is found again by person and time, side by side, and brought back by keyboard; undo and a restart keep both', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page } = running;
  await resize(running, 1366, 768);
  await openUndecided(running);
  await write(page, '第一次补写。');
  await openHistory(page);
  await expect(list(page)).toHaveCount(3);
  await expect(list(page).nth(1)).toContainText('单人试用');
  await expect(page.locator('.history-paper ins')).toHaveText('第一次补写。');
  await page.keyboard.press('Escape');
  await write(page, '第二次补写。');
  await openHistory(page);
  await expect(list(page)).toHaveCount(4);

  // By keyboard to the first state: beside what stands now, both sentences are what came since.
  await list(page).nth(1).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('c');
  await expect(page.locator('.history-paper ins')).toHaveText('第一次补写。第二次补写。');
  await screenshot(page, 'history-side-by-side');
  await page.keyboard.press('Control+Enter');
  await expect(list(page)).toHaveCount(5);
  await expect(list(page).nth(1)).toContainText('恢复');
  await page.keyboard.press('Escape');
  await expect(facts(page)).not.toContainText('第一次补写。');
  await page.keyboard.press('Control+z');
  await expect(facts(page)).toContainText('第一次补写。第二次补写。');

  // The whole case's history holds the documents' and the facts'; a restart keeps it.
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await openHistory(page);
  await page.getByRole('combobox', { name: '哪一部分' }).selectOption({ label: '案件事实' });
  await expect(list(page)).toHaveCount(1);
  await running.app.close();
  const again = await launch(running.folder);
  await again.page.getByText('郑磊').first().click();
  await again.page.getByRole('tab', { name: '办案进程' }).waitFor();
  await openHistory(again.page);
  await again.page.getByRole('combobox', { name: '哪一部分' }).selectOption({ label: '行政处罚决定书' });
  await expect(list(again.page).filter({ hasText: '恢复' })).toHaveCount(1);
  await again.app.close();
});

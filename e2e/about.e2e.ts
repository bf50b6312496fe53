import { anotherCase } from './support/another-case.ts';
import { expect, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { importCase } from './support/import-case.ts';
import { openDecision, startSample } from './support/start-sample.ts';

test('a correction begun for one document is turned to another by keyboard, and back by undo', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { page } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await importCase(running, anotherCase());
  await openDecision(page, '郑磊');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '更多' }).press('Enter');
  await page.getByRole('menuitem', { name: '发现错误…' }).press('Enter');
  await dialog.getByRole('radio', { name: /更正/ }).check();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.head-title h1')).toHaveText('补正（更正）通知书');
  const relations = page.getByRole('list', { name: '与其他文书的关系' });
  await expect(relations).toContainText('针对《行政处罚决定书》');
  const named = page.locator('.paper-sheet').getByRole('textbox', { name: '文书名称' });
  await expect(named).toHaveText('行政处罚决定书');

  await page.getByRole('button', { name: '更多' }).press('Enter');
  await page.getByRole('menuitem', { name: '针对哪份文书…' }).press('Enter');
  await dialog.waitFor();
  const select = dialog.getByRole('combobox', { name: '针对哪一份文书' });
  const notice = select.locator('option', { hasText: '违法行为通知书' }).first();
  await select.selectOption((await notice.getAttribute('value')) ?? '');
  await screenshot(page, 'about');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect(relations).toContainText('针对《违法行为通知书》');
  await expect(named).toHaveText('违法行为通知书');
  await screenshot(page, 'about-changed');
  expect(await violations(page)).toEqual([]);

  await page.locator('.paper-scroll').focus();
  await page.keyboard.press('Control+z');
  await expect(relations).toContainText('针对《行政处罚决定书》');
  await expect(named).toHaveText('行政处罚决定书');
});

import { expect, test } from './support/application.ts';
import { startSample } from './support/start-sample.ts';

test('a list is found again as it was left: search, order and place', async ({ running }) => {
  const { page } = running;
  await startSample(page);
  const cases = page.getByRole('button', { name: '案件', exact: true }).first();
  const search = page.getByRole('searchbox', { name: '搜索案件' });
  const rows = page.locator('tbody tr');
  await cases.press('Enter');
  await expect(rows).toHaveCount(4);
  await search.fill('吴强');
  await expect(rows).toHaveCount(1);
  await page.getByRole('combobox', { name: '排序' }).selectOption('number');
  await rows.first().press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await cases.press('Enter');
  await expect(search).toHaveValue('吴强');
  await expect(page.getByRole('combobox', { name: '排序' })).toHaveValue('number');
  await expect(rows).toHaveCount(1);

  await page.keyboard.press('Alt+6');
  await page.getByRole('combobox', { name: '状态' }).selectOption('all');
  await page.getByRole('button', { name: '文书库', exact: true }).press('Enter');
  await page.getByRole('searchbox', { name: '搜索文书式样' }).fill('听证');
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('combobox', { name: '状态' })).toHaveValue('all');
  await page.getByRole('button', { name: '文书库', exact: true }).press('Enter');
  await expect(page.getByRole('searchbox', { name: '搜索文书式样' })).toHaveValue('听证');
});

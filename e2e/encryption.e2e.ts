import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { startSample } from './support/start-sample.ts';

const password = '一句好记的话语 1';
const head = (folder: string) =>
  readFileSync(join(folder, 'station', 'anjuan.sqlite'))
    .subarray(0, 15)
    .toString('latin1');

test('the administrator encrypts the database by keyboard, and the next start is opened by the password alone', async ({
  running,
}) => {
  const { page, folder, app } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await page.getByRole('button', { name: '单人试用' }).press('Enter');
  await page.getByRole('button', { name: '设立账户…' }).press('Enter');
  const begin = page.getByRole('dialog');
  await begin.getByLabel('登录姓名').fill('赵管理');
  await begin.getByLabel('密码', { exact: true }).fill(password);
  await begin.getByLabel('再输一遍密码').fill(password);
  await page.keyboard.press('Control+Enter');
  await page.locator('.one-time-code output').waitFor();
  await page.keyboard.press('Escape');
  expect(head(folder)).toBe('SQLite format 3');
  await page.getByRole('button', { name: '加密数据库…' }).press('Enter');
  await page.getByLabel('您自己的密码').fill(password);
  await screenshot(page, 'encryption-on');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.one-time-code output').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('已加密。程序启动以后').waitFor();
  await expect(page.getByRole('button', { name: '解除加密…' })).toBeVisible();
  expect(head(folder)).not.toBe('SQLite format 3');
  await app.close();

  const again = await launch(folder);
  await again.page.getByRole('radio', { name: '赵管理' }).check();
  await again.page.getByLabel('密码').fill('不是这一个密码');
  await again.page.keyboard.press('Enter');
  await again.page.getByText(/密码或一次性口令不对/).waitFor();
  expect(await again.page.getByText('吴强').count()).toBe(0);
  await again.page.getByLabel('密码').fill(password);
  await again.page.keyboard.press('Enter');
  await again.page.getByText('吴强').first().waitFor();
  await again.app.close();
});

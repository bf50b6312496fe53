// The pictures of README.md and docs/guide/, taken from the application itself on the sample station:
// `node scripts/make-pictures.mjs`, where there is a display (or below `xvfb-run -a -s "-screen 0 1600x1000x24"`).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { appFolder, buildApp } from './build.mjs';
import { root } from './cache.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { note, step } from './say.mjs';

/** Size of every picture, in CSS pixels. */
const size = { width: 1366, height: 768 };
const guideImages = join(root, 'docs', 'guide', 'images');
const readmeImages = join(root, 'docs', 'images');

await buildApp();
const { executable } = await electronRuntime();
const folder = mkdtempSync(join(tmpdir(), 'anjuan-pictures-'));
step('Taking the pictures');
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const app = await _electron.launch({
  executablePath: executable,
  args: [...rootSwitches, '--disable-gpu', `--user-data-dir=${folder}`],
  env: { ...process.env, ANJUAN_APP: appFolder },
});
try {
  await takeAll(await openWindow());
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The window in its size. */
async function openWindow() {
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  await page.getByRole('button', { name: /示例/ }).first().waitFor();
  await app.evaluate(async ({ BrowserWindow }, { width, height }) => {
    const shown = () => BrowserWindow.getAllWindows().find((one) => one.isVisible());
    while (!shown()) await new Promise((done) => setTimeout(done, 100));
    shown()?.setMinimumSize(1, 1);
    shown()?.setContentSize(width, height);
  }, size);
  await page.waitForFunction((width) => window.innerWidth === width, size.width);
  return page;
}

async function takeAll(page) {
  mkdirSync(guideImages, { recursive: true });
  mkdirSync(readmeImages, { recursive: true });
  const take = async (target, name) => {
    // Nothing transient: notices go, pages are laid out, the caret rests.
    await page.waitForTimeout(1200);
    await page.locator('.notice').first().waitFor({ state: 'detached' });
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(target, `${name}.png`), caret: 'hide' });
    note(`${name}.png`);
  };
  const button = (name) => page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  const document = (title) => page.locator('main').getByRole('button', { name: title }).first().click();

  await page.getByRole('button', { name: /示例/ }).first().click();
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await take(guideImages, 'case');
  await button('案件').click();
  await page.getByText('吴强').waitFor();
  await take(guideImages, 'cases');

  await page.getByText('吴强').click();
  await document(/行政处罚决定书.*吴强/);
  await page.locator('.paper-host').first().waitFor();
  await page.locator('[data-pointer="/personIdNumber"]').first().click();
  await take(readmeImages, 'window');
  await button(/必须改正 罚款15000元/).click();
  await take(guideImages, 'paper');
  await page.getByRole('tab', { name: '审核' }).click();
  await take(guideImages, 'review');
  await page.keyboard.press('F4');
  await page
    .locator('.checklist-item')
    .nth(3)
    .getByRole('button', { name: /^看说到的/ })
    .click();
  await take(guideImages, 'beside');
  await page.keyboard.press('F4');

  await button('本站').click();
  await page.getByRole('tab', { name: '印章和证书' }).click();
  await button('生成试用证书').click();
  await page.getByText('正在使用').waitFor();
  await button('案件').click();
  await page.getByText('张伟').click();
  await document(/行政处罚决定书.*张伟/);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
  await button('导出').click();
  await button(/选择文件夹并导出/).click();
  await page.getByText('已签名并验证').nth(1).waitFor();
  await take(guideImages, 'export');
  await page.keyboard.press('Escape');

  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    },
    join(folder, '鲁德交罚〔2026〕9号_行政处罚决定书.pdf'),
  );
  await button('验证').click();
  await button(/选择文件/).click();
  await page.getByText(/^签名后没有改动，/).waitFor();
  await take(guideImages, 'verify');

  await page.keyboard.press('Alt+6');
  await button('看全部决定').click();
  await page.getByRole('searchbox', { name: '搜索公示' }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.paper-removed').first().waitFor();
  await take(guideImages, 'publish');
  await takeBeginning(page, take);
}

/** The end of the trial, and a station that is set up from the beginning. */
async function takeBeginning(page, take) {
  await page.getByRole('button', { name: '案件', exact: true }).first().click();
  await page.getByRole('button', { name: '清除试用数据，正式使用…' }).click();
  await take(guideImages, 'wipe');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/请输入/).fill('清除试用数据');
  await dialog.getByRole('button', { name: /^清除/ }).click();
  await page.getByRole('heading', { name: '本机关', level: 1 }).waitFor();
  await page.getByLabel('全称').fill('示例市交通运输局');
  await page.getByLabel('管辖区域').fill('示例市');
  await take(guideImages, 'setup');
  await page.getByRole('button', { name: '以后再说' }).click();
  await page.getByRole('region', { name: '本站还缺什么' }).waitFor();
  await take(guideImages, 'missing');
}

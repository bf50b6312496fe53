import { anotherCase } from './support/another-case.ts';
import { expect, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { importCase } from './support/import-case.ts';
import { fill } from './support/keyboard.ts';
import { writePaper } from './support/paper.ts';
import { openDecision, startSample } from './support/start-sample.ts';

test('a served decision is not taken back but revoked by a paper of its own, and then made anew', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  await importCase(running, anotherCase());
  await openDecision(page, '郑磊');
  const state = page.locator('.document-head .badge').first();
  await expect(state).toHaveText('已签发');

  // What is offered for a decision that the party holds: nothing that takes it back in the office.
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '发现错误…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await dialog.getByRole('radio', { name: /撤销/ }).check();
  await screenshot(page, 'mend');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.head-title h1')).toHaveText('撤销行政处罚决定书');
  await page.locator('.paper-sheet').first().waitFor();
  await writePaper(page, 'revocation-decision', {
    scope: 'whole',
    reason: '适用法律条款有误。',
    after: 'again',
    returned: '没有',
  });
  await page.getByRole('button', { name: '取文号' }).click();
  await expect(page.locator('.document-head .head-title p')).toHaveText(/〔\d{4}〕\d+号$/);
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await dialog.waitFor();
  await fill(page, [
    ['签发日期', '2026-07-20'],
    ['签发人', '李明'],
  ]);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect(state).toHaveText('已签发');

  // The decision says what became of it, and leads there and back.
  await page
    .getByRole('navigation', { name: '本案文书' })
    .getByText('行政处罚决定书', { exact: true })
    .click();
  await expect(state).toHaveText('已撤销');
  await expect(page.getByRole('list', { name: '与其他文书的关系' })).toContainText(
    '已由《撤销行政处罚决定书》',
  );
  await screenshot(page, 'mend-revoked');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '重新制作…' }).click();
  await dialog.waitFor();
  await fill(page, [
    ['理由', '原决定已撤销。'],
    ['经办人', '李明'],
  ]);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect(state).toHaveText('草稿');
  await expect(page.getByRole('list', { name: '与其他文书的关系' })).toContainText('代替《行政处罚决定书》');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '不再有效' })).toBeVisible();
  await page.getByRole('heading', { name: '不再有效' }).scrollIntoViewIfNeeded();
  await screenshot(page, 'mend-way');
});

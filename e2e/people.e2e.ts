import type { Page } from '@playwright/test';
import { call, expect, type Running, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { importUndecided } from './support/undecided-case.ts';

const password = '一句好记的话语 1';

type Outcome = { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly code: string } };

/** How the engine answers this window: 'ok', or the error's code. */
async function answer(page: Page, command: Parameters<typeof call>[1], input: unknown): Promise<string> {
  const outcome = (await call(page, command, input)) as Outcome;
  return outcome.ok ? 'ok' : (outcome.error?.code ?? '');
}

/** Settings › accounts: adds one of the station's people; answers the one-time code as it is shown. */
async function addAccount(page: Page, person: string, more: readonly string[] = []): Promise<string> {
  await page.getByRole('button', { name: '添加账户…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('本站人员').selectOption({ label: person });
  for (const role of more) await dialog.getByRole('checkbox', { name: role }).check();
  await page.keyboard.press('Control+Enter');
  const code = await page.locator('.one-time-code output').textContent();
  await page.keyboard.press('Escape');
  return code ?? '';
}

/** On the screen of signing in: sets a password with the one-time code. */
async function enterWithCode(page: Page, name: string, code: string): Promise<void> {
  await page.getByRole('radio', { name }).check();
  await page.getByLabel('一次性口令').fill(code);
  await page.getByLabel('自己设一个密码').fill(password);
  await page.getByLabel('再输一遍密码').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '登录' }).waitFor({ state: 'detached' });
}

/** The sample station with its accounts: an administrator from outside is signed in, an officer who also reviews has a code. */
async function accounts({ page }: Running): Promise<{ name: string; code: string; recovery: string }> {
  await page.getByRole('button', { name: /从示例站开始/ }).press('Enter');
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
  await page.getByRole('button', { name: '单人试用' }).click();
  await page.getByRole('button', { name: '设立账户…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('登录姓名').fill('赵管理');
  await dialog.getByLabel('密码', { exact: true }).fill(password);
  await dialog.getByLabel('再输一遍密码').fill(password);
  await page.keyboard.press('Control+Enter');
  const recovery = (await page.locator('.one-time-code output').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '全站账户' }).waitFor();
  await page.getByRole('button', { name: '添加账户…' }).click();
  const [, first] = await page
    .getByRole('dialog')
    .getByLabel('本站人员')
    .getByRole('option')
    .allTextContents();
  await page.keyboard.press('Escape');
  const code = await addAccount(page, first ?? '', ['法制审核人员']);
  return { name: (first ?? '').split('（')[0] ?? '', code, recovery };
}

test('accounts are set up, and each role is held to what it may', async ({ running }) => {
  const { page } = running;
  await resize(running, 1366, 768);
  const officer = await accounts(running);
  await screenshot(page, 'people-accounts');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('dialog', { name: '登录' }).waitFor();
  expect(await answer(page, 'cases/causes', {})).toBe('SIGN_IN_NEEDED');
  await screenshot(page, 'people-sign-in');
  expect(await violations(page)).toEqual([]);
  await enterWithCode(page, officer.name, officer.code);
  expect(await answer(page, 'people/list', {})).toBe('PERMISSION_DENIED');
  await page.getByRole('button', { name: '本站', exact: true }).click();
  await page.getByText('本站设置由管理员修改，您可以查看。').waitFor();
  await expect(page.getByLabel('全称')).toBeDisabled();
  await page.getByRole('tab', { name: '账户' }).click();
  await expect(page.getByText('添加人员、改角色、重置密码由管理员做。')).toBeVisible();
});

test('a window locked while typing loses nothing, shows nothing, and comes back as it was', async ({
  running,
}) => {
  const { page } = running;
  await resize(running, 1366, 768);
  await accounts(running);
  await page.getByRole('listitem', { name: '赵管理' }).getByRole('button', { name: '修改…' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: '执法人员' }).check();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '案件', exact: true }).click();
  await page.getByText('吴强').first().click();
  await page.getByRole('tab', { name: '案件事实' }).click();
  const field = page.locator('main textarea').first();
  await field.fill('正在写的一句话');
  // At once: what was typed has not even been handed over.
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: '已锁定' }).waitFor();
  await screenshot(page, 'people-locked');
  expect(await violations(page)).toEqual([]);
  await expect(field).toBeHidden();
  expect(await answer(page, 'cases/causes', {})).toBe('LOCKED');
  // No key gets past it: not Escape, not the keys of the program.
  for (const key of ['Escape', 'Escape', 'Alt+1', 'Control+n', 'Control+l']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await page.getByLabel(/密码/).fill('不是这一个密码');
  await page.keyboard.press('Enter');
  await page.getByText(/密码或一次性口令不对/).waitFor();
  await page.getByLabel(/密码/).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '已锁定' }).waitFor({ state: 'detached' });
  await expect(field).toHaveValue('正在写的一句话');
  await expect(page.locator('[data-safety]').first()).toHaveAttribute('data-safety', 'safe');
});

test('whoever handles a case may not review it, and nobody acts in another name', async ({ running }) => {
  const { page } = running;
  const officer = await accounts(running);
  await page.getByRole('button', { name: '退出登录' }).click();
  await enterWithCode(page, officer.name, officer.code);
  const { caseId } = await importUndecided(running);
  const documentId = 'decision';
  const submit = { caseId, documentId, on: '2026-06-22' };
  expect(await answer(page, 'review/submit', { ...submit, by: '别人' })).toBe('SIGNED_BY_OTHER');
  expect(await answer(page, 'review/submit', { ...submit, by: officer.name })).toBe('ok');
  const conclude = { caseId, documentId, result: 'passed', opinion: '同意。', on: '2026-06-23' };
  expect(await answer(page, 'review/conclude', { ...conclude, by: '别人' })).toBe('SIGNED_BY_OTHER');
  expect(await answer(page, 'review/conclude', { ...conclude, by: officer.name })).toBe(
    'REVIEWER_IS_HANDLER',
  );
});

test('a sole administrator without the password comes back with the sealed code; an account is tied to a person; a reader sees before typing that the paper is only to be read', async ({
  running,
}) => {
  const { page } = running;
  await resize(running, 1366, 768);
  const { recovery } = await accounts(running);
  // An inspector from outside.
  await page.getByRole('button', { name: '添加账户…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('登录姓名').fill('评查员');
  await dialog.getByRole('checkbox', { name: '评查人员' }).check();
  await page.keyboard.press('Control+Enter');
  const code = (await page.locator('.one-time-code output').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('radio', { name: '赵管理' }).check();
  await page.getByRole('button', { name: '用恢复码…' }).click();
  await page.getByLabel('恢复码').fill(recovery.toLowerCase());
  await page.getByLabel('自己设一个密码').fill('新的一句话语 2');
  await page.getByLabel('再输一遍密码').fill('新的一句话语 2');
  await screenshot(page, 'people-recovery');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '登录' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '本站', exact: true }).click();
  await page.getByRole('tab', { name: '账户' }).click();
  await expect(page.getByText(/现在没有恢复码/)).toBeVisible();

  // Tied to one of the station's people later.
  const row = page.getByRole('listitem', { name: '评查员' });
  await row.getByRole('button', { name: '修改…' }).click();
  await page.getByRole('dialog').getByLabel('本站人员').selectOption({ index: 2 });
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('本站人员');

  await page.getByRole('button', { name: '退出登录' }).click();
  await enterWithCode(page, '评查员', code);
  await page.getByText('吴强').first().click();
  await page.getByRole('tab', { name: '案件事实' }).click();
  await expect(page.getByText(/您的角色（评查人员）只能查看案件事实/)).toBeVisible();
  await expect(page.getByLabel('案号').first()).toBeDisabled();
  await page.getByRole('tab', { name: '办案进程' }).click();
  await page
    .locator('main')
    .getByRole('button', { name: /行政处罚决定书.*吴强/ })
    .first()
    .click();
  await page.locator('.paper-sheet').first().waitFor();
  await expect(page.getByText(/您的角色（评查人员）只能查看这份文书/)).toBeVisible();
  await expect(page.locator('.paper-host')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '签发', exact: true })).toHaveCount(0);
  await screenshot(page, 'people-reader');
  expect(await violations(page)).toEqual([]);
});

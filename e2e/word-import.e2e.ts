import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandAnswer } from '../contract/commands.ts';
import {
  answerDialogs,
  call,
  expect,
  type Running,
  resize,
  screenshot,
  test,
} from './support/application.ts';
import { violations } from './support/axe.ts';
import { startSample } from './support/start-sample.ts';

/** The decision of the sample station's case as Word wrote it, in a folder of its own; answers its path. */
async function oldDocument({ app, page, folder }: Running): Promise<string> {
  const out = join(folder, 'old');
  mkdirSync(out);
  await answerDialogs({ app, page, folder }, { open: [out] });
  const chosen = await page.evaluate(() => window.anjuan.shell.pickFolder({ title: '导出到' }));
  if (!chosen.ok || !chosen.value) throw new Error('no folder');
  const listed = (await call(page, 'cases/list', {
    query: '吴强',
    state: 'all',
    sort: 'changed',
    offset: 0,
    limit: 5,
  })) as { value: CommandAnswer<'cases/list'> };
  const caseId = listed.value.cases[0]?.id;
  const opened = (await call(page, 'cases/open', { caseId })) as { value: CommandAnswer<'cases/open'> };
  const decision = opened.value.documents.find(({ form }) => form === 'penalty-decision');
  const written = (await call(page, 'export/document', {
    caseId,
    documentId: decision?.id,
    kinds: ['docx'],
    folder: chosen.value.token,
  })) as { ok: boolean };
  expect(written.ok).toBe(true);
  return join(out, readdirSync(out)[0] ?? '');
}

test('an old Word document is looked at, becomes a draft, and is had back byte for byte; by keyboard', async ({
  running,
}) => {
  test.setTimeout(180_000);
  const { page, folder } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  const old = await oldDocument(running);
  const dialog = page.getByRole('dialog');
  const pick = async (file: string) => {
    await answerDialogs(running, { open: [file] });
    await page.getByRole('button', { name: '更多' }).press('Enter');
    await page.getByRole('menuitem', { name: '导入旧 Word 文书…' }).press('Enter');
    await dialog.waitFor();
  };

  // Older formats are named, with what to do; nothing can be made of them.
  for (const name of ['旧决定书.doc', '旧决定书.wps']) {
    const file = join(folder, name);
    writeFileSync(file, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    await pick(file);
    await expect(page.getByText(`${name} 是旧的 .doc、.wps 或 RTF 格式，程序不读。`)).toBeVisible();
    await expect(page.getByText(/选“另存为”，类型选 \.docx/).first()).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^做成草稿/ })).toBeDisabled();
    await screenshot(page, 'word-import-old-format');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }

  await pick(old);
  await expect(dialog.getByRole('combobox')).toHaveValue('penalty-decision');
  const fields = dialog.getByRole('checkbox');
  await fields.first().waitFor();
  expect(await fields.count()).toBeGreaterThan(10);
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'word-import');
  // What is not ticked is not taken over.
  await fields.first().focus();
  await page.keyboard.press('Space');
  await expect(fields.first()).not.toBeChecked();
  const make = dialog.getByRole('button', { name: /^做成草稿/ });
  const box = await make.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(768);
  await make.press('Enter');
  await page.locator('.paper-sheet').first().waitFor();
  await expect(page.locator('.document-head h1')).toHaveText('行政处罚决定书');

  const back = join(folder, 'back');
  mkdirSync(back);
  await answerDialogs(running, { open: [back] });
  await page.getByRole('button', { name: '更多' }).press('Enter');
  await page.getByRole('menuitem', { name: '另存导入的旧文件' }).press('Enter');
  await expect(page.getByText(/^已存为 .*\.docx。$/)).toBeVisible();
  const [copy = ''] = readdirSync(back);
  expect(readFileSync(join(back, copy))).toEqual(readFileSync(old));
  expect(await violations(page)).toEqual([]);
});

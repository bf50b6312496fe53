import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../contract/case-file.generated.ts';
import type { CommandAnswer } from '../contract/commands.ts';
import { anotherCase } from './support/another-case.ts';
import { answerDialogs, call, expect, resize, screenshot, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { importCase } from './support/import-case.ts';
import { tabTo } from './support/keyboard.ts';
import { startSample } from './support/start-sample.ts';

/** A decided case whose party was seventeen on the day of the violation, by a sound identity number (GB 11643). */
function minorsCase(): CaseFile {
  const text = JSON.stringify(anotherCase())
    .replaceAll('370101198805122155', '370101200901011017')
    .replace(/("\w*Age"): ?38/g, '$1:17');
  const whole = JSON.parse(text) as CaseFile;
  return { ...whole, acts: (whole.acts ?? []).filter(({ id }) => id !== 'publication') };
}

test('a decision against a person under eighteen is never public: the queue says why, and there is no way around', async ({
  running,
}) => {
  const { page, folder } = running;
  await resize(running, 1366, 768);
  await startSample(page);
  const { caseId } = await importCase(running, minorsCase());

  // Nobody is asked to work at it; among all decisions it stands with its reason.
  await page.keyboard.press('Alt+6');
  await page.getByRole('searchbox', { name: '搜索公示' }).waitFor();
  const row = page.getByRole('row', { name: /郑磊/ });
  await expect(row).toHaveCount(0);
  await tabTo(page, '状态');
  await page.keyboard.press('End');
  await expect(row).toContainText('未成年人，不公示');
  await expect(row.locator('.deadline')).toHaveCount(0);
  await tabTo(page, '搜索公示', { back: true });
  await page.keyboard.insertText('郑磊');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  // The screen names the law and offers no step.
  const panel = page.getByRole('region', { name: '公开稿的去留和进度' });
  await expect(panel).toContainText('未满十八周岁');
  await expect(panel).toContainText('个人信息保护法第二十八条');
  await expect(panel.locator('.publication-acts').getByRole('button')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'publication-minor');

  // Nor do the engine's own commands do it for a page that would ask all the same.
  const opened = (await call(page, 'cases/open', { caseId })) as {
    value: CommandAnswer<'cases/open'>;
  };
  const documentId = opened.value.documents.find(({ form }) => form === 'penalty-decision')?.id ?? '';
  expect(documentId).not.toBe('');
  const target = join(folder, 'public');
  mkdirSync(target);
  await answerDialogs(running, { open: [target] });
  const picked = await page.evaluate(() => window.anjuan.shell.pickFolder({ title: '公示包' }));
  if (!picked.ok || !picked.value) throw new Error(JSON.stringify(picked));
  await call(page, 'identity/makeTrial', {});
  const place = { caseId, documentId };
  const on = '2026-06-30';
  const ways = [
    ['publication/submit', { ...place, by: '王芳', on }],
    ['publication/judge', { ...place, result: 'confirmed', reason: '', by: '孙丽', on }],
    ['publication/make', { ...place, folder: picked.value.token, by: '王芳' }],
    [
      'publication/record',
      { ...place, step: 'published', by: '王芳', on, site: '本机关网站', receipt: '', reason: '' },
    ],
  ] as const;
  for (const [command, input] of ways)
    expect(await call(page, command, input), command).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^PUBLICATION_(MINOR|STATE)$/) },
    });
  expect(readdirSync(target)).toEqual([]);
});

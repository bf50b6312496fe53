import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { CommandAnswer } from '../../contract/commands.ts';
import { answerDialogs, call, type Running } from './application.ts';

/** Brings a case into the station, as its file, by whoever works at the window. */
export async function importCase(running: Running, whole: CaseFile): Promise<CommandAnswer<'cases/import'>> {
  const { page, folder } = running;
  const file = join(folder, 'case.json');
  writeFileSync(file, JSON.stringify(whole));
  await answerDialogs(running, { open: [file] });
  const picked = await page.evaluate(() =>
    window.anjuan.shell.pickFiles({ title: '导入', filters: [], many: false }),
  );
  if (!picked.ok) throw new Error(JSON.stringify(picked));
  const imported = await call(page, 'cases/import', { file: picked.value[0]?.token });
  return (imported as { value: CommandAnswer<'cases/import'> }).value;
}

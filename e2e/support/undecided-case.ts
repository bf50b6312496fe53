import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { CommandAnswer } from '../../contract/commands.ts';
import { anotherCase } from './another-case.ts';
import { answerDialogs, call, type Running } from './application.ts';

/** Brings a case as far as its decision into the station, as its file, by whoever works at the window. */
export async function importUndecided(running: Running): Promise<CommandAnswer<'cases/import'>> {
  const { page, folder } = running;
  const file = join(folder, 'case.json');
  writeFileSync(file, JSON.stringify(undecidedCase()));
  await answerDialogs(running, { open: [file] });
  const picked = await page.evaluate(() =>
    window.anjuan.shell.pickFiles({ title: '导入', filters: [], many: false }),
  );
  if (!picked.ok) throw new Error(JSON.stringify(picked));
  const imported = await call(page, 'cases/import', { file: picked.value[0]?.token });
  return (imported as { value: CommandAnswer<'cases/import'> }).value;
}

/** The sound case as far as its decision: written, not reviewed, without number and date. */
function undecidedCase(): CaseFile {
  const whole = anotherCase();
  const later = new Set(['decision', 'review', 'receipt', 'closing']);
  const documents = whole.documents.flatMap((one) => {
    if (one.id === 'decision') {
      const { issuedOn, number, ...decision } = one;
      const { number: ownNumber, issuedOn: ownDay, ...content } = one.content as Record<string, unknown>;
      return [{ ...decision, state: 'draft' as const, content }];
    }
    return later.has(one.id) ? [] : [one];
  });
  const acts = (whole.acts ?? []).filter(
    (act) =>
      act.kind !== 'payment' &&
      act.kind !== 'review' &&
      !('document' in act && later.has(String(act.document))),
  );
  return { ...whole, documents, acts };
}

import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { CommandAnswer } from '../../contract/commands.ts';
import { anotherCase } from './another-case.ts';
import type { Running } from './application.ts';
import { importCase } from './import-case.ts';

/** Brings a case as far as its decision into the station, as its file, by whoever works at the window. */
export function importUndecided(running: Running): Promise<CommandAnswer<'cases/import'>> {
  return importCase(running, undecidedCase());
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

import { expect, test } from 'vitest';
import { builtInLaw } from '../law/law-tables.ts';
import { judgedHandlers } from './judged-commands.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

test('what judged a document is kept when it is submitted, and told of the whole case', async () => {
  const { station, place, review } = stationWithDraft();
  const judged = judgedHandlers(station.cases);
  const { caseId } = place;
  const before = await judged['review/judgedBy']({ caseId });
  expect(before.now).toEqual({ lawAsOf: builtInLaw.asOf });
  expect(before.steps.filter(({ document }) => document === 'decision')).toEqual([]);
  // Issued in the example, by a program that kept nothing of it.
  expect(before.steps.find(({ step }) => step === 'issued')?.judgedBy).toBeNull();

  await review['review/submit']({ ...place, by: '李明', on: '2026-03-20' });

  const kept = { lawAsOf: builtInLaw.asOf };
  const acts = station.cases.session(caseId).file.acts ?? [];
  expect(acts.at(-1)).toMatchObject({ kind: 'review', result: 'submitted', judgedBy: kept });
  const { steps } = await judged['review/judgedBy']({ caseId });
  expect(steps.filter(({ document }) => document === 'decision')).toMatchObject([
    { step: 'submitted', on: '2026-03-20', judgedBy: kept, formVersion: expect.stringMatching(/^\d{4}/) },
  ]);
});

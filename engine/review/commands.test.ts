import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importCase } from '../cases/case-commands.ts';
import { caseFileReader } from '../cases/read-case-file.ts';
import { openTestStation } from '../cases/test-station.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { changed } from '../law/testing/changed-case.ts';
import { reviewHandlers } from './commands.ts';

const root = join(import.meta.dirname, '..', '..');
const readCase = caseFileReader(root, loadFormLibrary(root));
const example = readFileSync(join(root, 'examples', 'ride-hailing-person.json'));

/** A station with the sound case, its decision a draft that nobody has reviewed. */
function stationWithDraft() {
  const station = openTestStation();
  const draft = changed(readCase('case', new Uint8Array(example)), [
    { set: 'documents/decision/state', to: 'draft' },
    { remove: 'acts/review-submitted' },
    { remove: 'acts/review-passed' },
    { remove: 'acts/issue-decision' },
    { remove: 'acts/service-decision' },
  ]);
  // Not yet closed either: the queue holds open cases only.
  const unclosed = {
    ...draft,
    documents: draft.documents.filter(({ id }) => id !== 'closing'),
    acts: (draft.acts ?? []).filter((act) => !('document' in act) || act.document !== 'closing'),
  };
  const { id } = importCase(station.cases, unclosed);
  const place = { caseId: id, documentId: 'decision' };
  return { station, place, review: reviewHandlers(station.cases) };
}

it('goes from submitted to passed, and into and out of the queue', async () => {
  const { station, place, review } = stationWithDraft();
  await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  const { items } = await review['review/queue']({});
  expect(items.map(({ documentId, round }) => [documentId, round])).toEqual([['decision', 1]]);
  const answer = await review['review/conclude']({
    ...place,
    result: 'passed',
    opinion: '同意。',
    by: '孙丽',
    on: '2026-03-12',
  });
  expect([answer.review.state, answer.review.rounds.map(({ result }) => result)]).toEqual([
    'passed',
    ['submitted', 'passed'],
  ]);
  expect((await review['review/queue']({})).items).toEqual([]);
  station.close();
});

it('refuses a reviewer who handled the case', async () => {
  const { station, place, review } = stationWithDraft();
  await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  const conclude = async () =>
    review['review/conclude']({
      ...place,
      result: 'passed',
      opinion: '同意。',
      by: '陈静',
      on: '2026-03-12',
    });
  await expect(conclude()).rejects.toMatchObject({ code: 'REVIEWER_IS_HANDLER' });
  expect((await review['review/open'](place)).state).toBe('submitted');
  station.close();
});

it('takes a second round after a return, and no conclusion before a submission', async () => {
  const { station, place, review } = stationWithDraft();
  const conclude = async () =>
    review['review/conclude']({
      ...place,
      result: 'returned',
      opinion: '补证。',
      by: '孙丽',
      on: '2026-03-12',
    });
  await expect(conclude()).rejects.toMatchObject({ code: 'DOCUMENT_STATE' });
  await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  expect((await conclude()).review.state).toBe('returned');
  const again = await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  expect([again.review.state, again.review.round]).toEqual(['submitted', 2]);
  station.close();
});

it('keeps a person’s answer to an item', async () => {
  const { station, place, review } = stationWithDraft();
  const view = await review['review/answer']({
    ...place,
    item: 'LR-10',
    answer: 'notApplicable',
    note: '另案查明',
    by: '孙丽',
  });
  expect(view.checklist.find(({ id }) => id === 'LR-10')?.answer).toMatchObject({
    answer: 'notApplicable',
    note: '另案查明',
    by: '孙丽',
  });
  station.close();
});

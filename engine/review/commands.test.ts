import { expect, it } from 'vitest';
import { fillWithCases } from '../store/many-cases.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

it('goes from submitted to passed, and into and out of the queue', async () => {
  const { station, place, review } = stationWithDraft();
  await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  const { items } = await review['review/queue']({});
  expect(items.map(({ documentId, round }) => [documentId, round])).toEqual([['decision', 1]]);
  const [waiting] = items;
  const days = (Date.parse(station.cases.today()) - Date.parse('2026-03-12')) / 86_400_000;
  // Ninety days to decide, from the day of the filing (行政处罚法60).
  expect(waiting).toMatchObject({
    waitingDays: days,
    openAnnotations: 0,
    deadline: { id: 'decision-period' },
  });
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

it('queues what was submitted however many open cases have changed since', async () => {
  // Before the first of the cases that the store is filled with.
  const { station, place, review } = stationWithDraft(() => new Date(2019, 0, 1));
  await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  fillWithCases(station.store, 1000);
  const { items } = await review['review/queue']({});
  expect(items.map(({ caseId, documentId }) => ({ caseId, documentId }))).toEqual([place]);
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

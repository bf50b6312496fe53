import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { emptyFolder, openStation, type Station } from './testing/two-stations.ts';

const opened: Station[] = [];
async function station(): Promise<Station> {
  const one = await openStation();
  opened.push(one);
  return one;
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

test('a review made on another machine comes back with its answers, its conclusion and who gave it', async () => {
  const [here, reviewer] = [await station(), await station()];
  const file = JSON.parse(readFileSync(join(import.meta.dirname, '../../examples/open-case.json'), 'utf8'));
  const documentId = 'decision';
  const submitted = { id: 'round-1', kind: 'review', document: documentId, round: 1, result: 'submitted' };
  file.acts = [
    ...file.acts.filter((act: { kind: string }) => act.kind !== 'review'),
    { ...submitted, by: '李明', on: '2026-11-20' },
  ];
  const path = join(emptyFolder(), 'case.json');
  writeFileSync(path, JSON.stringify(file));
  const { cases } = await here.take(path);
  const caseId = cases[0]?.caseId ?? '';
  await reviewer.take(await here.pack([caseId], 'review'));
  const { checklist } = await reviewer.ask('review/open', { caseId, documentId });
  const item = checklist[0]?.id ?? '';
  const by = '赵审核';
  await reviewer.ask('review/answer', { caseId, documentId, item, answer: 'yes', note: '看过', by });
  const conclusion = { caseId, documentId, result: 'returned', opinion: '补充证据后再报', by } as const;
  await reviewer.ask('review/conclude', { ...conclusion, on: '2026-11-21' });
  const back = await reviewer.pack([caseId], 'reviewResult');
  const view = await here.ask('transfer/open', { file: here.grant(back) });
  expect(view.info.purpose).toBe('reviewResult');
  await here.take(back);
  const review = await here.ask('review/open', { caseId, documentId });
  expect(review.state).toBe('returned');
  expect(review.rounds.at(-1)).toMatchObject({ result: 'returned', by, opinion: '补充证据后再报' });
  expect(review.checklist.find(({ id }) => id === item)?.answer).toMatchObject({ answer: 'yes', by });
});

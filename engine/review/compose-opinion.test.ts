import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { ChecklistItem } from '../../contract/commands/review.ts';
import { loadChecklist } from './checklist.ts';
import { composeHandlers } from './compose-commands.ts';
import { composeOpinion } from './compose-opinion.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

const root = join(import.meta.dirname, '..', '..');
const questions = loadChecklist(root, 'penalty-decision')?.items ?? [];

/** The checklist with everything answered 是, but for these. */
function answered(
  others: Readonly<Record<string, { answer: 'no' | 'notApplicable' | null; note?: string }>> = {},
) {
  return questions.map(({ id, question, basis, howToJudge, automatic }): ChecklistItem => {
    const answer = others[id] ? others[id].answer : ('yes' as const);
    const note = others[id]?.note ?? '';
    const given = answer === null ? null : { answer, note, by: '孙丽', on: '2026-03-25' };
    return { id, question, basis, howToJudge, automatic, unknownRules: [], proposed: null, answer: given };
  });
}

const annotation: AnnotationView = {
  annotation: {
    id: 'a',
    kind: 'mustChange',
    text: '写明时间',
    by: '孙丽',
    on: '2026-03-25',
    proposed: '14时',
  },
  anchor: { kind: 'document' },
  fieldTitle: '违法事实及证据',
  takeable: false,
};

it('agrees where nothing stands against the decision', () => {
  const { values, open } = composeOpinion(answered(), [], true);
  expect(values).toMatchObject({
    '/inScope': 'yes',
    '/procedureLawful': 'yes',
    '/beyondPower': 'no',
    '/suspectedCrime': 'no',
    '/conclusion': 'agree',
  });
  expect(values['/opinion']).toContain('同意');
  expect(open).toEqual([]);
});

it('tells each point against it with the note, and what the annotations want', () => {
  const checklist = answered({ 'LR-13': { answer: 'no', note: '条款写错' } });
  const { values } = composeOpinion(checklist, [annotation], true);
  expect(values).toMatchObject({ '/lawCorrect': 'no', '/conclusion': 'correct' });
  expect(values['/opinion']?.split('\n')).toEqual([
    '1.违法行为条款与处罚条款是否准确、现行有效、引到条款项：否。条款写错。',
    '2.“违法事实及证据”：写明时间。建议改为“14时”。',
  ]);
});

it('wants further investigation where facts or evidence fail, and a transfer where it is a crime', () => {
  const conclusion = (id: string) =>
    composeOpinion(answered({ [id]: { answer: 'no' } }), [], false).values['/conclusion'];
  expect([conclusion('LR-11'), conclusion('LR-03'), conclusion('LR-21')]).toEqual([
    'supplement',
    'transferCompetence',
    'transferCrime',
  ]);
});

it('proposes neither a row nor a conclusion that hangs on an unanswered question, and says which it is', () => {
  const { values, open } = composeOpinion(answered({ 'LR-14': { answer: null } }), [], false);
  expect(values).not.toHaveProperty('/discretionProper');
  expect(values).not.toHaveProperty('/conclusion');
  expect(values).not.toHaveProperty('/inScope');
  expect(open).toHaveLength(1);
});

it('names items and rows that there are', () => {
  const ids = new Set(questions.map(({ id }) => id));
  for (const id of ['LR-02', 'LR-03', 'LR-30']) expect(ids).toContain(id);
});

it('offers it for the opinion of a case beside what its fields show, and writes nothing', async () => {
  const { station, place, review } = stationWithDraft();
  const compose = composeHandlers(station.cases)['review/compose'];
  await review['review/answer']({ ...place, item: 'LR-03', answer: 'yes', note: '', by: '孙丽' });
  const before = station.cases.session(place.caseId).file;
  const answer = await compose({ caseId: place.caseId, documentId: 'review' });
  expect(answer.about).toBe('行政处罚决定书');
  expect(answer.fields.find(({ pointer }) => pointer === '/beyondPower')).toMatchObject({
    value: 'no',
    shown: '否',
  });
  expect(station.cases.session(place.caseId).file).toBe(before);
  expect(await compose({ caseId: place.caseId, documentId: 'report' })).toMatchObject({ about: null });
  station.close();
});

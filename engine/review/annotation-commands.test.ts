import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentHandlers } from '../cases/document-commands.ts';
import { annotationHandlers } from './annotation-commands.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

let given: ReturnType<typeof stationWithDraft>;
let annotations: ReturnType<typeof annotationHandlers>;
beforeEach(() => {
  given = stationWithDraft();
  annotations = annotationHandlers(given.station.cases);
});
afterEach(() => given.station.close());

const factsNow = () => {
  const { cases } = given.station;
  return cases.view(cases.session(given.place.caseId)).document('decision')?.text('/facts') ?? '';
};

/** Annotates the first five characters of the facts. */
async function annotateFacts(proposed: string | null) {
  const at = { pointer: '/facts', span: { start: 0, end: 5 } };
  const { items } = await annotations['annotations/add']({
    ...given.place,
    kind: 'mustChange',
    at,
    text: '写明时间。',
    proposed,
    by: '孙丽',
  });
  const item = items.at(-1);
  if (!item) throw new Error('no annotation');
  return item;
}

it('keeps the words it was made on, replies and its being resolved', async () => {
  const { annotation } = await annotateFacts(null);
  expect(annotation.place).toMatchObject({ quote: factsNow().slice(0, 5), start: 0, before: '' });
  const ids = { ...given.place, annotation: annotation.id };
  await annotations['annotations/reply']({ ...ids, text: '已补。', by: '李明' });
  const { items } = await annotations['annotations/resolve']({ ...ids, resolved: true, by: '孙丽' });
  expect(items[0]?.annotation).toMatchObject({
    replies: [{ text: '已补。', by: '李明' }],
    settled: { how: 'resolved', by: '孙丽' },
  });
  const opened = await annotations['annotations/resolve']({ ...ids, resolved: false, by: '孙丽' });
  expect(opened.items[0]?.annotation.settled).toBeUndefined();
});

it('a proposed text is taken as an edit; undo brings back the words and opens the annotation', async () => {
  const before = factsNow();
  const { annotation, takeable } = await annotateFacts('经依法查明');
  expect(takeable).toBe(true);
  await annotations['annotations/take']({
    ...given.place,
    editId: 'take-1',
    annotation: annotation.id,
    by: '刘建国',
  });
  expect(factsNow()).toBe(`经依法查明${before.slice(5)}`);
  const settled = async () =>
    (await annotations['annotations/list'](given.place)).items[0]?.annotation.settled;
  expect(await settled()).toMatchObject({ how: 'taken', by: '刘建国' });
  // Sent again after a restart of the engine: nothing happens twice.
  await annotations['annotations/take']({
    ...given.place,
    editId: 'take-1',
    annotation: annotation.id,
    by: '刘建国',
  });
  expect(factsNow()).toBe(`经依法查明${before.slice(5)}`);
  await documentHandlers(given.station.cases)['documents/undo']({ ...given.place, editId: 'undo-1' });
  expect([factsNow(), await settled()]).toEqual([before, undefined]);
});

it('a proposal whose place is gone changes nothing and says so', async () => {
  const { annotation } = await annotateFacts('经依法查明');
  const edits = [{ kind: 'type', pointer: '/facts', text: '全文重写。' } as const];
  await documentHandlers(given.station.cases)['documents/edit']({ ...given.place, editId: 'type-1', edits });
  const { items } = await annotations['annotations/list'](given.place);
  expect(items[0]).toMatchObject({ anchor: { kind: 'moved', pointer: '/facts' }, takeable: false });
  const take = async () =>
    annotations['annotations/take']({
      ...given.place,
      editId: 'take-2',
      annotation: annotation.id,
      by: '刘建国',
    });
  await expect(take()).rejects.toMatchObject({ code: 'ANNOTATION_MOVED' });
  expect(factsNow()).toBe('全文重写。');
});

it('refuses a field that the form does not have', async () => {
  const add = async () =>
    annotations['annotations/add']({
      ...given.place,
      kind: 'question',
      at: { pointer: '/none', span: null },
      text: '？',
      proposed: null,
      by: '孙丽',
    });
  await expect(add()).rejects.toMatchObject({ code: 'FIELD_UNKNOWN' });
  expect((await annotations['annotations/list'](given.place)).items).toEqual([]);
});

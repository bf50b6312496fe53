import { expect, it } from 'vitest';
import { openTestStation } from './test-station.ts';
import { editId } from './test-steps.ts';

async function correctionDraft() {
  const station = openTestStation(undefined, () => new Date(2026, 3, 1, 9, 30));
  const { handlers } = station;
  const { caseId } = await handlers['cases/import']({
    file: station.grant(station.example('ride-hailing-person.json')),
  });
  const { documents } = await handlers['cases/asFile']({ caseId });
  const byForm = (form: string) => documents.find((one) => one.form === form);
  const decision = byForm('penalty-decision');
  const notice = byForm('violation-notice');
  if (!decision || !notice) throw new Error('the example has changed');
  const { documentId } = await handlers['documents/mend']({
    caseId,
    documentId: decision.id,
    way: 'corrects',
  });
  const ids = { caseId, documentId };
  const rawOf = async (id: string) =>
    (await handlers['cases/asFile']({ caseId })).documents.find((one) => one.id === id);
  const shown = async () => JSON.stringify((await handlers['documents/open'](ids)).blocks);
  const setAbout = async (about: readonly string[], of = documentId) =>
    handlers['documents/setAbout']({ caseId, documentId: of, editId: editId(), about: [...about] });
  return { ...station, ...ids, ids, decision, notice, rawOf, shown, setAbout };
}

it('a draft is turned to another document: its title and number follow, undo and redo too', async () => {
  const { handlers, ids, decision, notice, rawOf, shown, setAbout, close } = await correctionDraft();
  const before = await rawOf(ids.documentId);
  expect(await shown()).toContain(decision.number);
  await setAbout([notice.id]);
  expect(await shown()).toContain(notice.number);
  // The form prints the brackets of the title itself.
  expect(await shown()).toContain('"违法行为通知书"');
  expect(await shown()).not.toContain(decision.number);
  expect(await rawOf(ids.documentId)).toMatchObject({ about: [notice.id] });
  await handlers['documents/undo']({ ...ids, editId: editId() });
  expect(await rawOf(ids.documentId)).toEqual(before);
  await handlers['documents/redo']({ ...ids, editId: editId() });
  expect(await shown()).toContain(notice.number);
  await setAbout([]);
  expect(await rawOf(ids.documentId)).not.toHaveProperty('about');
  close();
});

it('the same edit again changes nothing', async () => {
  const { handlers, ids, notice, decision, rawOf, setAbout, close } = await correctionDraft();
  const once = { ...ids, editId: editId() };
  await handlers['documents/setAbout']({ ...once, about: [notice.id] });
  await setAbout([decision.id]);
  await handlers['documents/setAbout']({ ...once, about: [notice.id] });
  expect(await rawOf(ids.documentId)).toMatchObject({ about: [decision.id] });
  close();
});

it('what somebody wrote stays', async () => {
  const { handlers, ids, notice, shown, setAbout, close } = await correctionDraft();
  const text = '打印时录入有误，原稿无误';
  await handlers['documents/edit']({
    ...ids,
    editId: editId(),
    edits: [{ kind: 'type', pointer: '/reason', text }],
  });
  await setAbout([notice.id]);
  expect(await shown()).toContain(text);
  close();
});

it('what a form can’t speak of is refused, and everything stays', async () => {
  const { handlers, caseId, ids, notice, decision, rawOf, setAbout, close } = await correctionDraft();
  const before = await rawOf(ids.documentId);
  const wrong = { code: 'ABOUT_WRONG' };
  await expect(setAbout([notice.id, decision.id])).rejects.toMatchObject(wrong);
  await expect(setAbout([ids.documentId])).rejects.toMatchObject(wrong);
  await expect(setAbout(['no-such-document'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const made = await handlers['documents/mend']({ caseId, documentId: decision.id, way: 'revokes' });
  // Only a decision is revoked (行政处罚法 75).
  await expect(setAbout([notice.id], made.documentId)).rejects.toMatchObject(wrong);
  await expect(setAbout([notice.id], decision.id)).rejects.toMatchObject({ code: 'DOCUMENT_STATE' });
  expect(await rawOf(ids.documentId)).toEqual(before);
  close();
});

it('a receipt speaks of several, and of one less', async () => {
  const { handlers, caseId, notice, decision, setAbout, rawOf, close } = await correctionDraft();
  const { documentId } = await handlers['documents/create']({
    caseId,
    form: 'service-receipt',
    about: [notice.id],
  });
  await setAbout([notice.id, decision.id], documentId);
  expect(await rawOf(documentId)).toMatchObject({ about: [notice.id, decision.id] });
  const shown = async () => JSON.stringify((await handlers['documents/open']({ caseId, documentId })).blocks);
  expect(await shown()).toContain(decision.number);
  await setAbout([decision.id], documentId);
  expect(await shown()).not.toContain(notice.number);
  close();
});

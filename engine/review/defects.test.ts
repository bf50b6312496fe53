import { expect, it } from 'vitest';
import { documentHandlers } from '../cases/document-commands.ts';
import { deleteCase } from '../store/disposals.ts';
import { listRevisions } from '../store/revisions.ts';
import { defectHandlers } from './defect-commands.ts';
import { submittedFindings } from './submitted-findings.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

const day = '2026-03-12';
const now = () => new Date(2026, 2, 12, 9);
const by = '李明';

/** The sound draft, that somebody may type in. */
function draftToType() {
  const opened = stationWithDraft(now);
  const { cases } = opened.station;
  const defects = () => defectHandlers(cases)['review/defects']({});
  const type = (pointer: string, text: string, editId: string) =>
    documentHandlers(cases)['documents/edit']({
      ...opened.place,
      editId,
      edits: [{ kind: 'unbind', pointer, text }],
    });
  return { ...opened, cases, defects, type };
}

it('counts a refused submission, changes nothing else by it, and counts the document once when it then goes', async () => {
  const { station, cases, place, review, defects, type } = draftToType();
  await type('/fine', '三千多', 'wrong');
  cases.flush();
  const session = cases.session(place.caseId);
  const before = { file: session.file, revisions: listRevisions(station.store, place).length };
  const submit = async () => review['review/submit']({ ...place, by, on: day });
  await expect(submit()).rejects.toMatchObject({ code: 'SUBMIT_BLOCKED' });
  await expect(submit()).rejects.toMatchObject({ code: 'SUBMIT_BLOCKED' });
  expect({ file: session.file, revisions: listRevisions(station.store, place).length }).toEqual(before);
  const unfit = {
    title: '《行政处罚决定书》的“罚款数额”填写不合要求',
    basis: null,
    documents: 1,
    cases: 1,
    share: 1,
  };
  expect(await defects()).toMatchObject({
    from: '2025-03-12',
    to: day,
    documents: 1,
    cases: 1,
    refusals: 2,
    defects: expect.arrayContaining([expect.objectContaining(unfit)]),
  });

  await type('/fine', '3000', 'mended');
  await submit();
  expect(await defects()).toMatchObject({ documents: 1, refusals: 2 });
  expect((await defects()).defects).toContainEqual(expect.objectContaining(unfit));
  station.close();
});

it('forgets what it counted of a case that is destroyed', async () => {
  const { station, place, review, defects, type } = draftToType();
  await type('/fine', '三千多', 'wrong');
  await expect(async () => review['review/submit']({ ...place, by, on: day })).rejects.toThrow();
  expect((await defects()).defects).not.toEqual([]);
  station.store.transaction((store) => deleteCase(store, place.caseId, []));
  expect(await defects()).toMatchObject({ documents: 0, cases: 0, refusals: 0, defects: [] });
  expect(station.store.rawColumn('SELECT rule FROM submitted_findings', [])).toEqual([]);
  station.close();
});

it('counts twelve months and no more', async () => {
  const { station, place, review, defects } = draftToType();
  await review['review/submit']({ ...place, by, on: '2025-03-11' });
  expect(await defects()).toMatchObject({ documents: 0, defects: [] });
  station.close();
});

it('counts an empty field as one, and no hint, nothing undecided and nothing that follows from another finding', () => {
  const finding = {
    id: 'x',
    layer: 'schema' as const,
    rule: 'schema.required',
    severity: 'block' as const,
    message: '没有填写。',
    basis: { law: '中华人民共和国行政处罚法', article: '第五十九条' },
    at: { document: 'decision', pointer: '/evidence/2/name' },
  };
  const law = { ...finding, layer: 'law' as const, rule: 'J-08' };
  expect(
    submittedFindings([
      finding,
      { ...finding, rule: 'schema.minItems', at: { document: 'decision', pointer: '/evidence' } },
      law,
      { ...law, rule: 'J-09', severity: 'hint' },
      { ...law, rule: 'J-10', undecided: true },
      { ...law, rule: 'J-11', consequenceOf: 'x' },
    ]),
  ).toEqual([
    { rule: 'schema.missing', field: '/evidence/N/name', severity: 'block' },
    { rule: 'schema.missing', field: '/evidence', severity: 'block' },
    { rule: 'J-08', field: '', severity: 'block' },
  ]);
});

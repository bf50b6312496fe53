import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentHandlers } from '../cases/document-commands.ts';
import { compareHandlers } from './compare-commands.ts';
import { compareTexts, matchRows } from './compare-texts.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

let given: ReturnType<typeof stationWithDraft>;
beforeEach(() => {
  given = stationWithDraft();
});
afterEach(() => given.station.close());

const compare = async () => compareHandlers(given.station.cases)['review/compare'](given.place);
const write = async (pointer: string, text: string) =>
  documentHandlers(given.station.cases)['documents/edit']({
    ...given.place,
    editId: `edit-${pointer}-${text.length}`,
    edits: [{ kind: 'type', pointer, text }],
  });
const facts = () => {
  const { cases } = given.station;
  return cases.view(cases.session(given.place.caseId)).document('decision')?.text('/facts') ?? '';
};

it('loses no character of either text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const parts = compareTexts(before, after);
      const side = (left: 'added' | 'removed') =>
        parts
          .filter(({ kind }) => kind !== left)
          .map(({ text }) => text)
          .join('');
      expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
  );
});

it('marks whole words: 罚款 that became 警告', () => {
  expect(compareTexts('对当事人处以罚款。', '对当事人处以警告。')).toEqual([
    { kind: 'same', text: '对当事人处以' },
    { kind: 'removed', text: '罚款' },
    { kind: 'added', text: '警告' },
    { kind: 'same', text: '。' },
  ]);
});

it('follows rows when one is put between, changed, or taken out', () => {
  expect(matchRows(['甲', '乙'], ['甲', '新', '乙'])).toEqual({ earlier: [0, null, 1], gone: [] });
  expect(matchRows(['甲', '乙', '丙'], ['甲', '丙'])).toEqual({ earlier: [0, 2], gone: [1] });
  expect(matchRows(['甲', '乙'], ['甲', '乙改'])).toEqual({ earlier: [0, 1], gone: [] });
});

it('compares with nothing before the first submission', async () => {
  expect(await compare()).toMatchObject({ against: null, differences: [] });
});

it('shows on the paper what was changed after the return, also while the second round is open', async () => {
  const { review, place } = given;
  const before = facts();
  await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  expect((await compare()).differences).toEqual([]);
  await review['review/conclude']({
    ...place,
    result: 'returned',
    opinion: '写明。',
    by: '孙丽',
    on: '2026-03-12',
  });
  await write('/facts', before.replace('该车未取得', '该车至今未取得'));
  const check = async () => {
    const { differences, blocks, against } = await compare();
    expect(against).not.toBeNull();
    expect(differences.map(({ pointer, onPaper }) => [pointer, onPaper])).toEqual([['/facts', true]]);
    const changed = differences[0]?.parts.filter(({ kind }) => kind !== 'same');
    expect(changed).toEqual([{ kind: 'added', text: '至今' }]);
    expect(JSON.stringify(blocks)).toContain('该车至今未取得');
  };
  await check();
  await review['review/submit']({ ...place, by: '李明', on: '2026-03-12' });
  await check();
});

it('says of a document under review that its substance has changed since, and shows just that; a number changes nothing', async () => {
  const { review, place } = given;
  const submit = async (on: string) => review['review/submit']({ ...place, by: '李明', on });
  const told = async () => [
    (await review['review/open'](place)).changed,
    ...(await review['review/queue']({})).items.map(({ changed }) => changed),
  ];
  const added = async () => {
    const { differences } = await compareHandlers(given.station.cases)['review/compare']({
      ...place,
      submitted: true,
    });
    return differences.flatMap(({ parts }) =>
      parts.flatMap(({ kind, text }) => (kind === 'added' ? [text] : [])),
    );
  };
  await submit('2026-03-12');
  await review['review/conclude']({
    ...place,
    result: 'returned',
    opinion: '补写。',
    by: '孙丽',
    on: '2026-03-12',
  });
  await write('/facts', `${facts()}第一次补写。`);
  expect(await told()).toEqual([false]);
  await submit('2026-03-13');
  await write('/number', '鲁德交罚〔2026〕99号');
  expect(await told()).toEqual([false, false]);
  const submitted = facts();
  await write('/facts', `${submitted}其后改动。`);
  expect(await told()).toEqual([true, true]);
  expect((await added()).join()).toContain('其后改动。');
  expect((await added()).join()).not.toContain('第一次补写');
  await documentHandlers(given.station.cases)['documents/undo']({ ...place, editId: 'taken-back' });
  expect(await told()).toEqual([false, false]);
});

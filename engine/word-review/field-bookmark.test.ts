import { expect, test } from 'vitest';
import { fieldBookmark, readFieldBookmark } from './field-bookmark.ts';

const long = '/seizedArticlesOfTheSecondList/12/specificationAndModel';

test.each(['/facts', '/evidence/0/name', long, '/with-dash/0'])(
  '%s is known again by its bookmark',
  (pointer) => {
    const bookmark = { pointer, occurrence: 2, length: 1234 };
    const name = fieldBookmark(bookmark);
    // A name that Word keeps: ECMA-376 17.13.6.2 and its limit of 40 characters.
    expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);
    expect(readFieldBookmark(name, ['/other', pointer])).toEqual(bookmark);
  },
);

test('a bookmark of somebody else, or of a field that is not known, is none of ours', () => {
  expect(readFieldBookmark('_GoBack', [])).toBeNull();
  expect(readFieldBookmark('ajax', [])).toBeNull();
  expect(
    readFieldBookmark(fieldBookmark({ pointer: long, occurrence: 1, length: 0 }), ['/other']),
  ).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, changed } from './changes.ts';

/** Plain data with few different parts, so that two of them often share some. */
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>('a', 'b', '', 0, 1, true, null, undefined),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'length'), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

describe('changes', () => {
  it('make the next value out of the former, whatever both are', () => {
    fc.assert(
      fc.property(plain, plain, (before, next) => {
        const change = changeBetween(before, next);
        expect(change ? changed(before, change) : before).toStrictEqual(next);
      }),
      { numRuns: 2000 },
    );
  });

  it('leave the former value alone and keep the identity of what did not change', () => {
    const before = {
      blocks: [
        { id: 'a', runs: ['1'] },
        { id: 'b', runs: ['2'] },
      ],
      bound: ['/x'],
    };
    const next = {
      blocks: [
        { id: 'a', runs: ['1'] },
        { id: 'b', runs: ['3'] },
      ],
      bound: ['/x'],
    };
    const change = changeBetween(before, next);
    const made = change && (changed(before, change) as typeof before);
    expect(made).toEqual(next);
    expect(made?.blocks[0]).toBe(before.blocks[0]);
    expect(made?.bound).toBe(before.bound);
    expect(before.blocks[1]?.runs).toEqual(['2']);
  });

  it('say only what is new when one item comes in front', () => {
    const rest = [{ id: '1' }, { id: '2' }];
    expect(changeBetween(rest, [{ id: '0' }, ...rest])).toEqual({
      kind: 'splice',
      head: 0,
      tail: 2,
      values: [{ id: '0' }],
    });
  });

  it('refuse a value that they are not of', () => {
    expect(() => changed('text', { kind: 'items', items: [] })).toThrow(TypeError);
  });
});

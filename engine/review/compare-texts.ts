import { diffArrays } from 'diff';
import type { ComparedPart } from '../../contract/blocks.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Two texts word by word: what stayed, what was removed, what was added, in reading order (removed before added). */
export function compareTexts(before: string, after: string): readonly ComparedPart[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function wordsOf(text: string): string[] {
  return [...words.segment(text)].map(({ segment }) => segment);
}

/**
 * Which row of an earlier list a row continues: equal rows are the same row; of those between, the first changed one
 * continues the first, and so on. Null for a row that is new; `gone` are the earlier rows that none continues.
 */
export function matchRows(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly earlier: readonly (number | null)[]; readonly gone: readonly number[] } {
  const earlier: (number | null)[] = [];
  const gone: number[] = [];
  let waiting: number[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays(before.map(asText), after.map(asText))) {
    if (removed) {
      waiting = value.map((_, index) => at + index);
      at += value.length;
    } else if (added) {
      earlier.push(...value.map(() => waiting.shift() ?? null));
    } else {
      gone.push(...waiting);
      waiting = [];
      earlier.push(...value.map((_, index) => at + index));
      at += value.length;
    }
  }
  return { earlier, gone: [...gone, ...waiting] };
}

const asText = (row: unknown) => JSON.stringify(row) ?? '';

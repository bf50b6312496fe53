import { expect, it } from 'vitest';
import type { Cause } from './cause.ts';
import { causes } from './cause-library.ts';
import { gapsOf } from './facts-sentence.ts';

/** What a cause has to bring so that choosing it fills the documents; what it lacks, in words. */
function lacking(cause: Cause): readonly string[] {
  const { prohibition, penalty, discretion, evidence, factsSentence, questions, source } = cause;
  const what: Readonly<Record<string, boolean>> = {
    prohibition: prohibition.length > 0 && prohibition.every(({ law, article }) => law !== '' && article > 0),
    'penalty article with the day since when':
      penalty.length > 0 && penalty.every(({ since }) => since !== ''),
    // Where the clause sets no fine, it says what else it orders.
    'range, or what is ordered instead': penalty.every(
      ({ fine, kinds, order, other }) =>
        fine !== undefined || kinds.length > 0 || order.length > 0 || (other ?? '') !== '',
    ),
    // No step is set by the state: those known come from a province or a station, and say so.
    'source of its steps': discretion.every((step) => step.source !== ''),
    'usual evidence': evidence.length >= 3 && evidence.every(({ proves }) => proves !== ''),
    'facts sentence with gaps': gapsOf(factsSentence).length >= 2,
    'questions with their reason': questions.length >= 5 && questions.every(({ why }) => why !== ''),
    'source with its date': /\d{4}年/.test(source),
  };
  return Object.entries(what).flatMap(([name, has]) => (has ? [] : [name]));
}

it('at least forty causes have everything that fills a document', () => {
  expect(causes().filter((cause) => lacking(cause).length === 0).length).toBeGreaterThanOrEqual(40);
});

it.each(causes().map((cause) => [cause.title, cause] as const))('%s is complete', (_title, cause) => {
  expect(lacking(cause)).toEqual([]);
});

it('a fine of money has a lower and an upper bound in fen, and a cause that nobody confirmed keeps its mark', () => {
  for (const { id, penalty, confirmed, unverified } of causes()) {
    for (const { fine } of penalty)
      if (fine?.kind === 'range') expect(fine.min <= fine.max && Number.isInteger(fine.max), id).toBe(true);
    if (!confirmed) expect(unverified, id).toContain('〔未核实〕');
  }
});

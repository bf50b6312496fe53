import { expect, test } from 'vitest';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { blocksForHand } from './hand-room.ts';

const library = loadFormLibrary(process.cwd());

function formOf(id: string) {
  const form = library.form(id);
  if (!form) throw new Error(`${id} did not load`);
  return form;
}

const blank = (id: string) => blocksForHand(formOf(id), {});

/** Width in characters of the empty rule of a field. */
function ruleOf(blocks: readonly ResolvedBlock[], pointer: string): number {
  for (const block of blocks)
    if (block.kind === 'paragraph')
      for (const run of block.runs) if (run.kind === 'field' && run.pointer === pointer) return run.width;
  throw new Error(`${pointer} is not drawn`);
}

const textOf = (blocks: readonly ResolvedBlock[]) =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.runs.map((run) => ('text' in run ? run.text : '')).join('')] : [],
  );

test('the facts of a letter get several lines of 27 characters to write on', () => {
  for (const id of ['violation-notice', 'penalty-decision', 'correction-order', 'no-penalty-decision'])
    expect(ruleOf(blank(id), '/facts'), id).toBeGreaterThan(4 * 27 - 6);
});

test('a record has questions and answers for more than one page', () => {
  const lines = textOf(blank('interview-record'));
  expect(lines.filter((line) => line.startsWith('问：')).length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.startsWith('答：')).length).toBeGreaterThan(10);
  expect(ruleOf(blank('interview-record'), '/questions/0/answer')).toBeGreaterThan(37);
});

test('nothing is said to be none before anybody wrote', () => {
  expect(textOf(resolveLayout(formOf('interview-summons'), {}, [])).join()).toContain('材料：无');
  for (const { definition } of library.forms)
    expect(
      textOf(blank(definition.id)).filter((line) => line.endsWith('：无')),
      definition.id,
    ).toEqual([]);
});

test('a number is printed, and what the form prints stays in its order', () => {
  const form = formOf('violation-notice');
  expect(ruleOf(blocksForHand(form, { number: '鲁德交违通〔2026〕9号' }), '/number')).toBeGreaterThan(0);
  expect(textOf(blocksForHand(form, { number: '鲁德交违通〔2026〕9号' }))).toContain(
    '案号：鲁德交违通〔2026〕9号',
  );
  expect(textOf(blocksForHand(form, {}))).toEqual(textOf(resolveLayout(form, {}, [])));
});

import type { ResolvedBlock, Run } from '../../../contract/blocks.ts';
import { missingCase } from '../../values/missing-case.ts';

/** What stands for a field in a form's wording, whatever is filled in. */
export const FIELD = '＿';

/**
 * The fixed wording of a page, a line a paragraph in reading order: fields as ＿, boxes as □ ticked or not, without
 * white space. Lines of fields alone, row numbers and the later members of a repetition are left out.
 */
export function printedWording(blocks: readonly ResolvedBlock[]): string[] {
  const lines = blocks.filter((block) => !/\.r[1-9]\d*(\.|$)/.test(block.id)).flatMap(linesOf);
  return lines.filter((line) => line !== '' && line !== FIELD && !/^\d+$/.test(line));
}

function linesOf(block: ResolvedBlock): string[] {
  switch (block.kind) {
    case 'title':
      return block.lines.map((line) => line.replace(/\s/g, ''));
    case 'paragraph':
      return [lineOf(block.runs)];
    case 'seal':
      return [lineOf(block.label), lineOf(block.date)];
    case 'gap':
      return [];
    case 'table':
      return block.rows
        .filter((row) => !row.repeat || row.repeat.index === 0)
        .flatMap((row) => row.cells.flatMap((cell) => cell.blocks.flatMap(linesOf)));
    default:
      return missingCase(block);
  }
}

function lineOf(runs: readonly Run[]): string {
  return runs.map(wordingOf).join('').replace(/\s/g, '').replace(/＿+/g, FIELD);
}

function wordingOf(run: Run): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'field':
      return FIELD;
    case 'box':
      return '□';
    default:
      return missingCase(run);
  }
}

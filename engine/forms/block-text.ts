import type { ResolvedBlock, Run } from '../../contract/blocks.ts';
import { missingCase } from '../values/missing-case.ts';

/** The text of a run as every output shows it. */
export function runText(run: Run): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'field':
      return run.text === '' ? run.blank : run.text;
    case 'box':
      return run.ticked ? '☑' : '□';
    default:
      return missingCase(run);
  }
}

/**
 * The text of a block in reading order, one entry a paragraph or cell paragraph: what paper, PDF and DOCX must all
 * show. White space carries no meaning here.
 */
export function blockTexts(block: ResolvedBlock): string[] {
  switch (block.kind) {
    case 'title':
      return [...block.lines];
    case 'paragraph':
      return [block.runs.map(runText).join('')];
    case 'seal':
      return [block.label.map(runText).join(''), block.date.map(runText).join('')];
    case 'gap':
      return [];
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks.flatMap(blockTexts)));
    default:
      return missingCase(block);
  }
}

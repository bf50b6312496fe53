import type { ResolvedBlock, Run } from '../../../contract/blocks.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;
type Part = 'day' | 'time' | 'whole';

/**
 * The text of a moment of which one place shows the day and another the time: what was typed into one, with what the
 * other shows. Which part a place shows is told by its blank (　　年　　月　　日, 　　时　　分).
 */
export function momentText(blocks: readonly ResolvedBlock[], run: FieldRun, typed: string): string {
  const part = partOf(run);
  if (part === 'whole' || typed.trim() === '') return typed;
  const other = runsOf(blocks).find((one) => one.pointer === run.pointer && partOf(one) !== part)?.text ?? '';
  if (part === 'day') return /[时点:：]/.test(typed) ? typed : `${typed} ${other}`.trim();
  return /[年\-/]/.test(typed) ? typed : `${other} ${typed}`.trim();
}

function partOf(run: FieldRun): Part {
  const day = run.blank.includes('年');
  const time = run.blank.includes('时');
  if (day === time) return 'whole';
  return day ? 'day' : 'time';
}

function runsOf(blocks: readonly ResolvedBlock[]): FieldRun[] {
  return blocks.flatMap((block): FieldRun[] => {
    if (block.kind === 'table') {
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => runsOf(cell.blocks)));
    }
    const runs =
      block.kind === 'paragraph' ? block.runs : block.kind === 'seal' ? [...block.label, ...block.date] : [];
    return runs.filter((run) => run.kind === 'field');
  });
}

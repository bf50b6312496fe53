import type { CellBlock, ResolvedBlock, Run } from '../../contract/blocks.ts';

/** The blocks with each run put through `change`, in reading order; what does not hold runs stays as it is. */
export function mapRuns(
  blocks: readonly ResolvedBlock[],
  change: (run: Run) => Run,
): readonly ResolvedBlock[] {
  return blocks.map((block) => {
    if (block.kind !== 'table') return inBlock(block, change);
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({
        ...cell,
        blocks: cell.blocks.map((one) => inBlock(one, change)),
      })),
    }));
    return { ...block, rows };
  });
}

function inBlock<Block extends CellBlock | ResolvedBlock>(block: Block, change: (run: Run) => Run): Block {
  if (block.kind === 'paragraph') return { ...block, runs: block.runs.map(change) };
  if (block.kind === 'seal')
    return { ...block, label: block.label.map(change), date: block.date.map(change) };
  return block;
}

import type { ResolvedBlock, Run } from '../../contract/blocks.ts';
import type { MissingGlyph } from '../../contract/print.ts';

/** Characters that every face of ours has; only the others are looked at. */
const common = /[\u0020-\u00ff\u2010-\u2026\u3000-\u303f\u4e00-\u9fa5\uff00-\uff5e]/u;
/** Never a character: what every face draws as its box for a missing one. */
const never = '\u{10ffff}';
const size = 40;

/**
 * The characters of a page that no face at hand has (rare characters of names), with the field they stand in. They
 * would print as a box, so they are named instead. Compares what the canvas draws with the box of a character that
 * cannot exist, in the faces of the page.
 */
export function missingGlyphs(blocks: readonly ResolvedBlock[], families: string): MissingGlyph[] {
  const missing: MissingGlyph[] = [];
  const seen = new Map<string, boolean>();
  for (const run of runsOf(blocks)) {
    if (run.kind === 'box') continue;
    for (const character of run.text) {
      if (common.test(character) || /\s/.test(character)) continue;
      const known = seen.get(character) ?? hasGlyph(character, families);
      seen.set(character, known);
      if (!known) missing.push({ pointer: run.kind === 'field' ? run.pointer : null, character });
    }
  }
  return missing;
}

function* runsOf(blocks: readonly ResolvedBlock[]): Generator<Run> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield* block.runs;
    else if (block.kind === 'seal') yield* [...block.label, ...block.date];
    else if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row.cells) yield* runsOf(cell.blocks);
    }
  }
}

function hasGlyph(character: string, families: string): boolean {
  return drawn(character, families) !== drawn(never, families);
}

function drawn(character: string, families: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = size * 2;
  canvas.height = size * 2;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return character;
  context.font = `${size}px ${families}`;
  context.fillText(character, 4, size * 1.4);
  return context.getImageData(0, 0, canvas.width, canvas.height).data.join();
}

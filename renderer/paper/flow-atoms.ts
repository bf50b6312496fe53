import type { MeasuredBlock, MeasuredRow, MeasuredTable, MeasuredText } from './measured.ts';

/** The smallest thing that a page takes: a box, a line, a row. */
export type Atom = {
  /** Index of the block it belongs to. */
  readonly block: number;
  readonly part:
    | { readonly kind: 'box'; readonly gap: boolean }
    | { readonly kind: 'lines'; readonly from: number; readonly to: number }
    | { readonly kind: 'row'; readonly row: number };
  readonly height: number;
  /** Stands on the same page as the next atom. */
  readonly keepNext: boolean;
};

/**
 * The blocks as one stream of atoms. Two lines stay together at the start and at the end of a paragraph; titles,
 * labels and head rows stay with what follows; a seal with the last lines before it; rows under one spanning cell
 * together, unless they are higher than `pageHeight`; a table's low last row with the one before it.
 */
export function flowAtoms(blocks: readonly MeasuredBlock[], pageHeight: number): Atom[] {
  const atoms = blocks.flatMap((block, index) => {
    if (block.kind === 'table') return tableAtoms(block, index, pageHeight);
    if (block.kind === 'text') return textAtoms(block, index);
    const part = { kind: 'box', gap: block.kind === 'gap' } as const;
    return [{ block: index, part, height: block.height, keepNext: block.kind === 'title' }];
  });
  return keepClosings(atoms, blocks);
}

function textAtoms(text: MeasuredText, block: number): Atom[] {
  const { lines, lineHeight } = text;
  if (text.whole) {
    const part = { kind: 'lines', from: 0, to: lines } as const;
    return [{ block, part, height: lines * lineHeight, keepNext: text.keepNext }];
  }
  return Array.from({ length: lines }, (_, line) => ({
    block,
    part: { kind: 'lines', from: line, to: line + 1 } as const,
    height: lineHeight,
    keepNext: line === lines - 1 ? text.keepNext : line === 0 || line === lines - 2,
  }));
}

function tableAtoms(table: MeasuredTable, block: number, pageHeight: number): Atom[] {
  const ties = rowTies(table.rows, pageHeight);
  return table.rows.map((row, index) => ({
    block,
    part: { kind: 'row', row: index } as const,
    height: row.height,
    keepNext: (row.head && index < table.rows.length - 1) || (ties[index] ?? false),
  }));
}

/** Share of a page below which a table's last row is not left alone on it. */
const lonelyShare = 0.3;

/** For each row whether it stands with the next: under one spanning cell, or as the last two of the table. */
function rowTies(rows: readonly MeasuredRow[], pageHeight: number): boolean[] {
  const ties = rows.map(() => false);
  for (const [index, row] of rows.entries()) {
    const span = Math.max(1, ...row.cells.map((cell) => cell.rowspan));
    const spanned = rows.slice(index, index + span);
    if (spanned.reduce((sum, one) => sum + one.height, 0) > pageHeight) continue;
    for (let offset = 0; offset < spanned.length - 1; offset += 1) ties[index + offset] = true;
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last && last.height < pageHeight * lonelyShare) ties[rows.length - 2] = true;
  return ties;
}

/** Ties a seal, signatures and notes to the last two lines (or the last row) before them, over the gaps between. */
function keepClosings(atoms: readonly Atom[], blocks: readonly MeasuredBlock[]): Atom[] {
  const kept = [...atoms];
  for (const [index, atom] of atoms.entries()) {
    if (!isClosing(atom, blocks[atom.block])) continue;
    for (let before = index - 1; before >= 0; before -= 1) {
      const one = kept[before];
      if (!one) break;
      kept[before] = { ...one, keepNext: true };
      if (one.part.kind !== 'box' || !one.part.gap) break;
    }
  }
  return kept;
}

function isClosing(atom: Atom, block: MeasuredBlock | undefined): boolean {
  if (block?.kind === 'seal') return true;
  return block?.kind === 'text' && block.keepPrevious && atom.part.kind === 'lines' && atom.part.from === 0;
}

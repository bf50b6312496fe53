import { LineRuleType, Paragraph } from 'docx';

/** Points of a line: of a title, in a cell, in a letter and on other pages. */
export const lines = { title: 32, cell: 16, letter: 28, sheet: 20 } as const;

/** A line of fixed height: whatever faces a machine has, pages end where they end on the paper. */
export function fixedLine(points: number): { readonly line: number; readonly lineRule: 'exact' } {
  return { line: Math.round(points * 20), lineRule: LineRuleType.EXACT };
}

/** A line that nothing stands in. */
export function emptyLine(points: number): Paragraph {
  return new Paragraph({ children: [], spacing: fixedLine(points) });
}

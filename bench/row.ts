import Table from 'cli-table3';

/** One measurement: ours, what it is held against, and the goal. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  readonly ratio: string;
  readonly goal: string;
};

/** The p-th part of sorted numbers, 0 to 1. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const ratioOf = (ours: number, other: number) => (ours / other).toFixed(3);

export function printRows(rows: readonly Row[]): void {
  const table = new Table({
    head: ['what', 'ours', 'against', 'ratio', 'goal'],
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push([row.what, row.ours, row.against, row.ratio, row.goal]);
  console.log(table.toString());
}

import type { ParagraphBlock, Repeat, ResolvedBlock } from '../../../contract/blocks.ts';
import type { FieldInfo } from '../../../contract/field.ts';

/** The pattern of a pointer: every array index as N, as in `FieldInfo.pattern`. */
export function patternOf(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/N');
}

/** Fields by pointer. */
export class FieldIndex {
  private readonly byPattern: ReadonlyMap<string, FieldInfo>;

  constructor(fields: readonly FieldInfo[]) {
    this.byPattern = new Map(fields.map((field) => [field.pattern, field]));
  }

  of(pointer: string): FieldInfo | null {
    return this.byPattern.get(pointer) ?? this.byPattern.get(patternOf(pointer)) ?? null;
  }
}

/** A row that a pointer lies in, and how it is shown. */
export type RowPlace = { readonly repeat: Repeat; readonly role: ParagraphBlock['role'] | 'row' };

/** Every repeated row and pair of a document, by the pointer of its member (`/items/0`). */
export function rowPlaces(blocks: readonly ResolvedBlock[]): ReadonlyMap<string, RowPlace> {
  const places = new Map<string, RowPlace>();
  const add = (repeat: Repeat | undefined, role: RowPlace['role']) => {
    if (repeat) places.set(`${repeat.pointer}/${repeat.index}`, { repeat, role });
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') add(block.repeat, block.role);
    if (block.kind !== 'table') continue;
    for (const row of block.rows) {
      add(row.repeat, 'row');
      for (const cell of row.cells)
        for (const inner of cell.blocks) if (inner.kind === 'paragraph') add(inner.repeat, inner.role);
    }
  }
  return places;
}

/** Ids of blocks and rows in order: pages stay as they are broken while this stays the same. */
export function structureOf(blocks: readonly ResolvedBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'table' ? `${block.id}(${block.rows.map((row) => row.id).join()})` : block.id,
    )
    .join();
}

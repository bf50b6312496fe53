import type { Edit } from './edit-queue.ts';
import type { EditorModel } from './editor-model.ts';
import { stopsIn } from './stops.ts';

/** Edits that put a pasted table into the cells of a list, from the cell at `host` to the right and down. */
export function pasteCells(
  model: EditorModel,
  host: HTMLElement,
  cells: readonly (readonly string[])[],
): Edit[] | null {
  const pointer = host.dataset.pointer ?? '';
  const place = model.rowOf(pointer);
  const root = host.closest<HTMLElement>('[data-paper]');
  if (!place || !root) return null;
  const { repeat } = place;
  const prefix = `${repeat.pointer}/${repeat.index}`;
  const columns = stopsIn(root)
    .map((stop) => stop.dataset.pointer ?? '')
    .filter((one, index, all) => one.startsWith(`${prefix}/`) && all.indexOf(one) === index)
    .map((one) => one.slice(prefix.length));
  const first = columns.indexOf(pointer.slice(prefix.length));
  if (first < 0) return null;
  return cells.flatMap((row, down): Edit[] => {
    const index = repeat.index + down;
    const insert: Edit[] =
      index >= repeat.count ? [{ kind: 'insertRow', pointer: repeat.pointer, index }] : [];
    const typed = row.flatMap((text, right): Edit[] => {
      const column = columns[first + right];
      return column ? [{ kind: 'type', pointer: `${repeat.pointer}/${index}${column}`, text }] : [];
    });
    return [...insert, ...typed];
  });
}

import type { EditorModel } from './editor-model.ts';
import type { RowPlace } from './field-index.ts';

export type RowAct = 'add' | 'remove' | 'up' | 'down';

/** Changes the rows around one row. An empty record shows one pair that is not there yet; adding after it makes two. */
export function changeRows(model: EditorModel, { repeat }: RowPlace, act: RowAct): void {
  const { pointer, index, count } = repeat;
  model.queue.flush();
  switch (act) {
    case 'add':
      for (let missing = count; missing <= index; missing += 1)
        model.edit({ kind: 'insertRow', pointer, index: missing });
      model.edit({ kind: 'insertRow', pointer, index: index + 1 });
      break;
    case 'remove':
      if (index < count) model.edit({ kind: 'removeRow', pointer, index });
      break;
    case 'up':
      if (index > 0 && index < count) model.edit({ kind: 'moveRow', pointer, index, to: index - 1 });
      break;
    case 'down':
      if (index < count - 1) model.edit({ kind: 'moveRow', pointer, index, to: index + 1 });
      break;
  }
  model.queue.flush();
}

/** Where the focus belongs after a row edit made at `pointer`. */
export function pointerAfter(pointer: string, { repeat, role }: RowPlace, act: RowAct): string {
  const rest = pointer.slice(`${repeat.pointer}/${repeat.index}`.length);
  const at = (index: number, tail: string) => `${repeat.pointer}/${Math.max(0, index)}${tail}`;
  switch (act) {
    case 'add':
      return at(repeat.index + 1, role === 'answer' || role === 'question' ? '/question' : '');
    case 'remove':
      return at(Math.min(repeat.index, repeat.count - 2), rest);
    case 'up':
      return at(repeat.index - 1, rest);
    case 'down':
      return at(Math.min(repeat.index + 1, repeat.count - 1), rest);
  }
}

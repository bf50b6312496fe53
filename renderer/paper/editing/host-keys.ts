import type { KeyboardEvent } from 'react';
import type { EditorModel } from './editor-model.ts';
import { caretIn, caretLine, hostText } from './host-text.ts';
import { changeRows, pointerAfter, type RowAct } from './row-edits.ts';
import { goToStop } from './stops.ts';

type Host = {
  readonly model: EditorModel;
  readonly pointer: string;
  /** Text of several lines: Enter breaks the line. */
  readonly lines: boolean;
  /** Where the focus goes once the rows have changed. */
  readonly focusLater: (pointer: string) => void;
};

/** Keys that every place of the paper knows: undo, redo, rows. True when the key was one of them. */
export function sharedKeys(event: KeyboardEvent<HTMLElement>, host: Omit<Host, 'lines'>): boolean {
  const { model, pointer } = host;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && !event.altKey && (key === 'z' || key === 'y')) {
    event.preventDefault();
    if (key === 'y' || event.shiftKey) model.redo();
    else model.undo();
    return true;
  }
  const act = rowAct(event);
  const row = act ? model.rowOf(pointer) : null;
  if (!act || !row) return false;
  event.preventDefault();
  host.focusLater(pointerAfter(pointer, row, act));
  changeRows(model, row, act);
  return true;
}

function rowAct(event: KeyboardEvent): RowAct | null {
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey && !command && event.key === 'ArrowUp') return 'up';
  if (event.altKey && !command && event.key === 'ArrowDown') return 'down';
  if (command && event.key === 'Enter') return 'add';
  if (command && event.shiftKey && event.key === 'Backspace') return 'remove';
  return null;
}

/** Keys of a typing place. Keys of an input method are left alone. */
export function hostKeys(event: KeyboardEvent<HTMLElement>, host: Host): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  if (sharedKeys(event, host)) return;
  const element = event.currentTarget;
  // Alt+Enter is the screen's: it applies the mend of the finding here.
  if (event.key === 'Enter' && !event.altKey) enter(event, host);
  else if (!event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const step = stepAtEdge(event.key, element);
    if (step && goToStop(element, step)) event.preventDefault();
  }
}

function enter(event: KeyboardEvent<HTMLElement>, host: Host): void {
  const { model, pointer } = host;
  const row = model.rowOf(pointer);
  const talk = row?.role === 'question' || row?.role === 'answer';
  if (event.shiftKey || (host.lines && !talk)) return;
  event.preventDefault();
  if (row && talk && pointer.endsWith('/answer')) {
    host.focusLater(pointerAfter(pointer, row, 'add'));
    changeRows(model, row, 'add');
    return;
  }
  goToStop(event.currentTarget, 1);
}

/** Where an arrow at the edge of a text leads. */
function stepAtEdge(key: string, element: HTMLElement): 1 | -1 | null {
  const selection = document.getSelection();
  if (!selection?.isCollapsed) return null;
  if (key === 'ArrowLeft') return caretIn(element) === 0 ? -1 : null;
  if (key === 'ArrowRight') return caretIn(element) === hostText(element).length ? 1 : null;
  if (key === 'ArrowUp') return caretLine(element).first ? -1 : null;
  if (key === 'ArrowDown') return caretLine(element).last ? 1 : null;
  return null;
}

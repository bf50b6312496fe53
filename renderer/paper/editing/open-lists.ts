import type { KeyboardEvent } from 'react';
import type { EditorModel } from './editor-model.ts';

/** Ctrl+Space in a question opens the station's list of questions. True when it did. */
export function openPhrases(
  event: KeyboardEvent<HTMLElement>,
  model: EditorModel,
  pointer: string,
  onChoose: (text: string) => void,
): boolean {
  const asked = event.ctrlKey && event.code === 'Space';
  if (!asked || model.phrases.length === 0 || model.rowOf(pointer)?.role === undefined) return false;
  if (!pointer.endsWith('/question')) return false;
  event.preventDefault();
  model.openList({
    anchor: event.currentTarget,
    label: '常用问题',
    options: model.phrases.map((phrase) => ({ value: phrase, title: phrase })),
    chosen: null,
    onChoose,
  });
  return true;
}

import { useState } from 'react';
import type { PublicationView } from '../../contract/commands/publication.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useKeys } from '../state/use-shortcut.ts';

type Place = { readonly caseId: string; readonly documentId: string };
type Choice = Pick<PublicationView['choices'][number], 'treatment' | 'reason'>;
type Made = { readonly text: string; readonly by: string; readonly before: Choice | null };

/** Choices made since the screen was opened, the last taken back by Ctrl+Z in the name of whoever made it. */
export function useUndoChoice(place: Place, onTaken: (view: PublicationView) => void) {
  const app = useApp();
  const [made, setMade] = useState<readonly Made[]>([]);
  const last = made.at(-1);
  const undo = async () => {
    if (!last) return;
    const { text, by, before } = last;
    const { treatment, reason } = before ?? { treatment: null, reason: '' };
    const view = await ask(app, 'publication/choose', { ...place, text, treatment, reason, by });
    if (!view) return;
    setMade((now) => now.slice(0, -1));
    onTaken(view);
    app.notices.done(`已撤消对“${text}”的决定。`);
  };
  useKeys(last ? { 'Ctrl+Z': () => void undo() } : {}, isTypingOrAsked);
  return {
    canUndo: last !== undefined,
    undo: () => void undo(),
    remember: (one: Made) => setMade((now) => [...now, one]),
  };
}

/** An empty field has nothing of its own to take back: the focus may just have come to it. */
function isTypingOrAsked({ target }: KeyboardEvent): boolean {
  const typing =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      ? target.value !== ''
      : target instanceof HTMLElement && target.isContentEditable;
  return typing || document.querySelector('dialog[open]') !== null;
}

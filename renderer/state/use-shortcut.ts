import { useEffect, useRef } from 'react';

export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys while a screen is shown, written as 'Ctrl+Enter', 'Alt+1', '/', 'n'. A plain character is not taken while
 * something is being typed in, nor any key while an input method composes or a dialog is open.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  useKeys(shortcuts, belongsElsewhere);
}

function belongsElsewhere(event: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true;
  const held = event.ctrlKey || event.altKey || event.metaKey;
  return !held && event.key.length === 1 && isTyping(event.target);
}

/** Listens as long as the component is there. `leave`: keys that are another's just now; so is any while a composition runs. */
export function useKeys(shortcuts: Shortcuts, leave: (event: KeyboardEvent) => boolean): void {
  const current = useRef({ shortcuts, leave });
  current.current = { shortcuts, leave };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || current.current.leave(event)) return;
      const act = current.current.shortcuts[keyName(event)];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** 'Ctrl+Shift+Z'; letters of a chord in capitals, alone in small ones. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const ctrl = event.ctrlKey || event.metaKey;
  const chord = ctrl || event.altKey;
  // An Alt chord may give another character; the key itself is meant.
  const key =
    event.altKey && /^(Key|Digit)/.test(event.code) ? event.code.replace(/^(Key|Digit)/, '') : event.key;
  const name = key.length === 1 ? (chord ? key.toUpperCase() : key.toLowerCase()) : key;
  const shift = event.shiftKey && (chord || key.length > 1);
  return `${ctrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

import { useEffect, useRef } from 'react';

export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys while a screen is shown, written as 'Ctrl+Enter', 'Alt+1', '/', 'n'. A plain character is not taken while
 * something is being typed in, nor any key while an input method composes or a dialog is open.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const held = event.ctrlKey || event.altKey || event.metaKey;
      if (!held && event.key.length === 1 && isTyping(event.target)) return;
      const act = current.current[keyName(event)];
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

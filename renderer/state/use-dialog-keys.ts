import { useEffect, useRef } from 'react';
import { keyName, type Shortcuts } from './use-shortcut.ts';

/** Plain keys of an open dialog that only shows something; a player, a field or a list keeps its own. */
export function useDialogKeys(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || keepsKeys(event.target)) return;
      const act = current.current[keyName(event)];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function keepsKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT|VIDEO|AUDIO)$/.test(target.tagName);
}

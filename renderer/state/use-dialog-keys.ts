import { type Shortcuts, useKeys } from './use-shortcut.ts';

/** Plain keys of an open dialog that only shows something; a player, a field or a list keeps its own. */
export function useDialogKeys(shortcuts: Shortcuts): void {
  useKeys(shortcuts, ({ target }) => keepsKeys(target));
}

function keepsKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT|VIDEO|AUDIO)$/.test(target.tagName);
}

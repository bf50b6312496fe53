import { useEffect, useRef } from 'react';
import type { MenuAction } from '../../contract/bridge.ts';
import { useApp } from './app-context.ts';

/** What the window's menu does on this screen. */
export function useMenuActions(actions: Partial<Readonly<Record<MenuAction, () => void>>>): void {
  const { engine } = useApp();
  const current = useRef(actions);
  current.current = actions;
  useEffect(
    () =>
      engine.onShellEvent((event) => {
        if (event.kind === 'menu') current.current[event.action]?.();
      }),
    [engine],
  );
}

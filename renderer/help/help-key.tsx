import { useEffect } from 'react';
import { useApp } from '../state/app-context.ts';
import { useMenuActions } from '../state/use-menu.ts';
import { openHelp } from './open-help.ts';

/** F1 and the Help menu, on every screen and over every dialog. */
export function HelpKey() {
  const app = useApp();
  useMenuActions({ help: () => openHelp(app) });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1' || event.isComposing) return;
      // The menu has the same key: once is enough.
      event.preventDefault();
      openHelp(app);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [app]);
  return null;
}

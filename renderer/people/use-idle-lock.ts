import { useEffect } from 'react';
import { isBarred } from '../engine-client.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { lockWindow } from './leave.ts';

/** How often the engine is told that somebody is here, and the time looked at; in milliseconds. */
const step = 5000;

/**
 * Locks this window when nobody has been at it for as long as the station allows. The engine counts by itself; the page
 * is a step ahead of it, so that what is being typed is on the disk before.
 */
export function useIdleLock(): void {
  const app = useApp();
  const state = useStore(app.engine.people);
  const runs = state?.mode === 'accounts' && !isBarred(state);
  const limit = (state?.idleMinutes ?? 0) * 60_000;
  useEffect(() => {
    if (!runs) return;
    let last = Date.now();
    let told = last;
    const seen = () => {
      last = Date.now();
    };
    const look = () => {
      if (Date.now() + step >= last + limit) void lockWindow(app);
      else if (last > told) {
        told = Date.now();
        void app.engine.call('people/active', {});
      }
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, seen, { capture: true, passive: true });
    const timer = setInterval(look, step);
    return () => {
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, seen, { capture: true });
    };
  }, [app, runs, limit]);
}

import { createContext, useContext, useEffect, useMemo } from 'react';
import type { CaseOverview } from '../../contract/commands/cases.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { CaseStore } from './case-store.ts';

/** Opens a case for a screen; asked again when the engine was restarted or another window changed the case. */
export function useOpenCase(caseId: string): {
  readonly store: CaseStore;
  readonly overview: CaseOverview | null;
} {
  const app = useApp();
  const store = useMemo(() => new CaseStore(app, caseId), [app, caseId]);
  const restarts = useStore(app.engine.restarts);
  useEffect(() => {
    void store.load();
    let soon: ReturnType<typeof setTimeout> | null = null;
    const stop = app.engine.onEvent((event) => {
      if (event.kind !== 'caseChanged' || event.caseId !== caseId) return;
      if (soon) clearTimeout(soon);
      soon = setTimeout(() => void store.load(), 600);
    });
    return () => {
      if (soon) clearTimeout(soon);
      stop();
    };
  }, [store, restarts, app, caseId]);
  return { store, overview: useStore(store.overview) };
}

export type OpenCase = { readonly store: CaseStore; readonly overview: CaseOverview };

export const CaseContext = createContext<OpenCase | null>(null);

/** The case that the screen shows. Throws when drawn outside of one. */
export function useCase(): OpenCase {
  const open = useContext(CaseContext);
  if (!open) throw new Error('CaseContext is missing');
  return open;
}

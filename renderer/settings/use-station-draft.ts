import { useEffect, useRef, useState } from 'react';
import { ask, loadStation, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { type ChangeStation, draftOf, type StationDraft } from './station-draft.ts';

/** The station's settings while they are edited; every change saves itself, the newest last. */
export function useStationDraft(): {
  /** Null until the settings have come. */
  readonly draft: StationDraft | null;
  readonly change: ChangeStation;
  readonly saved: boolean;
} {
  const app = useApp();
  const station = useStore(app.station);
  const [draft, setDraft] = useState<StationDraft | null>(null);
  const [saved, setSaved] = useState(true);
  const latest = useRef<StationDraft | null>(null);
  const saving = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (station && latest.current === null) {
      latest.current = draftOf(station);
      setDraft(latest.current);
    }
  }, [station]);
  const change: ChangeStation = (make) => {
    if (!latest.current) return;
    const next = make(latest.current);
    latest.current = next;
    setDraft(next);
    setSaved(false);
    saving.current = saving.current.then(async () => {
      if (latest.current !== next) return;
      const answer = await ask(app, 'station/save', next);
      if (!answer) return;
      setSaved(latest.current === next);
      await loadStation(app);
    });
  };
  return { draft, change, saved };
}

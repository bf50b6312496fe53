import { useEffect } from 'react';
import type { MissingSetting } from '../../contract/commands/setup.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useQuery } from '../state/use-query.ts';

/**
 * What the station's settings lack, asked again whenever they, the accounts or `when` change; null until it is known.
 */
export function useMissing(when: string = ''): readonly MissingSetting[] | null {
  const app = useApp();
  const station = useStore(app.station);
  const people = useStore(app.engine.people);
  const { value, reload } = useQuery('setup/missing', {});
  useEffect(reload, [reload, station, people, when]);
  return value?.missing ?? null;
}

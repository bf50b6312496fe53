import { createContext, useContext } from 'react';
import type { Outcome } from '../../contract/bridge.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import type { EngineClient } from '../engine-client.ts';
import type { Notices } from './notices.ts';
import type { Router } from './route.ts';
import type { Store } from './store.ts';

export type Station = CommandAnswer<'station/get'>;

/** What every screen may use. Made once by the entry, handed down by context. */
export type AppServices = {
  readonly engine: EngineClient;
  readonly notices: Notices;
  readonly router: Router;
  /** The station's settings; null until they have come. */
  readonly station: Store<Station | null>;
};

export const AppContext = createContext<AppServices | null>(null);

/** The services of the program. Throws when drawn outside of it. */
export function useApp(): AppServices {
  const app = useContext(AppContext);
  if (!app) throw new Error('AppContext is missing');
  return app;
}

/** Asks the engine and tells the person when it fails; null then. */
export async function ask<Name extends CommandName>(
  app: Pick<AppServices, 'engine' | 'notices'>,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandAnswer<Name> | null> {
  const outcome = await app.engine.call(name, input);
  // A window that only looks remembers nothing; that is no news at every choice.
  if (name === 'preferences/set' && !outcome.ok && outcome.error.code === 'STORE_READ_ONLY') return null;
  return told(app, outcome);
}

/** The value of an outcome; tells the person and gives null when it failed. */
export function told<Value>(app: Pick<AppServices, 'notices'>, outcome: Outcome<Value>): Value | null {
  if (outcome.ok) return outcome.value;
  // The screen of signing in, or of the lock, says it already.
  if (outcome.error.code === 'SIGN_IN_NEEDED' || outcome.error.code === 'LOCKED') return null;
  app.notices.failed(outcome.error);
  return null;
}

/** Brings the station's settings up to date. */
export async function loadStation(app: Pick<AppServices, 'engine' | 'notices' | 'station'>): Promise<void> {
  const station = await ask(app, 'station/get', {});
  if (station) app.station.set(station);
}

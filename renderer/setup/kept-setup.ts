import { type AppServices, ask } from '../state/app-context.ts';
import type { SetupStep } from '../state/route.ts';
import { setupSteps } from './setup-steps.ts';

/** Where setting up stands: the step, and whether the program goes on with it at its next start. */
export type KeptSetup = { readonly step: SetupStep; readonly open: boolean };

type Services = Pick<AppServices, 'engine' | 'notices'>;
const remembered = 'setup';

/** What was remembered; the first step, not open, where nothing was. */
export async function keptSetup(app: Services): Promise<KeptSetup> {
  const value = (await ask(app, 'preferences/get', { key: remembered }))?.value;
  if (typeof value !== 'object' || value === null) return { step: 'agency', open: false };
  const { step, open } = value as Partial<Record<'step' | 'open', unknown>>;
  const known = setupSteps.find(({ key }) => key === step)?.key ?? 'agency';
  return { step: known, open: open === true };
}

export function keepSetup(app: Services, kept: KeptSetup): void {
  void ask(app, 'preferences/set', { key: remembered, value: kept });
}

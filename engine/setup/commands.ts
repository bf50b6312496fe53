import type { IdentityInfo } from '../../contract/commands/station.ts';
import type { Handlers } from '../../contract/commands.ts';
import { hasAccounts } from '../store/accounts.ts';
import { missingSettings } from './missing-settings.ts';
import { type TrialContext, trialHoldings, wipeTrial } from './trial.ts';

export type SetupContext = TrialContext & {
  readonly identities: {
    list(): Promise<{ readonly identities: readonly IdentityInfo[]; readonly chosen: string | null }>;
  };
};

/** A station's beginning, of the contract: what it still has to tell, and the end of its trial. */
export function setupHandlers(
  context: SetupContext,
): Handlers<'setup/missing' | 'trial/look' | 'trial/wipe'> {
  const { cases, identities } = context;
  const { store, library, station } = cases.context;
  return {
    'setup/missing': async () => {
      const { identities: all, chosen } = await identities.list();
      const missing = missingSettings({
        station: station(),
        forms: library.forms.map(({ definition }) => definition),
        identity: all.find(({ id }) => id === chosen) ?? null,
        hasAccounts: hasAccounts(store),
        today: cases.today(),
      });
      return { missing };
    },
    'trial/look': () => {
      cases.flush();
      return trialHoldings(cases);
    },
    'trial/wipe': ({ own }) => wipeTrial(context, own),
  };
}

import type { IdentityInfo } from '../../contract/commands/station.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { hasAccounts } from '../store/accounts.ts';
import { missingSettings } from './missing-settings.ts';

export type SetupContext = {
  readonly cases: OpenCases;
  readonly identities: {
    list(): Promise<{ readonly identities: readonly IdentityInfo[]; readonly chosen: string | null }>;
  };
};

/** A station's beginning, of the contract: what it still has to tell. */
export function setupHandlers({ cases, identities }: SetupContext): Handlers<'setup/missing'> {
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
  };
}

import { useEffect, useState } from 'react';
import type { IdentityInfo } from '../../contract/commands/station.ts';
import { type SignerRole, signerRoles } from '../../contract/signers.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';

/** One who is to sign: in which capacity, and with which of the station's certificates. */
export type ChosenSigner = { readonly role: SignerRole; readonly identity: string };

const remembered = 'export.signers';

/** Who signs what is exported, in order: as the last time, else the agency with the certificate in use. */
export function useSigners() {
  const app = useApp();
  const { value, reload } = useQuery('identity/list', {});
  const [signers, setSigners] = useState<readonly ChosenSigner[] | null>(null);
  useEffect(() => {
    if (!value || signers) return;
    void ask(app, 'preferences/get', { key: remembered }).then((answer) => {
      const last = readSigners(answer?.value, value.identities);
      setSigners(
        last.length > 0 || value.chosen === null ? last : [{ role: 'agency', identity: value.chosen }],
      );
    });
  }, [app, value, signers]);
  return {
    identities: value?.identities ?? [],
    signers: signers ?? [],
    ready: signers !== null,
    choose: (next: readonly ChosenSigner[]) => {
      setSigners(next);
      void ask(app, 'preferences/set', { key: remembered, value: next });
    },
    reload,
  };
}

/** What was kept, as far as its certificates are still there. */
function readSigners(kept: unknown, identities: readonly IdentityInfo[]): ChosenSigner[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('role' in one) || !('identity' in one)) return [];
    const { role, identity } = one;
    const known = identities.find(({ id }) => id === identity);
    return known && isRole(role) ? [{ role, identity: known.id }] : [];
  });
}

export function isRole(value: unknown): value is SignerRole {
  return typeof value === 'string' && Object.hasOwn(signerRoles, value);
}

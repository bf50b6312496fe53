import type { CaseDocument, CaseFile, Party } from '../../contract/case-file.generated.ts';
import type { Binding } from './form.ts';
import { pointerOf, pointerSteps } from './pointer.ts';

/** Roots of the binding view that are parts of the facts under their own name. */
const plainRoots = new Set(['agency', 'violation', 'penalty', 'remedy', 'payee']);
const partyRoles: Readonly<Record<string, Party['role']>> = {
  driver: 'driver',
  owner: 'owner',
  agent: 'agent',
  thirdPerson: 'thirdPerson',
  witness: 'witness',
};

const otherRoots = new Set([
  'case',
  'evidence',
  'officers',
  'officer1',
  'officer2',
  'vehicle',
  'trailer',
  'party',
  'partyPerson',
  'partyOrganization',
]);

/** Whether a binding leads to a fact that typing into its field may change. */
export function isFact(binding: Binding): boolean {
  return [binding].flat().some((source) => {
    const root = pointerSteps(source)[0] ?? '';
    return plainRoots.has(root) || otherRoots.has(root) || root in partyRoles;
  });
}

/**
 * Where in the case file the fact behind a binding-view pointer is written, so that typing into a bound field can
 * change the fact. Null for what is computed (joined names), for acts and for other documents: those are never
 * changed from a field.
 */
export function factPlace(file: CaseFile, document: CaseDocument, viewPointer: string): string | null {
  const [root = '', ...rest] = pointerSteps(viewPointer);
  const facts = file.facts;
  const below = (steps: readonly (string | number)[]) => pointerOf(['facts', ...steps, ...rest]);
  if (root === 'case') return rest.length > 0 ? below([]) : null;
  if (plainRoots.has(root)) return below([root]);
  if (root === 'evidence') return rest.length > 0 ? null : '/evidence';
  if (root === 'officers') return below(['officers']);
  if (root === 'officer1' || root === 'officer2') {
    const index = root === 'officer1' ? 0 : 1;
    return facts.officers?.[index] ? below(['officers', index]) : null;
  }
  if (root === 'vehicle' || root === 'trailer') return vehiclePlace(facts.vehicles ?? [], root, below);
  const index = partyIndex(facts.parties ?? [], root, document);
  return index < 0 ? null : below(['parties', index]);
}

function vehiclePlace(
  vehicles: NonNullable<CaseFile['facts']['vehicles']>,
  root: 'vehicle' | 'trailer',
  below: (steps: readonly (string | number)[]) => string,
): string | null {
  const isTrailer = root === 'trailer';
  const index = vehicles.findIndex((vehicle) => (vehicle.kind === 'trailer') === isTrailer);
  if (index >= 0) return below(['vehicles', index]);
  return !isTrailer && vehicles.length > 0 ? below(['vehicles', 0]) : null;
}

function partyIndex(parties: readonly Party[], root: string, document: CaseDocument): number {
  if (root === 'party' || root === 'partyPerson' || root === 'partyOrganization') {
    const own = parties.findIndex((party) => party.id === document.party);
    return own >= 0 ? own : parties.findIndex((party) => party.role === 'party');
  }
  const role = partyRoles[root];
  return role ? parties.findIndex((party) => party.role === role) : -1;
}

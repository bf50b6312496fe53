import { AppError } from '../../../contract/app-error.ts';
import { type SignerRole, signerRoles } from '../../../contract/signers.ts';
import { type Identity, requireDocxAlgorithm } from './identity.ts';

/** One who signs, and in what capacity. */
export type Signer = { readonly role: SignerRole; readonly identity: Identity };

/**
 * Refuses signers that cannot stand together: a trial certificate beside a real one would let a trial seal look earned.
 * Throws SIGNERS_MIXED.
 */
export function requireUniform(signers: readonly Signer[]): void {
  const trial = signers.find(({ identity }) => identity.trial);
  const real = signers.find(({ identity }) => !identity.trial);
  if (trial && real) {
    throw new AppError('SIGNERS_MIXED', {
      trial: trial.identity.subjectName,
      real: real.identity.subjectName,
    });
  }
}

/** Refuses a DOCX by a key that cannot sign one, before any file is made. Throws SM2_NOT_FOR_DOCX. */
export function requireKinds(kinds: readonly ('pdf' | 'docx')[], signers: readonly Signer[]): void {
  if (!kinds.includes('docx')) return;
  for (const { identity } of signers) requireDocxAlgorithm(identity);
}

/** The one whose signature carries the seal; null when the agency itself does not sign. */
export function sealingSigner(signers: readonly Signer[]): Signer | null {
  return signers.findLast(({ role }) => role === 'agency') ?? null;
}

/** Why a signature was given, as readers show it. */
export function signingReason(title: string, { role }: Signer): string {
  return role === 'agency' ? `《${title}》签发` : `《${title}》${signerRoles[role]}签名`;
}

/** Names of signature fields, one a signer: `officer`, `officer-2`, `agency`. */
export function fieldNames(signers: readonly Signer[]): string[] {
  return signers.map(({ role }, index) => {
    const before = signers.slice(0, index).filter((one) => one.role === role).length;
    return before === 0 ? role : `${role}-${before + 1}`;
  });
}

import { AppError } from '../../contract/app-error.ts';
import type { Identity } from './signing/identity.ts';
import type { StationTrust } from './signing/trust/station-trust.ts';

/** Refuses to sign with a certificate of which the station's own lists say that it is revoked. Throws CERT_REVOKED. */
export async function requireNotRevoked(
  signers: readonly { readonly identity: Identity }[],
  { trusted, validation: data }: StationTrust,
  now: Date,
): Promise<void> {
  if (data.lists.length === 0 && data.answers.length === 0) return;
  const { judgeRevocation } = await import('./signing/trust/revocation-verdict.ts');
  const { readCertificate } = await import('./signing/certificate.ts');
  for (const { identity } of signers) {
    const { certificates } = identity;
    const ground = { certificates, trusted, data, attested: null, now };
    const { state, revokedAt, certificate } = await judgeRevocation(readCertificate(certificates[0]), ground);
    if (state === 'revoked')
      throw new AppError('CERT_REVOKED', { subject: certificate ?? '', on: (revokedAt ?? '').slice(0, 10) });
  }
}

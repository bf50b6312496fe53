import type { RevocationVerdict } from '../../../../contract/verdict.ts';
import type { Certificate } from '../certificate.ts';
import { issuerPath, type Link } from './issuer-path.ts';
import { type Evidence, type RevocationSource, readRevocation } from './revocation-source.ts';
import type { ValidationData } from './validation-data.ts';

/** When and by what revocation is judged. */
export type RevocationGround = {
  /** Certificates brought along with the signature. */
  readonly certificates: readonly Uint8Array[];
  readonly trusted: readonly Uint8Array[];
  readonly data: ValidationData;
  /** When a trusted authority says that the signature was there; null: only now can be judged. */
  readonly attested: Date | null;
  readonly now: Date;
};

const nothingKnown: RevocationVerdict = { state: 'unknown', asOf: null, revokedAt: null, certificate: null };
/** Two machines' clocks may differ by this much, in milliseconds. */
const clockTolerance = 24 * 60 * 60 * 1000;

/**
 * Whether a certificate, or one on the way to its authority, is revoked (RFC 5280, 6.3; EN 319 102-1). Good only by a
 * list or answer that reaches to the attested moment, or without one to now; revoked unless the attested moment lies
 * before. Everything else is unknown.
 */
export async function judgeRevocation(
  certificate: Certificate,
  { certificates, trusted, data, attested, now }: RevocationGround,
): Promise<RevocationVerdict> {
  const sources = [...data.lists, ...data.answers].flatMap((der) => readRevocation(der) ?? []);
  const path = issuerPath(certificate, [...certificates, ...data.certificates], trusted);
  const verdicts: RevocationVerdict[] = [];
  for (const link of path) {
    const evidence = await evidenceOf(link, sources, now);
    verdicts.push(judgeLink(link, evidence, attested, now));
  }
  return worst(verdicts);
}

async function evidenceOf(
  { certificate, issuer }: Link,
  sources: readonly RevocationSource[],
  now: Date,
): Promise<readonly Evidence[]> {
  if (!issuer) return [];
  const found: Evidence[] = [];
  for (const source of sources) {
    const evidence = await source.evidence(certificate, issuer, sources);
    if (evidence && evidence.from.getTime() <= now.getTime() + clockTolerance) found.push(evidence);
  }
  return found.sort((one, other) => one.from.getTime() - other.from.getTime());
}

function judgeLink(
  { certificate }: Link,
  evidence: readonly Evidence[],
  attested: Date | null,
  now: Date,
): RevocationVerdict {
  const newest = evidence.at(-1);
  if (!newest) return nothingKnown;
  const about = { asOf: newest.from.toISOString(), certificate: certificate.subjectName };
  const revokedAt = revocationOf(evidence);
  if (revokedAt) {
    const state = attested && attested < revokedAt ? 'revokedLater' : 'revoked';
    return { ...about, state, revokedAt: revokedAt.toISOString() };
  }
  const moment = attested ?? now;
  // A list need not name a certificate that is past its days (RFC 5280, 5.2.3).
  const good = evidence.some(({ from, until }) => (until ?? from) >= moment && from <= certificate.notAfter);
  return { ...about, state: good ? 'good' : 'unknown', revokedAt: null };
}

/** Since when a certificate is revoked. A suspension counts where nothing newer lifts it; all else stays for good. */
function revocationOf(evidence: readonly Evidence[]): Date | null {
  const lasting = evidence.filter(({ revokedAt, onHold }) => revokedAt && !onHold);
  const newest = evidence.at(-1);
  const [first] = [...lasting, ...(newest?.revokedAt ? [newest] : [])]
    .flatMap(({ revokedAt }) => revokedAt ?? [])
    .sort((one, other) => one.getTime() - other.getTime());
  return first ?? null;
}

const order: readonly RevocationVerdict['state'][] = ['revoked', 'unknown', 'revokedLater', 'good'];

/** The whole way is as good as its worst certificate, and as fresh as its oldest list. */
function worst(verdicts: readonly RevocationVerdict[]): RevocationVerdict {
  const [first] = [...verdicts].sort(
    (one, other) => order.indexOf(one.state) - order.indexOf(other.state) || compare(one.asOf, other.asOf),
  );
  return first ?? { ...nothingKnown, state: 'good' };
}

function compare(one: string | null, other: string | null): number {
  return (one ?? '').localeCompare(other ?? '');
}

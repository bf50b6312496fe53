import { readCertificate, sameBytes } from '../certificate.ts';
import type { Identity } from '../identity.ts';
import { factsOf } from './certificate-facts.ts';
import { issuerPath } from './issuer-path.ts';
import { readRevocation } from './revocation-source.ts';
import type { StationTrust } from './station-trust.ts';
import { distinct, type ValidationData } from './validation-data.ts';

/**
 * What of the station's lists and answers a file is to carry: those in force that speak of its signers, of whoever
 * stamps the time, or of an authority above them, and the certificates on the way. Null: none is at hand, so that the
 * file carries nothing (B-B, B-T).
 */
export async function dataToEmbed(
  identities: readonly Identity[],
  stamped: boolean,
  { timeAuthorities, validation }: StationTrust,
  now: Date,
): Promise<ValidationData | null> {
  const brought = identities.flatMap(({ certificates }) => certificates);
  const known = [...brought, ...validation.certificates, ...timeAuthorities];
  const starts = [
    ...identities.map(({ certificates }) => certificates[0]),
    ...(stamped ? timeAuthorities : []),
  ];
  const links = starts.flatMap((der) => issuerPath(readCertificate(der), known, []));
  const issuers = [
    ...links.flatMap(({ issuer }) => issuer ?? []),
    // Whose certificates the stamps will come with is not known before; whoever issued them signs the list.
    ...(stamped ? timeAuthorities.map((der) => readCertificate(der)) : []),
  ];
  const lists = validation.lists.filter((der) => {
    const source = readRevocation(der);
    const inForce = source?.nextUpdate && source.nextUpdate >= now;
    return (
      inForce &&
      issuers.some(
        (issuer) => source.issuerDer !== null && sameBytes(factsOf(issuer).subjectDer, source.issuerDer),
      )
    );
  });
  const answers: Uint8Array[] = [];
  for (const der of validation.answers) {
    const source = readRevocation(der);
    if (!source?.nextUpdate || source.nextUpdate < now) continue;
    for (const { certificate, issuer } of links) {
      if (issuer && (await source.evidence(certificate, issuer, []))) answers.push(der);
    }
  }
  if (lists.length === 0 && answers.length === 0) return null;
  const above = links.flatMap(({ issuer }) => (issuer ? [issuer.der] : []));
  const certificates = distinct([...above, ...(stamped ? timeAuthorities : [])]).filter(
    (der) => !brought.some((one) => sameBytes(one, der)),
  );
  return { certificates, lists: distinct(lists), answers: distinct(answers) };
}

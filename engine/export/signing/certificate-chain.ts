import { readCertificate } from './certificate.ts';

/** The leaf, then each issuer found among `certificates`. */
export function chainFrom(
  leaf: Uint8Array,
  certificates: readonly Uint8Array[],
): [Uint8Array, ...Uint8Array[]] {
  const chain: [Uint8Array, ...Uint8Array[]] = [leaf];
  let current = leaf;
  for (let step = 0; step < certificates.length; step += 1) {
    const { x509 } = readCertificate(current);
    const issuer = certificates.find(
      (der) => !chain.includes(der) && x509.checkIssued(readCertificate(der).x509),
    );
    if (!issuer) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}

import { type Certificate, readCertificate, sameBytes } from '../certificate.ts';

/** A certificate with the one whose key signed it; `issuer` null: nobody known did. */
export type Link = { readonly certificate: Certificate; readonly issuer: Certificate | null };

const longest = 10;

/**
 * The way from a certificate upwards, by signatures and not by names alone, to a trusted certificate or one that
 * signed itself. Those stand on their own and are no link: nobody above them could revoke them.
 */
export function issuerPath(
  leaf: Certificate,
  known: readonly Uint8Array[],
  trusted: readonly Uint8Array[],
): readonly Link[] {
  const authorities = [...trusted, ...known].flatMap((der) => readable(der));
  const links: Link[] = [];
  let certificate = leaf;
  while (links.length < longest && !isEnd(certificate, trusted)) {
    const issuer = authorities.find((candidate) => isIssuer(candidate, certificate)) ?? null;
    links.push({ certificate, issuer });
    if (!issuer) break;
    certificate = issuer;
  }
  return links;
}

function isEnd(certificate: Certificate, trusted: readonly Uint8Array[]): boolean {
  return trusted.some((der) => sameBytes(der, certificate.der)) || isIssuer(certificate, certificate);
}

function isIssuer(candidate: Certificate, { x509 }: Certificate): boolean {
  try {
    return candidate.x509.ca && x509.checkIssued(candidate.x509) && x509.verify(candidate.x509.publicKey);
  } catch {
    return false;
  }
}

function readable(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)];
  } catch {
    return [];
  }
}

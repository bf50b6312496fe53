import { type Certificate, readCertificate } from '../certificate.ts';
import { readRevocation } from './revocation-source.ts';

/** What one file to be trusted or judged by holds, each DER. */
export type TrustFile = {
  readonly certificates: readonly Certificate[];
  readonly lists: readonly Uint8Array[];
  readonly answers: readonly Uint8Array[];
};

const pem =
  /-----BEGIN (CERTIFICATE|TRUSTED CERTIFICATE|X509 CERTIFICATE|X509 CRL)-----([^-]+)-----END \1-----/g;

/** Reads a file of certificates, revocation lists or an OCSP response, in PEM (several) or DER (one). Null: it is none of them. */
export function readTrustFile(bytes: Uint8Array): TrustFile | null {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [...text.matchAll(pem)].map(([, , body = '']) =>
    Uint8Array.from(Buffer.from(body, 'base64')),
  );
  const items = (blocks.length > 0 ? blocks : [Uint8Array.from(bytes)]).map(itemOf);
  if (items.some((item) => item === null)) return null;
  return {
    certificates: items.flatMap((item) => (item && 'certificate' in item ? [item.certificate] : [])),
    lists: items.flatMap((item) => (item && 'list' in item ? [item.list] : [])),
    answers: items.flatMap((item) => (item && 'answer' in item ? [item.answer] : [])),
  };
}

function itemOf(
  der: Uint8Array,
): { certificate: Certificate } | { list: Uint8Array } | { answer: Uint8Array } | null {
  const source = readRevocation(der);
  if (source) return source.kind === 'crl' ? { list: der } : { answer: der };
  try {
    return { certificate: readCertificate(der) };
  } catch {
    return null;
  }
}

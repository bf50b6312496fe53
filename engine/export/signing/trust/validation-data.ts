import { readCertificate, sameBytes } from '../certificate.ts';

/** What judging signers needs beside the file itself, each item DER: from the document's /DSS, or from the station's list. */
export type ValidationData = {
  /** Certificates that help to find the way to a trusted authority; none is trusted by standing here. */
  readonly certificates: readonly Uint8Array[];
  readonly lists: readonly Uint8Array[];
  /** OCSP responses. */
  readonly answers: readonly Uint8Array[];
};

export const noValidationData: ValidationData = { certificates: [], lists: [], answers: [] };

/** Both together, each item once. */
export function joinData(one: ValidationData, other: ValidationData): ValidationData {
  return {
    certificates: distinct([...one.certificates, ...other.certificates]),
    lists: distinct([...one.lists, ...other.lists]),
    answers: distinct([...one.answers, ...other.answers]),
  };
}

/** Each byte string once, in order. */
export function distinct(items: readonly Uint8Array[]): Uint8Array[] {
  return items.filter((item, index) => items.findIndex((other) => sameBytes(item, other)) === index);
}

/** The same without what only claims to be a certificate. */
export function withReadableCertificates(data: ValidationData): ValidationData {
  return { ...data, certificates: data.certificates.filter(isCertificate) };
}

function isCertificate(der: Uint8Array): boolean {
  try {
    readCertificate(der);
    return true;
  } catch {
    return false;
  }
}

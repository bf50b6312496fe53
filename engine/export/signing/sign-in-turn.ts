import { AppError } from '../../../contract/app-error.ts';
import type { PdfCode } from '../revision/pdf-revision.ts';
import { signDocx } from './docx-signature.ts';
import { type PdfRect, type ReservedField, type SignPdfOptions, signPdf } from './pdf-signature.ts';
import type { StraddleSeal } from './pdf-straddle-seal.ts';
import { fieldNames, requireUniform, type Signer, sealingSigner, signingReason } from './signers.ts';
import type { TimeStamper } from './time-stamp.ts';
import type { ValidationData } from './trust/validation-data.ts';

/** What the signatures of one document say, whoever gives them. */
export type SigningOccasion = {
  readonly title: string;
  /** Stands as the name of the agency's signature; empty: the certificate's own. */
  readonly agencyName: string;
  readonly place: string;
  readonly at: Date;
  /** Attests the moment of each signature of a PDF. */
  readonly stamper?: TimeStamper;
  /** Lists and answers about those who sign, carried by a PDF (B-LT). */
  readonly validation?: ValidationData;
};

type SealOnPage = { readonly page: number; readonly rect: PdfRect; readonly png: Uint8Array };

/**
 * Signs a PDF by one after another, each as an increment that leaves the earlier ones valid. The first certifies
 * (DocMDP, P 2) and keeps a field for each of the others, the agency's draws the seal at its place, and the last locks
 * the whole (Lock, All, P 1). Throws SIGNERS_MIXED and what `signPdf` throws; nothing half signed is handed back.
 */
export async function signPdfInTurn(
  pdf: Uint8Array,
  signers: readonly Signer[],
  occasion: SigningOccasion,
  {
    seal,
    straddle,
    code = null,
  }: {
    readonly seal: SealOnPage | null;
    readonly straddle: StraddleSeal | null;
    readonly code?: PdfCode | null;
  },
): Promise<Uint8Array> {
  requireSome(signers);
  const sealing = sealingSigner(signers);
  const names = fieldNames(signers);
  let bytes = pdf;
  for (const [index, signer] of signers.entries()) {
    const seals = signer === sealing && seal !== null;
    const options: SignPdfOptions = {
      identity: signer.identity,
      at: occasion.at,
      fieldName: names[index] ?? signer.role,
      name: (signer.role === 'agency' && occasion.agencyName) || signer.identity.subjectName,
      reason: signingReason(occasion.title, signer),
      location: occasion.place,
      certify: true,
      lock: index === signers.length - 1,
      ...(occasion.stamper ? { stamper: occasion.stamper } : {}),
      ...(occasion.validation ? { validation: occasion.validation } : {}),
      ...(straddle && sealing ? { straddle } : {}),
      ...(code ? { code } : {}),
      ...(seals ? { appearance: seal } : {}),
      reserve: index === 0 ? laterFields(signers, names, seal) : [],
    };
    bytes = await signPdf(bytes, options);
  }
  return bytes;
}

/** Signs a DOCX by one after another, every signature over all parts. Throws SIGNERS_MIXED and what `signDocx` throws. */
export async function signDocxInTurn(
  docx: Uint8Array,
  signers: readonly Signer[],
  { title, at }: SigningOccasion,
): Promise<Uint8Array> {
  requireSome(signers);
  let bytes = docx;
  for (const signer of signers) {
    bytes = await signDocx(bytes, { identity: signer.identity, at, comments: signingReason(title, signer) });
  }
  return bytes;
}

function laterFields(
  signers: readonly Signer[],
  names: readonly string[],
  seal: SealOnPage | null,
): ReservedField[] {
  const sealing = sealingSigner(signers);
  return names
    .slice(1)
    .map((fieldName, index) =>
      seal && signers[index + 1] === sealing
        ? { fieldName, page: seal.page, rect: seal.rect }
        : { fieldName, page: 0, rect: null },
    );
}

function requireSome(signers: readonly Signer[]): void {
  if (signers.length === 0) throw new AppError('IDENTITY_MISSING');
  requireUniform(signers);
}

import { createHash } from 'node:crypto';
import { AppError } from '../../contract/app-error.ts';
import type { MissingGlyph, PagePlace, PdfPrinter, PrintJob } from '../../contract/print.ts';
import type { SignedBy } from '../../contract/signers.ts';
import type { FileVerdict } from '../../contract/verdict.ts';
import { schemaAt } from '../forms/field-schema.ts';
import type { DocumentPaper } from './document-paper.ts';
import { docxDocument } from './docx/docx-document.ts';
import type { SealPicture } from './docx/docx-seal.ts';
import { addRecordToDocx } from './revision/docx-revision.ts';
import { qrPicture } from './revision/qr-picture.ts';
import { makeRevisionRecord } from './revision/revision-record.ts';
import type { Identity } from './signing/identity.ts';
import { archivePdf } from './signing/pdf-archive.ts';
import type { PdfRect } from './signing/pdf-signature.ts';
import { type SigningOccasion, signDocxInTurn, signPdfInTurn } from './signing/sign-in-turn.ts';
import { type Signer, sealingSigner } from './signing/signers.ts';
import type { TimeStamper } from './signing/time-stamp.ts';
import { dataToEmbed } from './signing/trust/embedding.ts';
import type { StationTrust } from './signing/trust/station-trust.ts';
import { verifyFile } from './signing/verify-file.ts';

/** What making a file needs beside the paper. */
export type Makers = {
  readonly printPdf: PdfPrinter;
  /** Null leaves issued documents unsigned too (and says so in the record). */
  readonly identity: Identity | null;
  /** Several who sign in this order, instead of the agency's `identity` alone. */
  readonly signers?: readonly Signer[];
  readonly seal: SealPicture | null;
  readonly agencyName: string;
  readonly place: string;
  readonly now: () => Date;
  /** Where the station has a time-stamp authority: attests when a PDF was signed. */
  readonly stamper?: TimeStamper;
  /** What the station has at hand about those who sign; a PDF carries what fits. */
  readonly trust?: StationTrust;
};

/** A finished file in memory: signed where it was to be, and verified after that. */
export type MadeFile = {
  readonly bytes: Uint8Array;
  readonly kind: 'pdf' | 'docx';
  readonly sha256: string;
  /** Whose signature came last: the agency's, as a rule. */
  readonly signer: string | null;
  readonly signers: readonly SignedBy[];
  readonly verdict: FileVerdict | null;
  /** Faces that the page was set in (PDF). */
  readonly faces: readonly string[];
};

/**
 * Makes one file of a document. A draft is marked 草稿 and unsigned; an issued one is sealed, signed by one
 * after another and verified again before it is handed over. Throws SIGNATURE_NOT_VERIFIED, PRINT_FAILED and what
 * signing throws.
 */
export async function exportDocument(
  paper: DocumentPaper,
  kind: 'pdf' | 'docx',
  makers: Makers,
): Promise<MadeFile> {
  const signers = paper.watermark === null ? signersOf(makers) : [];
  const made =
    kind === 'pdf' ? await makePdf(paper, makers, signers) : await makeDocx(paper, makers, signers);
  const verdict =
    signers.length > 0 ? await verified(paper.title, made.bytes, kind, signers, makers.now()) : null;
  return {
    ...made,
    kind,
    sha256: createHash('sha256').update(made.bytes).digest('hex'),
    signer: signers.at(-1)?.identity.subjectName ?? null,
    signers: signers.map(({ role, identity }) => ({ role, signer: identity.subjectName })),
    verdict,
  };
}

/** Who signs, in order: the agency alone unless several were named. */
function signersOf({ identity, signers }: Makers): readonly Signer[] {
  return signers ?? (identity ? [{ role: 'agency', identity }] : []);
}

async function occasionOf(
  title: string,
  { agencyName, place, now, stamper, trust }: Makers,
  signers: readonly Signer[],
): Promise<SigningOccasion> {
  const identities = signers.map(({ identity }) => identity);
  const validation = trust ? await dataToEmbed(identities, stamper !== undefined, trust, now()) : null;
  return {
    title,
    agencyName,
    place,
    at: now(),
    ...(stamper ? { stamper } : {}),
    ...(validation ? { validation } : {}),
  };
}

/** The document as it is fed to the print window. */
export function printJob(paper: DocumentPaper, seal: SealPicture | null): PrintJob {
  const sealed = paper.watermark === null && paper.form.definition.seal && seal !== null;
  return {
    title: paper.title,
    blocks: paper.blocks,
    page: paper.page,
    watermark: paper.watermark,
    seal: sealed ? `data:image/png;base64,${Buffer.from(seal.png).toString('base64')}` : null,
  };
}

async function makePdf(paper: DocumentPaper, makers: Makers, signers: readonly Signer[]) {
  // The seal of a signed PDF is its signature's own appearance, so the page is printed without one.
  const printed = await makers.printPdf(printJob(paper, null));
  requireGlyphs(paper, printed.missing);
  const plain = archivePdf(printed.pdf, {
    title: paper.title,
    author: makers.agencyName,
    at: makers.now(),
  });
  if (signers.length === 0) return { bytes: plain, faces: printed.faces };
  const seal = paper.form.definition.seal ? makers.seal : null;
  const code = await codeOf(paper, signers);
  const bytes = await signPdfInTurn(plain, signers, await occasionOf(paper.title, makers, signers), {
    seal: seal && printed.sealPlace ? sealAppearance(seal, printed.sealPlace) : null,
    straddle: seal,
    code: code && { png: code.png, record: code.record },
  });
  return { bytes, faces: printed.faces };
}

/** A name with a character that no face has is never printed as a box. Throws FONT_MISSING_GLYPH. */
function requireGlyphs(paper: DocumentPaper, missing: readonly MissingGlyph[]): void {
  const [first] = missing;
  if (!first) return;
  const schema = first.pointer === null ? null : schemaAt(paper.form.schema, first.pointer);
  const { character } = first;
  throw new AppError('FONT_MISSING_GLYPH', {
    title: paper.title,
    field: schema?.title ?? '固定文字',
    character,
  });
}

/** The seal centred on its place, as large as it is in the hand. */
function sealAppearance(seal: SealPicture, place: PagePlace) {
  const half = ((seal.millimetres / 25.4) * 72) / 2;
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  const rect: PdfRect = [x - half, y - half, x + half, y + half];
  return { page: place.page, rect, png: seal.png };
}

/** The verification code of a signed decision, by the agency's key, or by the last who signs. */
async function codeOf(paper: DocumentPaper, signers: readonly Signer[]) {
  const signer = signers.find(({ role }) => role === 'agency') ?? signers.at(-1);
  if (!paper.revision || !signer) return null;
  const { code, record } = await makeRevisionRecord(paper.revision(), signer.identity);
  return { png: qrPicture(code), record };
}

async function makeDocx(paper: DocumentPaper, makers: Makers, signers: readonly Signer[]) {
  const sealed = paper.watermark === null && paper.form.definition.seal;
  const code = await codeOf(paper, signers);
  const bare = await docxDocument(paper.blocks, {
    title: paper.title,
    page: paper.page,
    watermark: paper.watermark,
    seal: sealed && (signers.length === 0 || sealingSigner(signers)) ? makers.seal : null,
    code: code?.png ?? null,
  });
  const plain = code ? addRecordToDocx(bare, code.record) : bare;
  const bytes =
    signers.length > 0
      ? await signDocxInTurn(plain, signers, await occasionOf(paper.title, makers, signers))
      : plain;
  return { bytes, faces: [] };
}

async function verified(
  title: string,
  bytes: Uint8Array,
  kind: 'pdf' | 'docx',
  signers: readonly Signer[],
  now: Date,
): Promise<FileVerdict> {
  const trusted = signers.flatMap(({ identity }) => identity.certificates.slice(-1));
  const verdict = await verifyFile(`${title}.${kind}`, bytes, { trusted, now });
  if (!verdict.ok || verdict.signatures.length !== signers.length) {
    const problems = [...verdict.problems, ...verdict.signatures.flatMap((signature) => signature.problems)];
    throw new AppError('SIGNATURE_NOT_VERIFIED', { problem: problems[0]?.message ?? '没有签名' });
  }
  return verdict;
}

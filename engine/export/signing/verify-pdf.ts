import { PDFDict, PDFName } from 'pdf-lib';
import type { SignatureVerdict, VerdictProblem } from '../../../contract/verdict.ts';
import { chainsTo } from './certificate.ts';
import { type CmsVerdict, verifyCms } from './cms-verification.ts';
import { type SignedRange, signedRange } from './pdf-byte-range.ts';
import { addsOnlySignature, drawsAtNewPlace, newSignature } from './pdf-changes.ts';
import { PdfFile } from './pdf-file.ts';
import { revisionAt, revisionsBetween } from './pdf-revisions.ts';
import { locksEverything, type SignatureField, signatureFields, textOf } from './pdf-signature-fields.ts';
import { validationDataOf } from './pdf-validation-data.ts';
import { addsOnlyValidationData } from './pdf-validation-step.ts';
import { judgeSigner } from './signer-verdict.ts';
import { judgeStamp } from './stamp-verdict.ts';
import { joinData, noValidationData, withReadableCertificates } from './trust/validation-data.ts';
import { type DocumentVerdict, problem, type VerifyOptions } from './verdict-problem.ts';

const padesKind = PDFName.of('ETSI.CAdES.detached');
const adobeKind = PDFName.of('adbe.pkcs7.detached');

/**
 * Verifies every signature of a PDF and what happened to the file after each. A file is `ok` when it is signed, each
 * signature is intact, the last covers the file to its end and the steps between add nothing but signatures; trust
 * is said apart.
 * @throws AppError PDF_UNREADABLE, PDF_ENCRYPTED
 */
export async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<DocumentVerdict> {
  const end = endOfLastRevision(bytes);
  const file = new PdfFile(bytes, end);
  const found: Found[] = [];
  const validation = joinData(
    withReadableCertificates(validationDataOf(file)),
    options.validation ?? noValidationData,
  );
  const whole = { ...options, validation, length: bytes.length };
  for (const field of signatureFields(file)) {
    if (field.signature) found.push(await judge(file, field, field.signature, whole));
  }
  found.sort((one, other) => (one.range?.end ?? Infinity) - (other.range?.end ?? Infinity));
  const problems =
    found.length === 0 ? [problem('NOT_SIGNED')] : await fileProblems(file, found, bytes.length);
  const signatures = found.map((one) => one.verdict);
  return {
    kind: 'pdf',
    signed: found.length > 0,
    ok:
      problems.length === 0 &&
      signatures.every((one) => one.integrity === 'intact' && one.problems.length === 0),
    signatures,
    problems,
    signers: found.flatMap(({ cms, verdict }) =>
      cms.signer && verdict.integrity === 'intact' ? [cms.signer.der] : [],
    ),
  };
}

/** Behind the last `%%EOF` and its line end: what follows is no revision, and no signature covers it. */
function endOfLastRevision(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const mark = text.lastIndexOf('%%EOF');
  if (mark === -1) return bytes.length;
  const lineEnd = /^[\t ]*(?:\r\n|\r|\n)*/.exec(text.toString('latin1', mark + 5, mark + 64))?.[0] ?? '';
  return mark + 5 + lineEnd.length;
}

type Found = {
  readonly field: SignatureField;
  readonly range: SignedRange | null;
  readonly cms: CmsVerdict;
  readonly verdict: SignatureVerdict;
};

async function judge(
  file: PdfFile,
  field: SignatureField,
  signature: NonNullable<SignatureField['signature']>,
  options: VerifyOptions & { readonly length: number },
): Promise<Found> {
  const range = signedRange(file, signature);
  const kind = signature.dict.get(PDFName.of('SubFilter'));
  const known = kind === padesKind || kind === adobeKind;
  const cms: CmsVerdict =
    range && known
      ? verifyCms(range.cms, range.content, kind === padesKind)
      : {
          signer: null,
          certificates: [],
          problems: [problem(range ? 'PDF_SIGNATURE_KIND' : 'PDF_BYTE_RANGE', field.name)],
          stamped: null,
        };
  const claimed = parsePdfDate(textOf(signature.dict.get(PDFName.of('M'))));
  const stamp = await judgeStamp(cms.stamped, options);
  const { problems: signerProblems, ...signer } = await judgeSigner(
    cms.signer,
    cms.certificates,
    claimed,
    options,
    stamp.attested,
  );
  return {
    field,
    range,
    cms,
    verdict: {
      name: field.name,
      integrity: cms.problems.length === 0 ? 'intact' : 'broken',
      ...signer,
      timeStamp: stamp.verdict,
      coverage: range?.end === options.length ? 'whole' : 'partial',
      problems: [...cms.problems, ...signerProblems, ...stamp.problems],
    },
  };
}

async function fileProblems(
  file: PdfFile,
  found: readonly Found[],
  length: number,
): Promise<VerdictProblem[]> {
  const problems: VerdictProblem[] = [];
  const last = found.at(-1);
  if (last?.range && last.range.end !== length && !onlyValidationData(file, last.range, length))
    problems.push(problem('PDF_APPENDED'));
  if (occurrences(file.bytes, '/ByteRange') > found.length) problems.push(problem('PDF_HIDDEN_SIGNATURE'));
  problems.push(...certificationProblems(file, found));
  for (const [index, one] of found.entries()) {
    const next = found[index + 1];
    if (next) problems.push(...(await stepProblems(file, found.slice(0, index + 1), one, next)));
  }
  return problems;
}

/** Whether all that follows the last signature is validation data, which may come later at any time. */
function onlyValidationData(file: PdfFile, range: SignedRange, length: number): boolean {
  const signed = revision(file, range);
  const later = signed && file.end === length ? revisionsBetween(signed, file) : null;
  return later !== null && signed !== null && skipValidationData(signed, later).rest.length === 0;
}

/** Walks over the increments that add validation data alone; answers where they end and what is left. */
function skipValidationData(start: PdfFile, later: readonly PdfFile[]) {
  let before = start;
  let rest = later;
  for (const [index, after] of later.entries()) {
    if (!addsOnlyValidationData(before, after)) break;
    before = after;
    rest = later.slice(index + 1);
  }
  return { before, rest };
}

/** Judges the step from one signed revision to the next. */
async function stepProblems(
  file: PdfFile,
  earlier: readonly Found[],
  one: Found,
  next: Found,
): Promise<VerdictProblem[]> {
  const signed = revision(file, one.range);
  const after = revision(file, next.range);
  const between = signed && after ? revisionsBetween(signed, after) : null;
  if (!signed || !after || !between) return [problem('PDF_CHANGED', one.field.name)];
  // The last increment is the signature's own.
  const { before, rest } = skipValidationData(signed, between.slice(0, -1));
  const problems: VerdictProblem[] = [];
  const locked = earlier.find((each) => locksEverything(before, each.field));
  if (locked) problems.push(problem('PDF_LOCK_BROKEN', locked.field.name));
  if (rest.length > 0 || !isOnlySignature(before, after))
    problems.push(problem('PDF_CHANGED', one.field.name));
  const added = newSignature(before, after);
  if (added && drawsAtNewPlace(before, added) && !(await isVouched(earlier, next))) {
    problems.push(problem('PDF_DRAWN_OVER', next.field.name));
  }
  return problems;
}

function isOnlySignature(before: PdfFile, after: PdfFile): boolean {
  try {
    return addsOnlySignature(before, after);
  } catch {
    return false;
  }
}

/**
 * A later signer may draw at a place of its own choice if the station trusts it, or if it comes from the same
 * authority as an earlier signer: whoever else draws could cover a sum or a name (sneaky-signature attack).
 */
async function isVouched(earlier: readonly Found[], next: Found): Promise<boolean> {
  if (next.verdict.trust === 'trusted') return true;
  const { signer } = next.cms;
  if (!signer || next.verdict.integrity === 'broken') return false;
  for (const one of earlier) {
    const leaf = one.cms.signer?.der;
    if (!leaf) continue;
    if (Buffer.compare(leaf, signer.der) === 0) return true;
    const authorities = one.cms.certificates.filter((der) => Buffer.compare(der, leaf) !== 0);
    if (await chainsTo(signer.der, next.cms.certificates, authorities, signer.notBefore)) return true;
  }
  return false;
}

function revision(file: PdfFile, range: SignedRange | null): PdfFile | null {
  return range ? revisionAt(file.bytes, range.end) : null;
}

/** /Perms may name only a signature of this file: the first. */
function certificationProblems(file: PdfFile, found: readonly Found[]): VerdictProblem[] {
  const permissions = file.resolve(file.catalog.dict.get(PDFName.of('Perms')));
  if (!(permissions instanceof PDFDict)) return [];
  const certified = permissions.get(PDFName.of('DocMDP'));
  if (certified === undefined || certified === found[0]?.field.signature?.ref) return [];
  return [problem('PDF_CERTIFICATION')];
}

function occurrences(bytes: Uint8Array, text: string): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = buffer.indexOf(text); at !== -1; at = buffer.indexOf(text, at + 1)) count += 1;
  return count;
}

/** D:YYYYMMDDHHmmSS and zone (ISO 32000-2, 7.9.4); null for anything else. */
function parsePdfDate(text: string): Date | null {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, sign, zoneHour = '00', zoneMinute = '00'] = match;
  const zone = sign ? `${sign}${zoneHour}:${zoneMinute}` : 'Z';
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

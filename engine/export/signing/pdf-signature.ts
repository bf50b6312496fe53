import { PDFArray, type PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import { AppError } from '../../../contract/app-error.ts';
import { addPdfCode, type PdfCode } from '../revision/pdf-revision.ts';
import { buildCms, cmsRoom } from './cms-signature.ts';
import { pdfMark, recordAttribute, recordPdf } from './container-record.ts';
import { type Identity, requireValidAt } from './identity.ts';
import { PdfFile } from './pdf-file.ts';
import { fillContents, PdfIncrement } from './pdf-increment.ts';
import { embedPng } from './pdf-seal-image.ts';
import { acroForm, arrayOf, locksEverything, pageRefs, signatureFields } from './pdf-signature-fields.ts';
import { addStraddleSeal, type StraddleSeal } from './pdf-straddle-seal.ts';
import { addValidationData } from './pdf-validation-data.ts';
import type { TimeStamper } from './time-stamp.ts';
import type { ValidationData } from './trust/validation-data.ts';
import { verifyPdf } from './verify-pdf.ts';

/** Left, bottom, right, top in points (1/72 inch) from the page's lower left corner. */
export type PdfRect = readonly [number, number, number, number];

export type SignPdfOptions = {
  readonly identity: Identity;
  /** The signer's own clock: becomes /M, a claim and no proof. */
  readonly at: Date;
  /** Name of the signature field; an empty field of this name is filled, otherwise one is made. */
  readonly fieldName: string;
  /** Who signs, why and where, as readers show it (UTF-16, any Chinese). */
  readonly name: string;
  readonly reason: string;
  readonly location: string;
  /** A picture (PNG, alpha allowed) as the field's appearance; without it the signature is not seen on the page. */
  readonly appearance?: { readonly page: number; readonly rect: PdfRect; readonly png: Uint8Array };
  /** Stamped over the page edges of a document of several pages by its first signature, which covers it. */
  readonly straddle?: StraddleSeal;
  /** The verification code, stamped by the first signature, which covers it and its record. */
  readonly code?: PdfCode;
  /** Has the moment of signing attested (PAdES B-T); without it the time is the signer's claim. */
  readonly stamper?: TimeStamper;
  /** Lists, answers and certificates to judge all who sign by; put in with the first signature, which covers them. */
  readonly validation?: ValidationData;
  /** Certify the document (DocMDP, P 2: only further signatures) if this is its first signature. */
  readonly certify?: boolean;
  /** The last signature: forbids every later change (FieldMDP All, Lock P 1). */
  readonly lock?: boolean;
  /**
   * Empty fields to be signed later by others, unseen where they have no place; made behind the first signature's own
   * field and covered by it, so that it vouches for their places.
   */
  readonly reserve?: readonly ReservedField[];
};

export type ReservedField = {
  readonly fieldName: string;
  readonly page: number;
  readonly rect: PdfRect | null;
};

const name = (text: string) => PDFName.of(text);

/**
 * Signs a PDF with PAdES B-B, with a time stamp B-T (ETSI EN 319 142-1), as an incremental update: the bytes given stay as they are, earlier
 * signatures stay valid. The result was verified by our own verifier before it is handed back. `page` counts from 0.
 * @throws AppError PDF_UNREADABLE, PDF_ENCRYPTED, PDF_LOCKED, CERT_EXPIRED, CERT_NOT_YET_VALID, INPUT_INVALID,
 *   SIGNATURE_NOT_VERIFIED
 */
export async function signPdf(pdf: Uint8Array, options: SignPdfOptions): Promise<Uint8Array> {
  requireValidAt(options.identity, options.at);
  const file = new PdfFile(pdf);
  const fields = signatureFields(file);
  const signed = fields.filter((field) => field.signature);
  if (signed.some((field) => locksEverything(file, field))) throw new AppError('PDF_LOCKED');
  const increment = new PdfIncrement(file);
  const form = formOf(file, increment);
  if (options.straddle && signed.length === 0) await addStraddleSeal(file, increment, options.straddle);
  if (options.code && signed.length === 0) await addPdfCode(file, increment, options.code, options.at);
  if (options.validation && signed.length === 0) addValidationData(file, increment, options.validation);
  const field = await fieldFor(file, increment, form, options);
  for (const place of signed.length === 0 ? (options.reserve ?? []) : []) {
    addField(file, increment, form, place.fieldName, place.page, place.rect);
  }
  const signatureRef = increment.context.nextRef();
  field.set(name('V'), signatureRef);
  const certify = options.certify === true && signed.length === 0;
  if (certify) {
    increment.change(file.catalog.ref).set(name('Perms'), increment.context.obj({ DocMDP: signatureRef }));
  }
  if (options.lock) {
    const lock = increment.context.obj({ Type: 'SigFieldLock', Action: 'All', P: 1 });
    field.set(name('Lock'), increment.context.register(lock));
  }
  const entries = signatureEntries(options, certify);
  const slot = increment.write(signatureRef, entries, {
    room: cmsRoom(options.identity, options.stamper !== undefined),
    seed: `${options.fieldName} ${options.at.toISOString()}`,
  });
  const content = [slot.bytes.subarray(0, slot.gapStart), slot.bytes.subarray(slot.gapEnd)];
  const cms = await buildCms(content, options.identity, [recordAttribute()], options.stamper);
  const result = recordPdf(fillContents(slot, cms));
  await requireVerified(result, options.at, signed.length + 1);
  return result;
}

/**
 * Holds the result against our own verifier: the new signature sound, the earlier ones intact, nothing between or
 * behind them. Only whether a later signer may draw on the page is left to whoever knows whom the station trusts.
 */
async function requireVerified(result: Uint8Array, now: Date, count: number): Promise<void> {
  const verdict = await verifyPdf(result, { trusted: [], now });
  const newest = verdict.signatures.at(-1);
  const broken = verdict.signatures.find((one) => one.integrity === 'broken');
  const problems = [
    ...(newest?.problems ?? []),
    ...(broken?.problems ?? []),
    ...verdict.problems.filter(({ code }) => code !== 'PDF_DRAWN_OVER'),
  ];
  if (verdict.signatures.length === count && problems.length === 0) return;
  throw new AppError('SIGNATURE_NOT_VERIFIED', { problem: problems[0]?.message ?? '找不到刚写入的签名' });
}

/** The form's dictionary to be changed: made, when the document has none. */
function formOf(file: PdfFile, increment: PdfIncrement): PDFDict {
  const catalog = file.catalog;
  const existing = catalog.dict.get(name('AcroForm'));
  const form =
    existing instanceof PDFRef
      ? increment.change(existing)
      : (acroForm(file)?.clone(increment.context) ?? increment.context.obj({}));
  if (!(existing instanceof PDFRef)) {
    increment.change(catalog.ref).set(name('AcroForm'), increment.context.register(form));
  }
  form.set(name('Fields'), increment.context.obj(arrayOf(file, form.get(name('Fields')))));
  form.set(name('SigFlags'), PDFNumber.of(3));
  return form;
}

async function fieldFor(
  file: PdfFile,
  increment: PdfIncrement,
  form: PDFDict,
  options: SignPdfOptions,
): Promise<PDFDict> {
  const existing = signatureFields(file).find((field) => field.name === options.fieldName);
  if (existing?.signature) {
    throw new AppError('INPUT_INVALID', { place: options.fieldName, problem: '这个签名域已经签过' });
  }
  const { appearance } = options;
  const field = existing
    ? increment.change(existing.ref)
    : addField(file, increment, form, options.fieldName, appearance?.page ?? 0, appearance?.rect ?? null);
  if (appearance) {
    const rect = existing ? null : appearance.rect;
    await draw(increment, field, appearance.png, rect ?? rectOf(field) ?? appearance.rect);
  }
  return field;
}

/** A field that is its own widget (merged dictionary), on the given page; without a place it is not seen. */
function addField(
  file: PdfFile,
  increment: PdfIncrement,
  form: PDFDict,
  fieldName: string,
  pageIndex: number,
  rect: PdfRect | null,
): PDFDict {
  const pageRef = pageRefs(file)[pageIndex];
  if (!pageRef)
    throw new AppError('INPUT_INVALID', { place: fieldName, problem: `没有第 ${pageIndex + 1} 页` });
  const { context } = increment;
  const field = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    // Print and Locked; a rectangle without extent is not seen, and PDF/A wants no hidden one (ISO 19005-2, 6.3.2).
    F: 132,
    Rect: [...(rect ?? [0, 0, 0, 0])],
    P: pageRef,
    T: PDFHexString.fromText(fieldName),
  });
  const ref = context.register(field);
  increment.annotate(pageRef, ref);
  const fields = form.get(name('Fields'));
  if (fields instanceof PDFArray) fields.push(ref);
  return field;
}

function rectOf(field: PDFDict): PdfRect | null {
  const rect = field.get(name('Rect'));
  if (!(rect instanceof PDFArray)) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = rect
    .asArray()
    .map((value) => (value instanceof PDFNumber ? value.asNumber() : 0));
  return [left, bottom, right, top];
}

async function draw(increment: PdfIncrement, field: PDFDict, png: Uint8Array, rect: PdfRect): Promise<void> {
  const { context } = increment;
  const image = await embedPng(context, png);
  const width = rect[2] - rect[0];
  const height = rect[3] - rect[1];
  const form = context.stream(`q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: { XObject: { Im0: image } },
  });
  field.set(name('AP'), context.obj({ N: context.register(form) }));
}

/** The signature dictionary's entries (ISO 32000-2, table 255) but /ByteRange and /Contents. */
function signatureEntries(options: SignPdfOptions, certify: boolean): string {
  const text = (value: string) => PDFHexString.fromText(value).toString();
  const references = [
    ...(certify
      ? ['<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>']
      : []),
    ...(options.lock
      ? [
          '<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Type/TransformParams/Action/All/V/1.2>>>>',
        ]
      : []),
  ];
  return [
    '/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached',
    `/M(${pdfDate(options.at)})`,
    `/Name${text(options.name)}`,
    `/Reason${text(options.reason)}`,
    `/Location${text(options.location)}`,
    pdfMark,
    ...(references.length > 0 ? [`/Reference[${references.join('')}]`] : []),
  ].join('\n');
}

/** D:YYYYMMDDHHmmSS+00'00' in UTC (ISO 32000-2, 7.9.4). */
function pdfDate(moment: Date): string {
  return `D:${moment.toISOString().replace(/[-:T]|\.\d+Z/g, '')}+00'00'`;
}

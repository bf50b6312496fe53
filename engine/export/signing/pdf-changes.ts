import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PdfFile } from './pdf-file.ts';
import { PdfObjectReader } from './pdf-object-reader.ts';
import { reachable } from './pdf-reachable.ts';
import { acroForm, arrayOf, pageRefs, type SignatureField, signatureFields } from './pdf-signature-fields.ts';

const name = (text: string) => PDFName.of(text);
/** What a signature field added later may carry; actions, above all, may not. */
const newFieldKeys = 'Type Subtype FT F Rect P T TU V AP Lock SV MK'.split(' ').map(name);
/** What signing a reserved field may change in it. */
const signedFieldKeys = 'V AP MK F Lock'.split(' ').map(name);

/**
 * Whether the step from one signed revision to the next adds one signature and nothing else: the closed list of
 * what an incremental signature has to touch (catalog's AcroForm, the form's Fields and SigFlags, the page's Annots,
 * the field). Everything else is a change, as in incremental-saving, shadow and evil-annotation attacks.
 */
export function addsOnlySignature(before: PdfFile, after: PdfFile): boolean {
  const added = newSignature(before, after);
  return (
    added !== null &&
    continuesExactly(before, after) &&
    allTouchedAllowed(before, after, added) &&
    catalogUnchanged(before, after) &&
    formUnchanged(before, after, added) &&
    fieldAllowed(before, added)
  );
}

/** The one field signed in `after` and not in `before`; null when there is none, or more than one new field. */
export function newSignature(before: PdfFile, after: PdfFile): SignatureField | null {
  const old = signatureFields(before);
  const now = signatureFields(after);
  const fresh = now.filter(
    (field) => field.signature && !old.some((one) => one.ref === field.ref && one.signature),
  );
  const added = now.filter((field) => !old.some((one) => one.ref === field.ref));
  const [only] = fresh;
  if (!only || fresh.length !== 1 || added.length > 1) return null;
  return added.length === 0 || added[0] === only ? only : null;
}

/** Whether a newly signed field shows on a page at a place that the earlier signature did not know. */
export function drawsAtNewPlace(before: PdfFile, added: SignatureField): boolean {
  const reserved = before.object(added.ref) !== null;
  // MK holds border and background, which some readers draw without an appearance.
  return !reserved && (added.dict.has(name('AP')) || added.dict.has(name('MK')));
}

/** One section, behind the earlier revision, chained to it; objects and section fill the step without a gap. */
export function continuesExactly(before: PdfFile, after: PdfFile): boolean {
  const [section, older] = after.sections;
  if (!section || older?.offset !== before.startXref || section.offset < before.end) return false;
  for (const key of ['Root', 'Info']) {
    if (!same(before.trailer.get(name(key)), after.trailer.get(name(key)))) return false;
  }
  const reader = new PdfObjectReader(after.bytes);
  let at = before.end;
  while (isBlank(after.bytes, at, section.offset) === false) {
    const object = reader.indirectObjectAt(at);
    const entry = section.entries.get(object.ref.objectNumber);
    const known = entry?.kind === 'at' && entry.offset === object.start;
    if (!known || !isBlank(after.bytes, at, object.start) || object.end > section.offset) return false;
    at = object.end;
  }
  const tail = Buffer.from(after.bytes.subarray(section.end)).toString('latin1');
  return /^\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] === String(section.offset);
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function allTouchedAllowed(before: PdfFile, after: PdfFile, added: SignatureField): boolean {
  const section = after.sections[0];
  if (!section) return false;
  const dangling = danglingNumbers(before);
  for (const [number, entry] of section.entries) {
    if (dangling.has(number)) return false;
    const old = before.entry(number);
    const unused = old === null || old.kind === 'free';
    if (entry.kind === 'free' ? !unused : unused ? false : !objectAllowed(before, after, number, added))
      return false;
  }
  return true;
}

function objectAllowed(before: PdfFile, after: PdfFile, number: number, added: SignatureField): boolean {
  const generation = generationOf(before, number);
  const ref = PDFRef.of(number, generation);
  const old = before.object(ref);
  const now = after.object(ref);
  if (old !== null && now !== null && same(old, now)) return true;
  const form = before.catalog.dict.get(name('AcroForm'));
  // These are compared as wholes by their own rules.
  if (ref === before.catalog.ref || ref === form || ref === added.ref) return true;
  if (ref === acroForm(before)?.get(name('Fields'))) return true;
  const pages = pageRefs(before);
  if (pages.includes(ref)) return pageAllowed(before, after, ref, added);
  const owner = pages.filter((page) => dictOf(before, page)?.get(name('Annots')) === ref);
  return owner.length > 0 && owner.every((page) => pageAllowed(before, after, page, added));
}

function pageAllowed(before: PdfFile, after: PdfFile, ref: PDFRef, added: SignatureField): boolean {
  const old = dictOf(before, ref);
  const now = dictOf(after, ref);
  if (!old || !now || !sameBut(old, now, [name('Annots')])) return false;
  return appendsOnly(
    arrayOf(before, old.get(name('Annots'))),
    arrayOf(after, now.get(name('Annots'))),
    added,
  );
}

function catalogUnchanged(before: PdfFile, after: PdfFile): boolean {
  const old = before.catalog;
  const now = after.catalog;
  if (old.ref !== now.ref || !sameBut(old.dict, now.dict, [name('AcroForm')])) return false;
  const oldForm = old.dict.get(name('AcroForm'));
  const newForm = now.dict.get(name('AcroForm'));
  return !(oldForm instanceof PDFRef) || oldForm === newForm;
}

function formUnchanged(before: PdfFile, after: PdfFile, added: SignatureField): boolean {
  const old = acroForm(before);
  const now = acroForm(after);
  if (!old || !now || !sameBut(old, now, [name('Fields'), name('SigFlags')])) return false;
  return appendsOnly(
    arrayOf(before, old.get(name('Fields'))),
    arrayOf(after, now.get(name('Fields'))),
    added,
  );
}

function fieldAllowed(before: PdfFile, added: SignatureField): boolean {
  const old = before.object(added.ref);
  if (old === null) return added.dict.keys().every((key) => newFieldKeys.includes(key));
  return old instanceof PDFDict && sameBut(old, added.dict, signedFieldKeys);
}

/** The old elements in their order, then at most the new field. */
function appendsOnly(old: readonly PDFObject[], now: readonly PDFObject[], added: SignatureField): boolean {
  const rest = now.slice(old.length);
  return (
    old.every((value, index) => {
      const other = now[index];
      return other !== undefined && same(value, other);
    }) &&
    rest.length <= 1 &&
    rest.every((value) => value === added.ref)
  );
}

export function sameBut(one: PDFDict, other: PDFDict, except: readonly PDFName[]): boolean {
  const keys = new Set([...one.keys(), ...other.keys()].filter((key) => !except.includes(key)));
  return [...keys].every((key) => same(one.get(key), other.get(key)));
}

export function same(one: PDFObject | undefined, other: PDFObject | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one instanceof PDFRawStream && other instanceof PDFRawStream) {
    return (
      one.dict.toString() === other.dict.toString() && Buffer.compare(one.contents, other.contents) === 0
    );
  }
  return one.constructor === other.constructor && one.toString() === other.toString();
}

function dictOf(file: PdfFile, ref: PDFRef): PDFDict | null {
  const value = file.object(ref);
  return value instanceof PDFDict ? value : null;
}

function generationOf(file: PdfFile, number: number): number {
  const entry = file.entry(number);
  return entry?.kind === 'at' ? entry.generation : 0;
}

/**
 * Numbers that the signed revision refers to and does not define: giving them a meaning later would change what it
 * shows without touching an object of it.
 */
export function danglingNumbers(file: PdfFile): ReadonlySet<number> {
  return reachable(file, [file.trailer]).dangling;
}

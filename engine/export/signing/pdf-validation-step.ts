import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { sameBytes } from './certificate.ts';
import { continuesExactly, danglingNumbers, same, sameBut } from './pdf-changes.ts';
import type { PdfFile } from './pdf-file.ts';
import { reachable } from './pdf-reachable.ts';
import { validationDataOf } from './pdf-validation-data.ts';
import type { ValidationData } from './trust/validation-data.ts';

const name = (text: string) => PDFName.of(text);
const storeKeys = ['Type', 'VRI', 'Certs', 'CRLs', 'OCSPs'];
const relatedKeys = ['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS'];
const streamKeys = ['Length', 'Filter', 'DecodeParms', 'Type'];

/**
 * Whether a step adds validation data and nothing else: the one increment that ISO 32000-2 (12.8.2.2) allows even
 * behind a signature that makes the document final. The catalog may gain a store; only objects that nothing but
 * the store uses may be new or changed; nothing that the store held may be gone.
 */
export function addsOnlyValidationData(before: PdfFile, after: PdfFile): boolean {
  try {
    return (
      continuesExactly(before, after) &&
      catalogGainsStore(before, after) &&
      storeIsWell(after) &&
      touchesOnlyStore(before, after) &&
      keepsAll(validationDataOf(before), validationDataOf(after))
    );
  } catch {
    return false;
  }
}

function catalogGainsStore(before: PdfFile, after: PdfFile): boolean {
  const [old, now] = [before.catalog, after.catalog];
  return old.ref === now.ref && sameBut(old.dict, now.dict, [name('DSS')]) && now.dict.has(name('DSS'));
}

/** Dictionaries with the store's own entries alone, and in its arrays streams without a kind of their own. */
function storeIsWell(file: PdfFile): boolean {
  const store = file.resolve(file.catalog.dict.get(name('DSS')));
  if (!(store instanceof PDFDict) || !hasOnly(store, storeKeys)) return false;
  const related = file.resolve(store.get(name('VRI')));
  const dictionaries = related instanceof PDFDict ? related.values().map((one) => file.resolve(one)) : [];
  if (!dictionaries.every((one) => one instanceof PDFDict && hasOnly(one, relatedKeys))) return false;
  return [...reachable(file, [file.catalog.dict.get(name('DSS'))]).refs].every((ref) => {
    const object = file.object(ref);
    return !(object instanceof PDFRawStream) || hasOnly(object.dict, streamKeys);
  });
}

function hasOnly(dict: PDFDict, keys: readonly string[]): boolean {
  return dict.keys().every((key) => keys.includes(key.decodeText()));
}

/** Every object touched is the catalog, the same as it was, or the store's alone, before as after. */
function touchesOnlyStore(before: PdfFile, after: PdfFile): boolean {
  const shown = reachable(before, rootsBut(before)).refs;
  const stored = reachable(after, [after.catalog.dict.get(name('DSS'))]).refs;
  const dangling = danglingNumbers(before);
  for (const [number, entry] of after.sections[0]?.entries ?? []) {
    const old = before.entry(number);
    const unused = old === null || old.kind === 'free';
    if (entry.kind === 'free') {
      if (!unused) return false;
      continue;
    }
    if (dangling.has(number)) return false;
    const ref = PDFRef.of(number, old?.kind === 'at' ? old.generation : 0);
    if (ref === after.catalog.ref || isSame(before, after, ref)) continue;
    if (shown.has(ref) || !(stored.has(ref) || isCrossReference(after, ref))) return false;
  }
  return true;
}

/** What the document shows is reached from the trailer and the catalog by every way but the store's. */
function rootsBut(file: PdfFile): (PDFObject | undefined)[] {
  const trailer = file.trailer;
  const others = trailer.keys().filter((key) => key !== name('Root'));
  const catalog = file.catalog.dict;
  return [
    ...others.map((key) => trailer.get(key)),
    ...catalog
      .keys()
      .filter((key) => key !== name('DSS'))
      .map((key) => catalog.get(key)),
  ];
}

function isSame(before: PdfFile, after: PdfFile, ref: PDFRef): boolean {
  const old = before.object(ref);
  const now = after.object(ref);
  return old !== null && now !== null && same(old, now);
}

/** A cross-reference stream lists itself. */
function isCrossReference(file: PdfFile, ref: PDFRef): boolean {
  const entry = file.entry(ref.objectNumber);
  return entry?.kind === 'at' && entry.offset === file.startXref;
}

function keepsAll(old: ValidationData, now: ValidationData): boolean {
  const held = (items: readonly Uint8Array[], among: readonly Uint8Array[]) =>
    items.every((item) => among.some((other) => sameBytes(item, other)));
  return (
    held(old.certificates, now.certificates) && held(old.lists, now.lists) && held(old.answers, now.answers)
  );
}

import { PDFArray, PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import { type PdfFile, unreadable } from './pdf-file.ts';

/** A signature field of the interactive form (ISO 32000-2, 12.7.5.5). */
export type SignatureField = {
  readonly name: string;
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** The signature dictionary and the reference to it; null while the field is not signed. */
  readonly signature: { readonly ref: PDFRef; readonly dict: PDFDict } | null;
};

const fieldLimit = 10_000;
const depthLimit = 100;
const name = (text: string) => PDFName.of(text);

/** The AcroForm dictionary, or null. */
export function acroForm(file: PdfFile): PDFDict | null {
  const form = file.resolve(file.catalog.dict.get(name('AcroForm')));
  return form instanceof PDFDict ? form : null;
}

/** Every signature field reachable from the form, in the form's order. @throws AppError PDF_UNREADABLE */
export function signatureFields(file: PdfFile): SignatureField[] {
  const found: SignatureField[] = [];
  const seen = new Set<PDFRef>();
  const visit = (ref: PDFObject, inheritedType: PDFObject | undefined, prefix: string, depth: number) => {
    if (!(ref instanceof PDFRef)) throw unreadable('表单域不是独立对象');
    if (seen.has(ref) || seen.size > fieldLimit || depth > depthLimit) throw unreadable('表单域成环或过多');
    seen.add(ref);
    const dict = file.object(ref);
    if (!(dict instanceof PDFDict)) return;
    const type = dict.get(name('FT')) ?? inheritedType;
    const ownName = textOf(dict.get(name('T')));
    const fullName = [prefix, ownName].filter((part) => part !== '').join('.');
    const kids = file.resolve(dict.get(name('Kids')));
    if (kids instanceof PDFArray) {
      for (const kid of kids.asArray()) visit(kid, type, fullName, depth + 1);
    }
    if (type === name('Sig')) found.push({ name: fullName, ref, dict, signature: signatureOf(file, dict) });
  };
  for (const ref of arrayOf(file, acroForm(file)?.get(name('Fields')))) visit(ref, undefined, '', 0);
  return found;
}

function signatureOf(file: PdfFile, field: PDFDict): SignatureField['signature'] {
  const ref = field.get(name('V'));
  if (ref === undefined) return null;
  const dict = file.resolve(ref);
  if (!(ref instanceof PDFRef) || !(dict instanceof PDFDict))
    throw unreadable('签名域的值不是独立的签名字典');
  return { ref, dict };
}

/** The elements of an array given directly or by reference; none when there is none. */
export function arrayOf(file: PdfFile, value: PDFObject | undefined): PDFObject[] {
  const array = file.resolve(value);
  return array instanceof PDFArray ? array.asArray() : [];
}

/** A PDF text string decoded, or '' for anything else. */
export function textOf(value: PDFObject | null | undefined): string {
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : '';
}

/** The pages in order, as references (ISO 32000-2, 7.7.3). @throws AppError PDF_UNREADABLE */
export function pageRefs(file: PdfFile): PDFRef[] {
  const pages: PDFRef[] = [];
  const seen = new Set<PDFRef>();
  const visit = (ref: PDFObject | undefined, depth: number) => {
    if (!(ref instanceof PDFRef) || seen.has(ref) || depth > depthLimit) throw unreadable('页面树有误');
    seen.add(ref);
    const dict = file.object(ref);
    if (!(dict instanceof PDFDict)) throw unreadable('页面树有误');
    if (dict.has(name('Kids'))) {
      for (const kid of arrayOf(file, dict.get(name('Kids')))) visit(kid, depth + 1);
    } else {
      pages.push(ref);
    }
  };
  visit(file.catalog.dict.get(name('Pages')), 0);
  return pages;
}

/** Whether a signature forbids every later change: DocMDP with P 1, or a field lock with P 1. */
export function locksEverything(file: PdfFile, field: SignatureField): boolean {
  const lock = file.resolve(field.dict.get(name('Lock')));
  if (lock instanceof PDFDict && String(lock.get(name('P'))) === '1') return true;
  const references = arrayOf(file, field.signature?.dict.get(name('Reference')));
  return references.some((reference) => {
    const dict = file.resolve(reference);
    if (!(dict instanceof PDFDict) || dict.get(name('TransformMethod')) !== name('DocMDP')) return false;
    const parameters = file.resolve(dict.get(name('TransformParams')));
    return parameters instanceof PDFDict && String(parameters.get(name('P'))) === '1';
  });
}

/**
 * TEST SUPPORT, not part of the program: makes the manipulated PDFs of the published attack classes, so that tests
 * can show them accepted elsewhere and refused by ours.
 */
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib';
import { buildCms, cmsRoom } from './cms-signature.ts';
import type { Identity } from './identity.ts';
import { PdfFile } from './pdf-file.ts';
import { fillContents, PdfIncrement } from './pdf-increment.ts';
import { acroForm, pageRefs } from './pdf-signature-fields.ts';

const name = (text: string) => PDFName.of(text);

/** Appends objects (number to text) as an unsigned incremental update with a classic table. */
export function appendObjects(pdf: Uint8Array, objects: Readonly<Record<number, string>>): Uint8Array {
  const file = new PdfFile(pdf);
  let text = '';
  let table = '';
  for (const [number, body] of Object.entries(objects)) {
    const offset = String(pdf.length + text.length).padStart(10, '0');
    table += `${number} 1\n${offset} 00000 n \n`;
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(file.highestObjectNumber, ...Object.keys(objects).map(Number)) + 1;
  const trailer = `<</Size ${size}/Root ${file.catalog.ref}/Prev ${file.startXref}>>`;
  const at = pdf.length + text.length;
  return Uint8Array.from(
    Buffer.concat([
      pdf,
      Buffer.from(`${text}xref\n${table}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1'),
    ]),
  );
}

/** The body of the first page with other content: object numbers to texts, for `appendObjects`. */
export function replacedPage(pdf: Uint8Array): Record<number, string> {
  const file = new PdfFile(pdf);
  const ref = firstPage(file);
  const page = file.object(ref);
  if (!(page instanceof PDFDict)) throw new Error('no page');
  const content = 'BT /F1 20 Tf 80 700 Td (fine 1 yuan) Tj ET';
  const free = file.highestObjectNumber + 1;
  const copy = page.clone();
  copy.set(name('Contents'), PDFRef.of(free));
  return {
    [ref.objectNumber]: copy.toString(),
    [free]: `<</Length ${content.length}>>stream\n${content}\nendstream`,
  };
}

export function firstPage(file: PdfFile): PDFRef {
  const ref = pageRefs(file)[0];
  if (!ref) throw new Error('no page');
  return ref;
}

/**
 * A further hidden signature of `identity` with something slipped into the same increment: what an attacker with any
 * certificate can make, so that the file ends covered.
 */
export async function signAlong(
  pdf: Uint8Array,
  { identity, at }: { readonly identity: Identity; readonly at: Date },
  slip: (increment: PdfIncrement, file: PdfFile, field: PDFDict) => void,
): Promise<Uint8Array> {
  const file = new PdfFile(pdf);
  const increment = new PdfIncrement(file);
  const { context } = increment;
  const signatureRef = context.nextRef();
  const field = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    F: 134,
    Rect: [0, 0, 0, 0],
    V: signatureRef,
  });
  const ref = context.register(field);
  const formRef = file.catalog.dict.get(name('AcroForm'));
  const form = formRef instanceof PDFRef ? increment.change(formRef) : null;
  const fields = acroForm(file)?.get(name('Fields'));
  if (!form || !(fields instanceof PDFArray)) throw new Error('sign once before');
  form.set(name('Fields'), context.obj([...fields.asArray(), ref]));
  slip(increment, file, field);
  const slot = increment.write(
    signatureRef,
    `/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:${at.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z)`,
    { room: cmsRoom(identity), seed: '' },
  );
  const content = [slot.bytes.subarray(0, slot.gapStart), slot.bytes.subarray(slot.gapEnd)];
  return fillContents(slot, await buildCms(content, identity));
}

/** Signature wrapping: the signature dictionary redefined further on, its range still naming the old bytes. */
export function wrapSignature(pdf: Uint8Array, others: Readonly<Record<number, string>>): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const match = /(\d+) 0 obj\n(<<\/Type\/Sig[\s\S]*?>>)\nendobj/.exec(text);
  if (!match?.[1] || !match[2]) throw new Error('no signature dictionary');
  return appendObjects(pdf, { ...others, [Number(match[1])]: match[2] });
}

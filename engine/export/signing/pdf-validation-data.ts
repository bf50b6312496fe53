import { deflateSync } from 'node:zlib';
import { PDFDict, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PdfFile } from './pdf-file.ts';
import type { PdfIncrement } from './pdf-increment.ts';
import { arrayOf } from './pdf-signature-fields.ts';
import { decodeStream } from './pdf-stream.ts';
import { distinct, type ValidationData } from './trust/validation-data.ts';

const name = (text: string) => PDFName.of(text);
/** The store's arrays (ISO 32000-2, table 261). */
const arrays = { certificates: 'Certs', lists: 'CRLs', answers: 'OCSPs' } as const satisfies Record<
  keyof ValidationData,
  string
>;

/** The document security store: the certificates, lists and answers that a PDF carries. What cannot be read is left out. */
export function validationDataOf(file: PdfFile): ValidationData {
  const store = file.resolve(file.catalog.dict.get(name('DSS')));
  const read = (key: string) => (store instanceof PDFDict ? streamsOf(file, store, key) : []);
  return {
    certificates: read(arrays.certificates),
    lists: read(arrays.lists),
    answers: read(arrays.answers),
  };
}

/** The unpacked streams of one array of the store. */
export function streamsOf(file: PdfFile, store: PDFDict, key: string): Uint8Array[] {
  return arrayOf(file, store.get(name(key))).flatMap((item) => {
    const stream = file.resolve(item);
    if (!(stream instanceof PDFRawStream)) return [];
    try {
      return [Uint8Array.from(decodeStream(stream))];
    } catch {
      return [];
    }
  });
}

/**
 * Puts validation data into an increment, behind what the document carries (ETSI EN 319 142-1, 5.4.2). Without a VRI
 * dictionary, which is optional and names signatures by a hash that is not known before they are made.
 * @returns whether there was anything new to put in.
 */
export function addValidationData(file: PdfFile, increment: PdfIncrement, data: ValidationData): boolean {
  const old = validationDataOf(file);
  const entry = file.catalog.dict.get(name('DSS'));
  const before = file.resolve(entry);
  const { context } = increment;
  const store = before instanceof PDFDict ? before.clone(context) : context.obj({ Type: 'DSS' });
  let added = false;
  for (const part of ['certificates', 'lists', 'answers'] as const) {
    const fresh = distinct([...old[part], ...data[part]]).slice(distinct(old[part]).length);
    if (fresh.length === 0) continue;
    added = true;
    const refs = fresh.map((der) =>
      context.register(context.stream(deflateSync(der), { Filter: 'FlateDecode' })),
    );
    store.set(name(arrays[part]), context.obj([...arrayOf(file, store.get(name(arrays[part]))), ...refs]));
  }
  if (!added) return false;
  if (entry instanceof PDFRef) context.assign(entry, store);
  else increment.change(file.catalog.ref).set(name('DSS'), context.register(store));
  return true;
}

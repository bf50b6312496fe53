import { AppError } from '../../contract/app-error.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import { bearsNumber } from '../forms/bears-number.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';

/**
 * Empty sheets of a form as one PDF: one a number, or `copies` without numbers. Throws PRINT_FAILED, and DOCUMENT_STATE
 * where a form that bears no number is to have some.
 */
export async function blankForm(
  form: LoadedForm,
  numbers: readonly string[],
  copies: number,
  printPdf: PdfPrinter,
): Promise<Uint8Array> {
  const { title } = form.definition;
  if (numbers.length > 0 && !bearsNumber(form))
    throw new AppError('DOCUMENT_STATE', { title, state: '不编文号', act: '预留文号' });
  if (numbers.length === 0) return repeated(await printForm(form, {}, printPdf), copies);
  const sheets: Uint8Array[] = [];
  for (const number of numbers) sheets.push(await printForm(form, { number }, printPdf));
  return joined(sheets);
}

/** A form with a content, as it prints. Throws PRINT_FAILED. */
export async function printForm(
  form: LoadedForm,
  content: Readonly<Record<string, unknown>>,
  printPdf: PdfPrinter,
): Promise<Uint8Array> {
  const { title } = form.definition;
  const blocks = resolveLayout(form, content, []);
  return (await printPdf({ title, blocks, page: form.layout.page, watermark: null, seal: null })).pdf;
}

const repeated = (sheet: Uint8Array, copies: number) =>
  copies === 1 ? Promise.resolve(sheet) : joined(Array.from({ length: copies }, () => sheet));

async function joined(sheets: readonly Uint8Array[]): Promise<Uint8Array> {
  const { PDFDocument } = await import('pdf-lib');
  const all = await PDFDocument.create();
  for (const sheet of sheets) {
    const one = await PDFDocument.load(sheet);
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
  }
  return all.save();
}

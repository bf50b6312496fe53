import { AppError } from '../../contract/app-error.ts';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import { bearsNumber } from '../forms/bears-number.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { blocksForHand } from './hand-room.ts';

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
  const print = (content: Readonly<Record<string, unknown>>) =>
    printBlocks(form, blocksForHand(form, content), printPdf);
  if (numbers.length === 0) return repeated(await print({}), copies);
  const sheets: Uint8Array[] = [];
  for (const number of numbers) sheets.push(await print({ number }));
  return joined(sheets);
}

/** A form with a content, as it prints. Throws PRINT_FAILED. */
export function printForm(
  form: LoadedForm,
  content: Readonly<Record<string, unknown>>,
  printPdf: PdfPrinter,
): Promise<Uint8Array> {
  return printBlocks(form, resolveLayout(form, content, []), printPdf);
}

async function printBlocks(
  form: LoadedForm,
  blocks: readonly ResolvedBlock[],
  printPdf: PdfPrinter,
): Promise<Uint8Array> {
  const { title } = form.definition;
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

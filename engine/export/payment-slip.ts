import { AppError } from '../../contract/app-error.ts';
import type { CellBlock, ParagraphBlock, Run, TableBlock } from '../../contract/blocks.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { PdfPrinter, PrintedPdf } from '../../contract/print.ts';
import { wasIssued } from '../cases/document-state.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { formatYuan } from '../values/money.ts';
import { moneyInCapitals } from '../values/money-in-capitals.ts';
import { archivePdf } from './signing/pdf-archive.ts';

const title = '缴款单';
/** Decisions that may fix a fine. */
export const slipForms: readonly string[] = ['penalty-decision', 'summary-penalty-decision'];
const margin = { top: 37, right: 26, bottom: 35, left: 28 } as const;
const millimetre = 72 / 25.4;
const codeSize = 45;
const howToPay = '扫下面的二维码缴款；也可以凭决定书文号到代收机构缴纳。';

/**
 * What the code of a slip holds: the station's payment address with the decision's number, in the place of `{number}`
 * or else at the end. Nothing else, and no network is needed to make it.
 */
export function paymentCode(address: string, number: string): string {
  const encoded = encodeURIComponent(number);
  return address.includes('{number}') ? address.replaceAll('{number}', encoded) : `${address}${encoded}`;
}

/** A finished slip, and the faces that it was set in. */
export type PaymentSlip = { readonly pdf: Uint8Array; readonly faces: readonly string[] };

/**
 * The payment slip of an issued decision with a fine, one page with a QR code, as PDF. It is no document of the case:
 * no number, no seal, no signature. @throws AppError DOCUMENT_STATE, INPUT_INVALID, FONT_MISSING_GLYPH, PRINT_FAILED
 */
export async function paymentSlip(
  document: CaseDocument,
  { payee, agency }: StationSettings,
  printPdf: PdfPrinter,
  at: Date,
): Promise<PaymentSlip> {
  const fine = fineToPay(document);
  const address = payee.paymentAddress?.trim() ?? '';
  if (address === '') {
    throw new AppError('INPUT_INVALID', { place: '设置—本站—罚款缴纳—缴款网址', problem: '还没有填写' });
  }
  const number = document.number ?? '';
  const rows: readonly (readonly [string, string])[] = [
    ['决定书文号', number],
    ['当事人', textOf(document, 'personName') || textOf(document, 'organizationName')],
    ['罚款金额', `${formatYuan(fine)}（大写：${moneyInCapitals(fine)}）`],
    ['缴款期限', '自收到行政处罚决定书之日起十五日内（行政处罚法第六十七条第三款）'],
    ['代收机构', textOf(document, 'payeeBank') || payee.bank],
    ['户名', payee.accountName],
    ['账号', textOf(document, 'payeeAccount') || payee.account],
    ['处罚机关', agency.name],
  ];
  const printed = await printPdf({
    title,
    blocks: [
      { kind: 'title', id: 'title', lines: [title] },
      table([...rows.filter(([, value]) => value !== ''), ['缴款方式', howToPay]]),
    ],
    page: { margin, pageNumber: 'none', pageFoot: null },
    watermark: null,
    seal: null,
  });
  requireGlyphs(printed);
  const pdf = await withCode(printed, paymentCode(address, number));
  return {
    pdf: archivePdf(pdf, { title: `${title} ${number}`, author: agency.name, at }),
    faces: printed.faces,
  };
}

/** In fen. @throws AppError DOCUMENT_STATE where nothing is to be paid at a bank or electronically. */
function fineToPay(document: CaseDocument): number {
  const { fine, paymentMethod } = document.content;
  const refuse = (state: string) =>
    new AppError('DOCUMENT_STATE', { title: '这份文书', state, act: '打印缴款单' });
  if (!slipForms.includes(document.form)) throw refuse('不是处罚决定书');
  if (!wasIssued(document)) throw refuse('没有签发');
  if (document.state !== 'issued') throw refuse('已经作废或者撤回');
  if (typeof fine !== 'number' || fine <= 0) throw refuse('没有罚款');
  // 行政处罚法第六十八条、第六十九条
  if (paymentMethod === 'onSpot') throw refuse('是当场收缴罚款');
  return fine;
}

/** A name with a character that no face has is never printed as a box. */
function requireGlyphs({ missing }: PrintedPdf): void {
  const [first] = missing;
  if (first) throw new AppError('FONT_MISSING_GLYPH', { title, field: '缴款单', character: first.character });
}

/** In the last cell, where a seal would stand. @throws AppError PRINT_FAILED */
async function withCode({ pdf, sealPlace }: PrintedPdf, text: string): Promise<Uint8Array> {
  if (!sealPlace) throw new AppError('PRINT_FAILED', { title, problem: '找不到二维码的位置' });
  const { PDFDocument } = await import('pdf-lib');
  const { qrPicture } = await import('./revision/qr-picture.ts');
  const file = await PDFDocument.load(pdf);
  const image = await file.embedPng(qrPicture(text));
  const size = codeSize * millimetre;
  const x = sealPlace.x + (sealPlace.width - size) / 2;
  const y = sealPlace.y + (sealPlace.height - size) / 2;
  file.getPage(sealPlace.page).drawImage(image, { x, y, width: size, height: size });
  return file.save();
}

function textOf({ content }: CaseDocument, field: string): string {
  const value = content[field];
  return typeof value === 'string' ? value : '';
}

function table(rows: readonly (readonly [string, string])[]): TableBlock {
  const code: CellBlock = { kind: 'seal', id: 'code', label: [], date: [] };
  return {
    kind: 'table',
    id: 'facts',
    columns: [0.25, 0.75],
    rows: [
      ...rows.map(([name, value]) => row(name, 10, paragraph(name, value))),
      row('缴款二维码', codeSize + 10, code),
    ],
  };
}

function row(name: string, minHeight: number, block: CellBlock): TableBlock['rows'][number] {
  return { id: name, head: false, minHeight, cells: [cell(paragraph(`${name}-name`, name)), cell(block)] };
}

function cell(block: CellBlock): TableBlock['rows'][number]['cells'][number] {
  return { colspan: 1, rowspan: 1, align: 'left', valign: 'middle', vertical: false, blocks: [block] };
}

function paragraph(id: string, text: string): ParagraphBlock {
  const runs: readonly Run[] = [{ kind: 'text', text }];
  return { kind: 'paragraph', id, role: 'cell', align: 'left', indent: 0, runs };
}

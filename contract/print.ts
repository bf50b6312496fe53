import type { PageStyle, ResolvedBlock } from './blocks.ts';

/** Across every page of what is no document in force. */
export type Watermark = '草稿' | '作废' | '撤回';

/** What the hidden print window is fed: one document, resolved, to be broken into A4 pages and printed. */
export type PrintJob = {
  readonly title: string;
  readonly blocks: readonly ResolvedBlock[];
  readonly page: PageStyle;
  readonly watermark: Watermark | null;
  /** Seal picture as a data URL (PNG or SVG), drawn over the seal block; null draws none. */
  readonly seal: string | null;
};

/** A place on a page, in PDF points from the lower left corner; `page` counts from 0. */
export type PagePlace = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A character that no face at hand can draw; `pointer` is the field it stands in, null in the form's own wording. */
export type MissingGlyph = { readonly pointer: string | null; readonly character: string };

/** The printed file, and where its seal lies (for the visible signature). */
export type PrintedPdf = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sealPlace: PagePlace | null;
  /** Family names of the faces actually used, for the document's record. */
  readonly faces: readonly string[];
  readonly missing: readonly MissingGlyph[];
};

/** How the engine asks for a PDF; the shell, or the terminal's hidden window, stands behind it. Throws PRINT_UNAVAILABLE, PRINT_FAILED. */
export type PdfPrinter = (job: PrintJob) => Promise<PrintedPdf>;

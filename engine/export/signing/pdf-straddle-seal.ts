import { PDFDict, PDFName, PDFNumber, type PDFRef, PDFString } from 'pdf-lib';
import { type PdfFile, unreadable } from './pdf-file.ts';
import type { PdfIncrement } from './pdf-increment.ts';
import { embedPng } from './pdf-seal-image.ts';
import { arrayOf, pageRefs } from './pdf-signature-fields.ts';

/** One picture cut into slices, a slice a page, at the right edges. */
export type StraddleSeal = {
  /** PNG, alpha allowed. */
  readonly png: Uint8Array;
  /** Width and height of the whole seal. */
  readonly millimetres: number;
};

/** A slice narrower than this shows nothing that could be matched; more pages than fit get a seal of their own. */
const mostPages = 12;
const depthLimit = 100;
const name = (text: string) => PDFName.of(text);

/**
 * Stamps a straddle seal (骑缝章) over a document's pages: fanned out, the slices at the right edges join to the whole
 * picture, so that a page taken out or exchanged is seen. The slices are stamp annotations (ISO 32000-2, 12.5.6.12),
 * printed, locked, and put in before the first signature, which covers them. A document of one page gets none.
 */
export async function addStraddleSeal(
  file: PdfFile,
  increment: PdfIncrement,
  seal: StraddleSeal,
): Promise<void> {
  const pages = pageRefs(file);
  if (pages.length < 2) return;
  const { context } = increment;
  const image = await embedPng(context, seal.png);
  const size = (seal.millimetres / 25.4) * 72;
  for (const group of groupsOf(pages.length)) {
    const width = size / group.count;
    for (let slice = 0; slice < group.count; slice += 1) {
      const ref = pages[group.first + slice];
      if (!ref) continue;
      const [, bottom, right, top] = boxOf(file, ref);
      const low = (bottom + top) / 2 - size / 2;
      // The whole picture, moved left by the slices before; the box shows one slice of it.
      const form = context.stream(`q ${size} 0 0 ${size} ${-slice * width} 0 cm /Im0 Do Q`, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, width, size],
        Resources: { XObject: { Im0: image } },
      });
      const stamp = context.obj({
        Type: 'Annot',
        Subtype: 'Stamp',
        // Print, ReadOnly and Locked.
        F: 4 + 64 + 128,
        Rect: [right - width, low, right, low + size],
        P: ref,
        NM: PDFString.of(`straddle-${group.first + slice + 1}`),
        AP: { N: context.register(form) },
      });
      increment.annotate(ref, context.register(stamp));
    }
  }
}

/** Pages in as few and as even groups as there must be, each of two pages or more. */
function groupsOf(pages: number): { readonly first: number; readonly count: number }[] {
  const groups = Math.ceil(pages / mostPages);
  return Array.from({ length: groups }, (_, index) => {
    const first = Math.floor((index * pages) / groups);
    return { first, count: Math.floor(((index + 1) * pages) / groups) - first };
  });
}

/** What is seen of a page: its /CropBox, else its /MediaBox, its own or inherited (ISO 32000-2, 7.7.3.4). */
export function boxOf(file: PdfFile, page: PDFRef): readonly [number, number, number, number] {
  for (const key of ['CropBox', 'MediaBox']) {
    let node = file.object(page);
    for (let depth = 0; node instanceof PDFDict && depth < depthLimit; depth += 1) {
      const sides = arrayOf(file, node.get(name(key))).map((side) =>
        side instanceof PDFNumber ? side.asNumber() : Number.NaN,
      );
      const [left, bottom, right, top] = sides;
      if (left !== undefined && bottom !== undefined && right !== undefined && top !== undefined) {
        return [left, bottom, right, top];
      }
      node = file.resolve(node.get(name('Parent')));
    }
  }
  throw unreadable('页面没有尺寸');
}

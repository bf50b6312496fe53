import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import { blockTexts } from '../forms/block-text.ts';
import { type LoadedForm, loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { randomContent } from '../forms/testing/random-content.ts';
import { printableText } from '../values/printable-text.ts';
import { builtPrinter } from './testing/built-printer.ts';

const root = join(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
let printer: ReturnType<typeof builtPrinter>;
let folder: string;

beforeAll(() => {
  printer = builtPrinter();
  folder = mkdtempSync(join(tmpdir(), 'anjuan-page-box-'));
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
type Word = Box & { readonly text: string; readonly page: number };

const points = (millimetres: number) => (millimetres / 25.4) * 72;
const [width, height] = [points(210), points(297)];
/** Points that rounding and a glyph's own overhang may take. */
const slack = 2;
/** The empty half of a full-width bracket or stop, which is set beyond the line's end without a drop of ink there. */
const emptyHalf = /^[（〔《「，。、；：）〕》」]|[（〔《「，。、；：）〕》」]$/;

/** Where every word lies, as pdftotext reads it. */
function words(pdf: Uint8Array): Word[] {
  const file = join(folder, 'page.pdf');
  writeFileSync(file, pdf);
  const html = execFileSync('pdftotext', ['-bbox', '-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return html
    .split('<page ')
    .slice(1)
    .flatMap((part, page) =>
      [
        ...part.matchAll(
          /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g,
        ),
      ].map(([, left, top, right, bottom, text = '']) => ({
        page,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text,
      })),
    );
}

const han = (text: string) => text.match(/\p{Script=Han}/gu) ?? [];

/** Chinese characters of the page that the PDF shows less often; heads that are repeated show more often. */
function lost(blocks: readonly ResolvedBlock[], shown: readonly Word[]): string[] {
  const count = new Map<string, number>();
  for (const { text } of shown) for (const one of han(text)) count.set(one, (count.get(one) ?? 0) + 1);
  for (const one of han(printableText(blocks.flatMap(blockTexts).join(''))))
    count.set(one, (count.get(one) ?? 0) - 1);
  return [...count].filter(([, rest]) => rest < 0).map(([one]) => one);
}

async function printed(form: LoadedForm, content: Readonly<Record<string, unknown>>) {
  const blocks = resolveLayout(form, content, []);
  const { pdf, pages } = await printer.printPdf({
    title: form.definition.title,
    blocks,
    page: form.layout.page,
    watermark: null,
    seal: null,
  });
  return { blocks, pages, shown: words(pdf) };
}

describe.each(library.forms.map((form) => [form.definition.id, form] as const))('%s', (_id, form) => {
  it('prints whatever a person can type inside the margins, across as many pages as it takes', async () => {
    const { left, right, top } = form.layout.page.margin;
    const box: Box = {
      left: points(left) - slack,
      top: points(top) - slack,
      right: width - points(right) + slack,
      // Page numbers and the line of signatures stand in the lower margin.
      bottom: height - points(8),
    };
    for (const content of fc.sample(randomContent(form.schema), { numRuns: 2, seed: 20_260_311 })) {
      const { blocks, shown } = await printed(form, content);
      const outside = shown.filter((word) => {
        // A face's box may be much higher than its signs: the middle of it stands in the line.
        const middle = (word.top + word.bottom) / 2;
        // The joiner of an emoji takes no room; pdftotext gives it some.
        const more = word.text.includes('\u200d') ? 20 : emptyHalf.test(word.text) ? 8 : 0;
        const across = word.left < box.left - more || word.right > box.right + more;
        return across || middle < box.top || middle > box.bottom;
      });
      expect(outside).toEqual([]);
      expect(lost(blocks, shown)).toEqual([]);
    }
  }, 60_000);
});

/** Sheets that several people sign: nobody signs a second page that bears an opinion's line alone. */
const sheets = library.forms.filter(
  ({ definition: { id } }) =>
    id.endsWith('-approval') ||
    ['scene-record', 'case-filing-register', 'service-address-confirmation'].includes(id),
);

describe.each(sheets.map((form) => [form.definition.id, form] as const))('%s', (_id, form) => {
  it('fits a page as its sample and empty', async () => {
    expect((await printed(form, form.sample)).pages).toBe(1);
    expect((await printed(form, {})).pages).toBe(1);
  });
});

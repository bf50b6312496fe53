import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { docxDocument } from './docx/docx-document.ts';
import { builtPrinter } from './testing/built-printer.ts';

const library = loadFormLibrary(join(import.meta.dirname, '..', '..'));
let printer: ReturnType<typeof builtPrinter>;
let folder: string;

beforeAll(() => {
  printer = builtPrinter();
  folder = mkdtempSync(join(tmpdir(), 'anjuan-page-number-'));
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Millimetres from the paper's edges of the last line of each page, as pdftotext reads it, and the line's text. */
function lastLines(file: string) {
  const html = execFileSync('pdftotext', ['-bbox-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
  const millimetres = (value: string | undefined) => (Number(value) / 72) * 25.4;
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const found = [
        ...page.matchAll(
          /<line xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([\s\S]*?)<\/line>/g,
        ),
      ].map(([, left, top, right, bottom, words = '']) => ({
        text: words.replace(/<[^>]*>|\s/g, ''),
        left: millimetres(left),
        right: 210 - millimetres(right),
        below: (millimetres(top) + millimetres(bottom)) / 2,
      }));
      const lowest = Math.max(...found.map(({ below }) => below));
      const last = found.filter(({ below }) => lowest - below < 1).toSorted((a, b) => a.left - b.left);
      return {
        text: last.map(({ text }) => text).join(''),
        left: last[0]?.left ?? 0,
        right: last.at(-1)?.right ?? 0,
        below: lowest,
      };
    });
}

/** The sample of a form made longer, in print and, through LibreOffice, in Word. */
async function bothOf(id: string, field: string, length: number) {
  const form = library.form(id);
  if (!form) throw new Error(id);
  const blocks = resolveLayout(form, { ...form.sample, [field]: '经查证属实。'.repeat(length) }, []);
  const { title } = form.definition;
  const { page } = form.layout;
  const { pdf } = await printer.printPdf({ title, blocks, page, watermark: null, seal: null });
  const [printed, docx] = [join(folder, 'printed.pdf'), join(folder, 'word.docx')];
  writeFileSync(printed, pdf);
  writeFileSync(docx, await docxDocument(blocks, { title, page, watermark: null, seal: null }));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, docx], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return [lastLines(printed), lastLines(join(folder, 'word.pdf'))];
}

it('a letter of several pages is numbered as GB/T 9704-2012, 7.5 wants, from the second page, in print and in Word', async () => {
  for (const pages of await bothOf('penalty-decision', 'facts', 120)) {
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]?.text).not.toMatch(/^—\d+—$/);
    const [, second, third] = pages;
    expect([second?.text, third?.text]).toEqual(['—2—', '—3—']);
    // A character (4号: 4.9 mm) in from the type area (28 mm left, 26 mm right), even pages left, odd pages right.
    expect(second?.left).toBeCloseTo(28 + 4.9, -0.3);
    expect(third?.right).toBeCloseTo(26 + 4.9, -0.3);
    // The dashes stand 7 mm below the type area, which ends 35 mm above the paper's edge.
    for (const line of [second, third])
      expect(Math.abs((line?.below ?? 0) - (297 - 35 + 7))).toBeLessThan(1.5);
  }
}, 180_000);

it('a table that runs on says of its further pages which of how many they are', async () => {
  for (const pages of await bothOf('case-filing-register', 'summary', 250)) {
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]?.text).not.toContain('共');
    expect(pages.slice(1).map((line) => line?.text)).toEqual(
      pages.slice(1).map((_, index) => `第${index + 2}页共${pages.length}页`),
    );
  }
}, 180_000);

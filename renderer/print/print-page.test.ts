import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { LaidOut } from '../../contract/bridge.ts';
import type { PrintJob } from '../../contract/print.ts';
import { blockTexts } from '../../engine/forms/block-text.ts';
import { filledContent } from '../../engine/forms/filled-content.ts';
import { loadFormLibrary } from '../../engine/forms/form-library.ts';
import { resolveLayout } from '../../engine/forms/resolve-layout.ts';
import { type BuiltPages, builtPages } from '../paper/testing/built-pages.ts';

const library = loadFormLibrary(process.cwd());
let pages: BuiltPages;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-print-'));
  pages = await builtPages({ print: 'print.html' });
  page = await pages.open('print.html', () => {
    // The preload's part: keeps what the page registers.
    Object.assign(window, { anjuanPrint: { onJob: (layOut: unknown) => Object.assign(window, { layOut }) } });
  });
  await page.waitForFunction(() => 'layOut' in window);
}, 120_000);

afterAll(async () => {
  await pages?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function layOut(job: PrintJob): Promise<LaidOut> {
  return page.evaluate(
    (given) => (window as unknown as { layOut: (job: PrintJob) => Promise<LaidOut> }).layOut(given),
    job,
  );
}

/** Text of the drawn pages in order, without what runs on every page and without repeated heads. */
async function drawnText(): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.paper-flow')]
      .map((flow) => {
        const copy = flow.cloneNode(true) as HTMLElement;
        for (const head of copy.querySelectorAll('thead')) head.remove();
        return copy.textContent;
      })
      .join(''),
  );
}

const plain = (text: string) => text.replace(/\s/g, '');
const sorted = (text: string) => [...plain(text)].sort().join('');

describe.each(library.forms.map((form) => [form.definition.id, form] as const))('%s', (id, form) => {
  const job = (blocks: readonly ResolvedBlock[]): PrintJob => ({
    title: form.definition.title,
    blocks,
    page: form.layout.page,
    watermark: null,
    seal: null,
  });

  test('sample, empty and overfull content are printed character by character', async () => {
    const contents = {
      sample: form.sample,
      empty: {},
      overfull: filledContent(form.schema, { textLength: 1500, rows: 30 }),
    };
    for (const [name, content] of Object.entries(contents)) {
      const blocks = resolveLayout(form, content, []);
      const laidOut = await layOut(job(blocks));
      const expected = blocks.flatMap(blockTexts).join('');
      const drawn = await drawnText();
      // A row parted between pages is read page by page, so only there the order differs from the blocks'.
      expect(sorted(drawn), name).toBe(sorted(expected));
      if (name !== 'overfull') expect(plain(drawn)).toBe(plain(expected));
      const file = join(process.env.ANJUAN_KEEP ?? folder, `${id}-${name}.pdf`);
      writeFileSync(
        file,
        await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, tagged: true }),
      );
      const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
      expect(info, name).toContain(`Pages:           ${laidOut.pages}\n`);
      const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' });
      expect(fonts).not.toContain('Type 3');
      const overflow = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.paper-sheet')]
          .filter((one) => one.scrollHeight > one.clientHeight + 1)
          .map((one) => `page ${one.dataset.page}: ${one.scrollHeight - one.clientHeight} px`),
      );
      expect(overflow, `${name}: pages that are too full`).toEqual([]);
    }
  });
});

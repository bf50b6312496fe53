import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { LaidOut } from '../../contract/bridge.ts';
import type { PrintJob } from '../../contract/print.ts';
import { blockTexts } from '../../engine/forms/block-text.ts';
import { filledContent } from '../../engine/forms/filled-content.ts';
import { loadFormLibrary } from '../../engine/forms/form-library.ts';
import { resolveLayout } from '../../engine/forms/resolve-layout.ts';
import { randomContent } from '../../engine/forms/testing/random-content.ts';
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

/** Pages that hold more than fits on them, down or across. */
const tooFull = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.paper-sheet')]
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
      .map((one) => `page ${one.dataset.page}: ${one.scrollHeight - one.clientHeight} px`),
  );

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
      expect(await tooFull(), `${name}: pages that are too full`).toEqual([]);
    }
  });

  test('whatever a person can type stays on its pages, and all of it is there', async () => {
    for (const content of fc.sample(randomContent(form.schema), { numRuns: 2, seed: 5_910 })) {
      const blocks = resolveLayout(form, content, []);
      await layOut(job(blocks));
      expect(sorted(await drawnText())).toBe(sorted(blocks.flatMap(blockTexts).join('')));
      expect(await tooFull()).toEqual([]);
    }
  });
});

describe('a decision with its seal', () => {
  const form = library.form('penalty-decision');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="19" fill="none" stroke="#c00" stroke-width="1.5"/></svg>';
  const sealed = {
    title: '行政处罚决定书',
    blocks: form ? resolveLayout(form, form.sample, []) : [],
    page: form?.layout.page ?? {
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
      pageNumber: 'none',
      pageFoot: null,
    },
    watermark: '草稿',
    seal: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  } as const;

  test('the seal lies over name and date, 40 mm across, and its place is told in points', async () => {
    const { sealPlace, pages: count, faces } = await layOut(sealed);
    const file = join(process.env.ANJUAN_KEEP ?? folder, 'sealed.pdf');
    writeFileSync(
      file,
      await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, tagged: true }),
    );
    expect(sealPlace?.page).toBe(count - 1);
    // 40 mm = 113.39 pt.
    expect(sealPlace?.width).toBeCloseTo(113.39, 0);
    expect(sealPlace?.height).toBeCloseTo(113.39, 0);
    const words = wordsOf(file, count);
    const name = words.find((word) => word.text.includes('(印章)') || word.text.includes('交通运输局'));
    const place = sealPlace ?? { page: 0, x: 0, y: 0, width: 0, height: 0 };
    expect(name).toBeDefined();
    if (!name) return;
    // The middle of the agency's name lies under the seal's; poppler counts from the top (A4: 841.89 pt).
    const middle = 841.89 - (name.top + name.bottom) / 2;
    expect(middle).toBeGreaterThan(place.y);
    expect(middle).toBeLessThan(place.y + place.height);
    // What the file itself holds, but for the face's style.
    const held = execFileSync('pdffonts', [file], { encoding: 'utf8' });
    for (const face of faces) expect(held.replace(/\s/g, '')).toContain(face.replace(/\s/g, ''));
  });

  test('what was not issued is marked on every page', async () => {
    await layOut(sealed);
    const marks = await page.evaluate(() =>
      [...document.querySelectorAll('.paper-sheet')].map(
        (one) => one.querySelector('.paper-watermark')?.textContent,
      ),
    );
    expect(new Set(marks)).toEqual(new Set(['草稿']));
  });
});

type Word = { readonly text: string; readonly top: number; readonly bottom: number };

/** Words of one page (from 1) with their places, as another reader of the PDF sees them. */
function wordsOf(file: string, number: number): Word[] {
  const page = String(number);
  const html = execFileSync('pdftotext', ['-bbox', '-f', page, '-l', page, file, '-'], { encoding: 'utf8' });
  return [...html.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(
    ([, top, bottom, text]) => ({ text: text ?? '', top: Number(top), bottom: Number(bottom) }),
  );
}

test('a character that no face has is named with its field; rare ones that a face has are not', async () => {
  const page = {
    margin: { top: 25, right: 25, bottom: 25, left: 25 },
    pageNumber: 'none',
    pageFoot: null,
  } as const;
  const field = (pointer: string, text: string) =>
    ({ kind: 'field', pointer, text, blank: '', width: 0, underline: false }) as const;
  const runs = [field('/a', '张三〔2026〕①㎡'), field('/b', '李\u{10fffe}')];
  const blocks = [{ kind: 'paragraph', id: 'p', role: 'body', align: 'left', indent: 0, runs }] as const;
  const laidOut = await layOut({ title: '试', blocks, page, watermark: null, seal: null });
  expect(laidOut.missing).toEqual([{ pointer: '/b', character: '\u{10fffe}' }]);
});

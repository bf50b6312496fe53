import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasTools, inFolder, pdfsig, pdfText, qpdfCheck } from './independent-verifiers.ts';
import { signPdf } from './pdf-signature.ts';
import { writePng } from './png-writer.ts';
import { makeAuthority, type TestAuthority } from './signing-test-support.ts';
import { verifyPdf } from './verify-pdf.ts';

let pki: TestAuthority;
let at: Date;
/** A seal of one even colour, so that every pixel of a slice is its own. */
const solid = writePng({ width: 60, height: 60 }, [200, 0, 0], new Uint8Array(3600).fill(255));

beforeAll(() => {
  pki = makeAuthority();
  at = new Date();
});

async function pages(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < count; page += 1) document.addPage([595, 842]).drawText(`Page ${page + 1}`);
  return document.save({ useObjectStreams: false });
}

const sign = (pdf: Uint8Array, fieldName = 'agency', lock = false) =>
  signPdf(pdf, {
    identity: fieldName === 'agency' ? pki.rsa : pki.ec,
    at,
    fieldName,
    name: '某某县交通运输局',
    reason: '签发',
    location: '某某县',
    certify: true,
    lock,
    straddle: { png: solid, millimetres: 42 },
  });

/** Red columns of a page rendered at 72 dpi: [first, count], and its width. */
function redColumns(pdf: Uint8Array, page: number): { first: number; count: number; width: number } {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '72', '-f', `${page}`, '-l', `${page}`, '-singlefile', 'a.pdf', 'a'], {
      cwd: folder,
    });
    const ppm = readFileSync(join(folder, 'a.ppm'));
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'));
    const [width, height] = [Number(head?.[1]), Number(head?.[2])];
    const start = head?.[0].length ?? 0;
    const row = start + Math.floor(height / 2) * width * 3;
    const red = Array.from({ length: width }, (_, x) => x).filter(
      (x) => (ppm[row + x * 3] ?? 0) > 150 && (ppm[row + x * 3 + 1] ?? 255) < 100,
    );
    return { first: red[0] ?? -1, count: red.length, width };
  });
}

describe.skipIf(!hasTools('pdfsig', 'qpdf', 'pdftoppm', 'pdftotext'))('straddle seal', () => {
  test('its slices lie at the right edges, are covered, and text and pages stay', async () => {
    const base = await pages(3);
    const signed = await sign(base);
    expect(qpdfCheck(signed)).toEqual({ clean: true, pages: 3 });
    expect(pdfText(signed)).toBe(pdfText(base));
    expect(pdfsig(signed, pki.authority)).toMatchObject([
      { valid: true, trusted: true, wholeDocument: true },
    ]);
    // 42 mm are 119 points: a third on each of three pages.
    for (const page of [1, 2, 3]) {
      const { first, count, width } = redColumns(signed, page);
      expect(first + count).toBe(width);
      expect(Math.abs(count - 119 / 3)).toBeLessThanOrEqual(1);
    }
    const more = await sign(signed, 'head', true);
    expect(await verifyPdf(more, { trusted: [pki.authority], now: at })).toMatchObject({ ok: true });
    expect(pdfsig(more, pki.authority).every(({ valid }) => valid)).toBe(true);
  });

  test('a single page has none; thirty pages share three seals', async () => {
    expect(redColumns(await sign(await pages(1)), 1).count).toBe(0);
    const signed = await sign(await pages(30));
    for (const page of [1, 10, 11, 30]) {
      expect(Math.abs(redColumns(signed, page).count - 11.9)).toBeLessThanOrEqual(1);
    }
    expect(qpdfCheck(signed)).toEqual({ clean: true, pages: 30 });
  });

  test('a slice exchanged after signing is refused', async () => {
    const signed = await sign(await pages(2));
    const changed = Uint8Array.from(signed);
    const place = Buffer.from(changed.buffer).indexOf('straddle-2');
    changed[place + 9] = 0x31;
    expect((await verifyPdf(changed, { trusted: [], now: at })).ok).toBe(false);
  });
});

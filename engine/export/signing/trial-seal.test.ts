import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { hasTools, inFolder } from './independent-verifiers.ts';
import { signPdf } from './pdf-signature.ts';
import { openPkcs12 } from './pkcs12.ts';
import { createTrialIdentity } from './trial-identity.ts';
import { trialSeal } from './trial-seal.ts';

test('the trial seal is a PNG that an independent reader opens, transparent around its red lines', async () => {
  const { png, millimetres } = await trialSeal();
  expect(millimetres).toBeGreaterThanOrEqual(38);
  const image = await (await PDFDocument.create()).embedPng(png);
  expect([image.width, image.height]).toEqual([496, 496]);
  expect(Buffer.from(png).toString('latin1', 12, 16)).toBe('IHDR');
});

/** What tesseract reads between the two bars across the seal of a finished PDF, rendered by poppler. */
function readOffSeal(pdf: Uint8Array): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    // The page is as large as the seal: 42 mm at 200 dots an inch are 331 pixels.
    const band = ['-x', '40', '-y', '105', '-W', '251', '-H', '121'];
    execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', ...band, 'a.pdf', 'a'], { cwd: folder });
    const read = execFileSync('tesseract', ['a.png', '-', '-l', 'chi_sim', '--psm', '7'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return read.replace(/\s/g, '');
  });
}

const reads =
  hasTools('tesseract', 'pdftoppm') &&
  execFileSync('tesseract', ['--list-langs'], { encoding: 'utf8', stdio: 'pipe' }).includes('chi_sim');

test.skipIf(!reads)('whoever reads the seal of a finished PDF reads 试用', async () => {
  const now = new Date();
  const { pkcs12 } = await createTrialIdentity({ agencyName: '某局', password: 'x', now, years: 1 });
  const { png, millimetres } = await trialSeal();
  const side = (millimetres / 25.4) * 72;
  const document = await PDFDocument.create();
  document.addPage([side, side]);
  const pdf = await signPdf(await document.save({ useObjectStreams: false }), {
    identity: openPkcs12(pkcs12, 'x', now),
    at: now,
    fieldName: 'agency',
    name: '某局',
    reason: '签发',
    location: '某县',
    certify: true,
    appearance: { page: 0, rect: [0, 0, side, side], png },
  });
  expect(readOffSeal(pdf)).toBe('试用');
});

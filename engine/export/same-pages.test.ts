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
  folder = mkdtempSync(join(tmpdir(), 'anjuan-same-pages-'));
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the sample of every form has as many pages in Word as on the paper', async () => {
  const printed = new Map<string, number>();
  for (const form of library.forms) {
    const { id, title } = form.definition;
    const { page } = form.layout;
    const blocks = resolveLayout(form, form.sample, []);
    const { pages } = await printer.printPdf({ title, blocks, page, watermark: null, seal: null });
    printed.set(id, pages);
    writeFileSync(
      join(folder, `${id}.docx`),
      await docxDocument(blocks, { title, page, watermark: null, seal: null }),
    );
  }
  const files = [...printed.keys()].map((id) => join(folder, `${id}.docx`));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files], {
    stdio: 'ignore',
    timeout: 240_000,
  });
  for (const [id, pages] of printed) {
    const told = execFileSync('pdfinfo', [join(folder, `${id}.pdf`)], { encoding: 'utf8' });
    expect([id, Number(/Pages:\s+(\d+)/.exec(told)?.[1])]).toEqual([id, pages]);
  }
}, 400_000);

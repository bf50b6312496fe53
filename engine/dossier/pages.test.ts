import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { trialSeal } from '../export/signing/trial-seal.ts';
import { bindPages, pageCount } from './bind-pages.ts';
import { evidencePages } from './evidence-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'anjuan-pages-'));
function file(name: string, bytes: Uint8Array | string): { path: string; size: number } {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, size: bytes.length };
}
async function pdf(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (let page = 0; page < pages; page++) made.addPage();
  return made.save();
}

test('a picture becomes a sheet of A4, a PDF stays its pages, and video, noise and broken files have none', async () => {
  const picture = file('a.png', (await trialSeal()).png);
  const sheet = await evidencePages(picture.path, picture.size);
  expect(await pageCount(sheet ?? new Uint8Array())).toBe(1);
  const three = file('a.pdf', await pdf(3));
  expect(await pageCount((await evidencePages(three.path, three.size)) ?? new Uint8Array())).toBe(3);
  for (const one of [
    file('v.mp4', 'ftypisom'),
    file('b.pdf', '%PDF-1.7 broken'),
    file('b.png', '\x89PNG broken'),
    file('0', ''),
  ]) {
    expect(await evidencePages(one.path, one.size)).toBeNull();
  }
});

test('scripts and actions of an evidence PDF do not come along', async () => {
  const source = await PDFDocument.create();
  const page = source.addPage();
  source.addJavaScript('open', 'app.alert(1)');
  const action = source.context.obj({ S: PDFName.of('JavaScript'), JS: PDFString.of('app.alert(2)') });
  page.node.set(PDFName.of('AA'), source.context.obj({ O: action }));
  const hostile = file('js.pdf', await source.save());
  const pages = (await evidencePages(hostile.path, hostile.size)) ?? new Uint8Array();
  const bound = file('bound.pdf', await bindPages('案卷', [{ title: '证据', pdf: pages, numbered: true }]));
  expect(execFileSync('pdfinfo', [bound.path], { encoding: 'utf8' })).toMatch(/JavaScript:\s+no/);
  expect(execFileSync('qpdf', ['--qdf', bound.path, '-'], { encoding: 'latin1' })).not.toContain('app.alert');
});

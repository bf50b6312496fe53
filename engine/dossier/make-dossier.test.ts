import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import { photoWithoutRecord } from '../evidence/testing/photo.ts';
import { builtPrinter } from '../export/testing/built-printer.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { makeDossier } from './make-dossier.ts';

const root = resolve(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
const example = JSON.parse(readFileSync(join(root, 'examples/ride-hailing-person.json'), 'utf8')) as CaseFile;
const folder = mkdtempSync(join(tmpdir(), 'anjuan-dossier-'));
let printer: ReturnType<typeof builtPrinter>;
beforeAll(() => {
  printer = builtPrinter();
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

type TakenIn = {
  readonly title: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stage?: 'service';
};
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function scan(words: readonly string[]): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  for (const word of words) made.addPage([595, 842]).drawText(word, { x: 80, y: 700, size: 24, font });
  return made.save();
}

/** The person's case with these files taken in as evidence, bound. */
async function bind(taken: readonly TakenIn[]) {
  const store = mkdtempSync(join(folder, 'files-'));
  for (const { bytes } of taken) writeFileSync(join(store, hash(bytes)), bytes);
  const evidence = taken.map(({ title, name, bytes, stage }, index) => ({
    id: `taken-${index}`,
    kind: 'audioVisual' as const,
    name: title,
    attachment: { name, sha256: hash(bytes), size: bytes.length },
    ...(stage ? { recordOf: [{ stage }] } : {}),
  }));
  const out = mkdtempSync(join(folder, 'out-'));
  const { printPdf } = printer;
  const report = await makeDossier({
    file: { ...example, evidence: [...(example.evidence ?? []), ...evidence] },
    station: JSON.parse(readFileSync(join(root, 'examples/station.json'), 'utf8')),
    library,
    today: '2026-04-10',
    folder: out,
    makers: {
      printPdf,
      identity: null,
      seal: null,
      agencyName: '德州市德城区交通运输局',
      place: '德城区',
      now: () => new Date('2026-04-10T02:00:00Z'),
    },
    attachmentPath: (sha256) => join(store, sha256),
    onProgress: () => undefined,
  });
  const name = readdirSync(report.folder).find((one) => one.endsWith('.pdf')) ?? '';
  const text = execFileSync('pdftotext', ['-layout', join(report.folder, name), '-'], { encoding: 'utf8' });
  const pages = text.split('\f').map((page) => page.replace(/\s+/g, ''));
  const manifest = JSON.parse(readFileSync(join(report.folder, 'manifest.json'), 'utf8'));
  return { report, pages, manifest };
}

test('evidence files are bound after the records, and every page keeps its number when one is put in later', async () => {
  const order = { title: '平台订单（扫描件）', name: '订单.pdf', bytes: await scan(['ORDER-A', 'ORDER-B']) };
  const picture = { title: '现场照片', name: '现场.jpg', bytes: photoWithoutRecord() };
  const video = { title: '执法记录仪视频（文件）', name: '录像.mp4', bytes: Buffer.from('....ftypisom') };
  const later = { title: '车辆查询结果（补充）', name: '查询.pdf', bytes: await scan(['LATER-A']) };
  const rows = (bound: Awaited<ReturnType<typeof bind>>) =>
    bound.report.lines.map(({ title, pages }) => `${title} ${pages}`);

  const first = await bind([order, picture, video]);
  const again = await bind([later, order, picture, video]);

  const after = rows(first).findIndex((row) => row.startsWith('询问笔录'));
  expect(rows(first).slice(after + 1, after + 4)).toEqual([
    '平台订单（扫描件） 11-12',
    '现场照片 13',
    '执法记录仪视频（文件） 另存',
  ]);
  expect(rows(again).slice(after + 1, after + 5)).toEqual([
    '车辆查询结果（补充） 11',
    '平台订单（扫描件） 12-13',
    '现场照片 14',
    '执法记录仪视频（文件） 另存',
  ]);
  // Cover and index bear no number.
  expect(again.pages.slice(12, 16)).toEqual(['LATER-A11', 'ORDER-A12', 'ORDER-B13', '14']);
  expect(again.pages[1]).toContain('平台订单（扫描件）12-13');
  expect(again.report.pages).toBe(first.report.pages + 1);
}, 120_000);

test('the list of the whole record names each stage, its texts, and its recordings with their SHA-256', async () => {
  const bytes = Buffer.from('....ftypisom');
  const { report, pages, manifest } = await bind([
    { title: '送达录像', name: '送达.mp4', bytes, stage: 'service' },
  ]);
  const at = report.lines.at(-1);
  expect(at?.title).toBe('全过程记录清单');
  // Cover and index bear no number; the note comes last.
  const list = pages.slice(Number(at?.pages.split('-')[0]) + 1, report.pages + 2).join('');
  const sha256 = hash(bytes);
  // A long value is broken over lines of its cell: its beginning and its end are looked for.
  for (const words of [
    '立案2026年3月11日文字立案登记表',
    '调查取证2026年3月11日文字询问笔录',
    '送达录像',
    sha256.slice(0, 8),
    sha256.slice(-8),
  ]) {
    expect(list).toContain(words);
  }
  expect(manifest.record).toContainEqual({
    stage: '送达',
    on: null,
    means: '音像',
    what: '送达录像',
    file: '送达.mp4',
    sha256,
  });
}, 120_000);

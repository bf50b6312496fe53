import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DossierReport } from '../contract/commands/dossier.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'build', 'app', 'cli.js');
const person = join(root, 'examples', 'ride-hailing-person.json');

let work = '';
beforeAll(() => {
  for (const needed of [program, process.env.ANJUAN_ELECTRON ?? '']) {
    if (!existsSync(needed)) {
      throw new Error('These tests start the built program: npm run test:unit -- cli/dossier.test.ts');
    }
  }
  work = mkdtempSync(join(tmpdir(), 'anjuan-dossier-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function bind(file: string, out: string) {
  const args = [program, 'dossier', file, '--out', join(work, out), '--trial', '--json'];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  expect(run.status, run.stderr).toBe(0);
  const report: DossierReport = JSON.parse(run.stdout);
  const name = readdirSync(report.folder).find((one) => one.endsWith('.pdf')) ?? '';
  return { report, pdf: join(report.folder, name) };
}

/** The text of each page as an independent reader sees it, without white space. */
function pagesOf(pdf: string): string[] {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ''));
}

/** Each line of the index leads to a page that begins with that title and ends with that number. */
function expectIndexHolds({ lines }: DossierReport, pages: readonly string[]): void {
  let next = 1;
  for (const { title, pages: at } of lines) {
    const [first = 0, last = first] = at.split('-').map(Number);
    expect(first).toBe(next);
    for (let number = first; number <= last; number++) {
      // Cover and index come before page 1.
      expect(pages[number + 1]?.endsWith(String(number))).toBe(true);
    }
    expect(pages[first + 1]).toContain(title);
    next = last + 1;
  }
}

it('a dossier is one signed PDF whose index, page numbers and bookmarks agree, with the single files beside it', () => {
  const { report, pdf } = bind(person, 'out');
  const pages = pagesOf(pdf);
  expect(pages.length).toBe(report.pages + 3);
  expect(pages[0]).toContain('行政执法卷宗');
  expect(pages[1]).toContain('卷内目录');
  expect(pages.at(-1)).toContain('备考表');
  expectIndexHolds(report, pages);
  expect(execFileSync('pdfsig', [pdf], { encoding: 'utf8' })).toMatch(
    /Total document signed[\s\S]*Signature is Valid/,
  );
  const { outlines } = JSON.parse(
    execFileSync('qpdf', ['--json=2', '--json-key=outlines', pdf], { encoding: 'utf8' }),
  );
  expect(
    outlines.map(({ title, destpageposfrom1 }: { title: string; destpageposfrom1: number }) => [
      title,
      destpageposfrom1,
    ]),
  ).toEqual([
    ['卷宗封面', 1],
    ['卷内目录', 2],
    ...report.lines.map(({ title, pages: at }) => [title, Number(at.split('-')[0]) + 2]),
    ['备考表', pages.length],
  ]);
  const manifest = JSON.parse(readFileSync(join(report.folder, 'manifest.json'), 'utf8'));
  for (const { file, sha256 } of manifest.files) {
    expect(
      createHash('sha256')
        .update(readFileSync(join(report.folder, file)))
        .digest('hex'),
    ).toBe(sha256);
  }
  const signature = [
    '-in',
    join(report.folder, 'manifest.p7s'),
    '-content',
    join(report.folder, 'manifest.json'),
  ];
  execFileSync(
    'openssl',
    ['cms', '-verify', '-inform', 'DER', '-noverify', '-binary', ...signature, '-out', '/dev/null'],
    {
      stdio: 'pipe',
    },
  );
}, 120_000);

it('pages are right again after a document was put in between', () => {
  const file = JSON.parse(readFileSync(person, 'utf8'));
  const at = file.documents.findIndex((one: { form: string }) => one.form === 'scene-record');
  file.documents.splice(at, 0, {
    ...file.documents[at],
    id: 'second-record',
    number: '鲁德交现录〔2026〕22号',
  });
  const changed = join(work, 'changed.json');
  writeFileSync(changed, JSON.stringify(file));
  const { report, pdf } = bind(changed, 'again');
  expect(report.lines.filter(({ title }) => title === '现场笔录')).toHaveLength(2);
  expectIndexHolds(report, pagesOf(pdf));
}, 120_000);

it('papers that bear the seal of the agency bear it in the bound file too, others do not', () => {
  const { report, pdf } = bind(person, 'sealed');
  const drawn = execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' }).split('\n').slice(2);
  const withPicture = new Set(drawn.map((line) => Number.parseInt(line, 10)));
  const lastPage = (title: string): number => {
    const line = report.lines.find((one) => one.title === title);
    return Number(line?.pages.split('-').at(-1)) + 2;
  };
  for (const title of ['违法行为通知书', '行政处罚决定书']) expect(withPicture).toContain(lastPage(title));
  for (const title of ['现场笔录', '询问笔录', '结案报告']) {
    expect(withPicture).not.toContain(lastPage(title));
  }
}, 120_000);

it('a draft is left out and named', () => {
  const file = JSON.parse(readFileSync(person, 'utf8'));
  const record = file.documents.find((one: { form: string }) => one.form === 'scene-record');
  record.state = 'draft';
  const changed = join(work, 'draft.json');
  writeFileSync(changed, JSON.stringify(file));
  const { report } = bind(changed, 'draft');
  expect(report.leftOut).toEqual(['现场笔录']);
  expect(report.lines.some(({ title }) => title === '现场笔录')).toBe(false);
}, 120_000);

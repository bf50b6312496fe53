import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../contract/case-file.generated.ts';
import type { PublicationReport } from '../contract/commands/publish.ts';
import type { FileVerdict } from '../contract/verdict.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'build', 'app', 'cli.js');
const person = join(root, 'examples', 'ride-hailing-person.json');
const private_ = [
  '张伟',
  '370101198805121013',
  '示例小区',
  '13800000001',
  '鲁N12345',
  '1000000000000001',
  '周敏',
];

let work = '';
let report: PublicationReport;
beforeAll(() => {
  for (const needed of [program, process.env.ANJUAN_ELECTRON ?? '']) {
    if (!existsSync(needed)) {
      throw new Error('These tests start the built program: npm run test:unit -- cli/publish.test.ts');
    }
  }
  work = mkdtempSync(join(tmpdir(), 'anjuan-publish-'));
  const run = anjuan('publish', person, '--out', join(work, 'made'), '--trial', '--remove', '周敏', '--json');
  expect(run.status, run.stderr).toBe(0);
  report = JSON.parse(run.stdout);
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

function anjuan(...args: string[]) {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** A publication that is refused: its exit code, the code of its error, and that nothing was left in the folder. */
function refused(file: string, ...more: string[]): string {
  const out = mkdtempSync(join(work, 'refused-'));
  const run = anjuan('publish', file, '--out', out, '--trial', ...more);
  expect(readdirSync(out)).toEqual([]);
  return `${run.status} ${run.stderr.trim().split('\n').at(-1)?.split(' ')[0]}`;
}

function changedCase(change: (file: CaseFile) => CaseFile): string {
  const path = join(mkdtempSync(join(work, 'case-')), 'case.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(person, 'utf8')))));
  return path;
}

function verdictOf(folder: string): { readonly status: number | null; readonly verdict: FileVerdict } {
  const run = anjuan('verify', folder, '--json');
  return { status: run.status, verdict: JSON.parse(run.stdout)[0] };
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(work, 'copy-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

describe('a publication package', { timeout: 120_000 }, () => {
  it('says nothing private to independent readers, and all the rest', () => {
    const names = readdirSync(report.folder);
    const path = (ending: string) => join(report.folder, names.find((one) => one.endsWith(ending)) ?? '');
    const texts = [
      names.join('\n'),
      execFileSync('pdftotext', ['-layout', path('.pdf'), '-'], { encoding: 'utf8' }),
      execFileSync('pdfinfo', [path('.pdf')], { encoding: 'utf8' }),
      execFileSync('unzip', ['-p', path('.docx')], { encoding: 'utf8' }),
      ...['.html', '.csv', '.json'].map((ending) => readFileSync(path(ending), 'utf8')),
    ].map((text) => text.replace(/\s/g, ''));
    for (const value of private_) for (const text of texts) expect(text).not.toContain(value);
    expect(texts[1]).toContain('乘客周某书面证言');
    expect(texts[1]).toContain('张某驾驶号牌为鲁N***45的小型轿车');
    expect(report.removals.map(({ text }) => text)).toContain('周敏');
  });

  it('is to be public seven working days after 26 March 2026, over the holiday of 清明', () => {
    expect(report.publishBy).toBe('2026-04-07');
  });

  it('has a manifest of every file, signed in a way that openssl accepts', () => {
    const at = (name: string) => join(report.folder, name);
    const { files } = JSON.parse(readFileSync(at('manifest.json'), 'utf8'));
    const others = readdirSync(report.folder).filter((one) => !one.startsWith('manifest.'));
    expect(files.map(({ file }: { file: string }) => file).sort()).toEqual(others.sort());
    for (const { file, sha256 } of files) {
      expect(
        createHash('sha256')
          .update(readFileSync(at(file)))
          .digest('hex'),
      ).toBe(sha256);
    }
    const args = ['-inform', 'DER', '-in', at('manifest.p7s'), '-content', at('manifest.json'), '-binary'];
    const openssl = spawnSync('openssl', ['cms', '-verify', '-noverify', ...args], { encoding: 'utf8' });
    expect(openssl.stderr).toContain('successful');
  });

  it('is verified as a whole, and no longer with a file changed, missing or added', () => {
    const sound = verdictOf(report.folder);
    expect([sound.status, sound.verdict.ok]).toEqual([0, true]);
    for (const name of readdirSync(report.folder).filter((one) => /\.(?:pdf|docx)$/.test(one))) {
      const { verdict } = verdictOf(join(report.folder, name));
      expect(verdict).toMatchObject({ ok: true, revision: { state: 'same', number: report.number } });
      expect(verdict.revision?.hidden).toBeGreaterThan(4);
    }
    const codes = (change: (folder: string) => void) => {
      const folder = copyOf(report.folder);
      change(folder);
      const { status, verdict } = verdictOf(folder);
      expect([status, verdict.ok]).toEqual([1, false]);
      return [...verdict.problems, ...verdict.signatures.flatMap((one) => one.problems)].map(
        ({ code }) => code,
      );
    };
    expect(codes((folder) => writeFileSync(join(folder, 'index.html'), 'x'))).toEqual([
      'PACKAGE_FILE_CHANGED',
    ]);
    expect(codes((folder) => rmSync(join(folder, 'record.csv')))).toEqual(['PACKAGE_FILE_MISSING']);
    expect(codes((folder) => writeFileSync(join(folder, 'more.txt'), 'x'))).toEqual(['PACKAGE_FILE_STRANGE']);
    expect(codes((folder) => rmSync(join(folder, 'manifest.p7s')))).toEqual(['NOT_SIGNED']);
    const manifest = (folder: string) => join(folder, 'manifest.json');
    const reworded = (folder: string) =>
      writeFileSync(manifest(folder), readFileSync(manifest(folder), 'utf8').replace('9号"', '8号"'));
    expect(codes(reworded)).toContain('DIGEST_MISMATCH');
  });
});

describe('nothing is published', { timeout: 120_000 }, () => {
  it('while somebody named in the text is undecided, or kept without a reason', () => {
    expect(refused(person)).toBe('1 PUBLICATION_UNDECIDED');
    expect(refused(person, '--keep', '周敏')).toBe('1 PUBLICATION_REASON');
  });

  it('of somebody under eighteen on the day of the violation, or of an age that nobody can tell', () => {
    // 18 on 10 March 2026, the day of the violation, is who was born on 10 March 2008.
    expect(refused(changedCase((file) => withParty(file, { idNumber: '370101200803111014' })))).toBe(
      '1 PUBLICATION_MINOR',
    );
    expect(refused(changedCase((file) => withParty(file, { idType: 'passport', idNumber: 'E1' })))).toBe(
      '1 PUBLICATION_AGE_UNKNOWN',
    );
  });

  it('without an issued decision, or of a file that is no case', () => {
    const empty = changedCase((file) => ({ ...file, documents: [], acts: [], evidence: [] }));
    expect(refused(empty)).toBe('1 PUBLICATION_NO_DECISION');
    expect(refused(join(root, 'package.json'))).toMatch(/^2 CASE_/);
  });
});

function withParty(file: CaseFile, change: object): CaseFile {
  const parties = (file.facts.parties ?? []).map((party) =>
    party.role === 'party' ? { ...party, ...change } : party,
  );
  return { ...file, facts: { ...file.facts, parties } };
}

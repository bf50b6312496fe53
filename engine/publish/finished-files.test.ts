import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { Makers } from '../export/export-document.ts';
import type { Identity } from '../export/signing/identity.ts';
import { hasTools } from '../export/signing/independent-verifiers.ts';
import { openPkcs12 } from '../export/signing/pkcs12.ts';
import { createTrialIdentity } from '../export/signing/trial-identity.ts';
import { builtPrinter } from '../export/testing/built-printer.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { makePublication } from './make-package.ts';
import { textsOf } from './redact-document.ts';
import { bare, docxText, leftIn, lostOf, type ReadPart, readDocx, readPdf } from './testing/left-over.ts';
import { gap, type SeededDecision, seededDecision } from './testing/seeded-decision.ts';

/** `npm run leftovers -- 1000 7` asks for more. */
const texts = Number(process.env.ANJUAN_LEFTOVER_TEXTS ?? '100');
const seed = Number(process.env.ANJUAN_LEFTOVER_SEED ?? '20260310');
const each = 50;

const root = resolve(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
const example = JSON.parse(readFileSync(join(root, 'examples/ride-hailing-person.json'), 'utf8')) as CaseFile;
const agencyName = '德州市德城区交通运输局';
let printer: ReturnType<typeof builtPrinter>;
let folder: string;
let makers: Makers & { readonly identity: Identity };

beforeAll(async () => {
  printer = builtPrinter();
  folder = mkdtempSync(join(tmpdir(), 'anjuan-leftovers-'));
  const at = new Date('2026-06-01T00:00:00Z');
  const { pkcs12 } = await createTrialIdentity({ agencyName, password: 'x', now: at, years: 1 });
  const identity = await openPkcs12(pkcs12, 'x', at);
  const { printPdf } = printer;
  makers = { printPdf, identity, seal: null, agencyName, place: '德城区', now: () => at };
}, 120_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The files of a decision's package, as other programs read them. */
async function published({ file, document }: SeededDecision) {
  const { folder: made } = await makePublication({
    file,
    documentId: document.id,
    library,
    settings: {},
    decisions: [{ text: '周敏', treatment: 'remove', reason: '' }],
    folder,
    makers,
    onProgress: () => undefined,
  });
  const files = readdirSync(made).map((name) => ({ name, bytes: readFileSync(join(made, name)) }));
  const docx = files.find(({ name }) => name.endsWith('.docx'));
  const parts = files.flatMap(({ name, bytes }): readonly ReadPart[] => {
    const read = name.endsWith('.pdf')
      ? readPdf(name, bytes)
      : name.endsWith('.docx')
        ? readDocx(name, bytes)
        : [{ part: 'all', text: bytes.toString('utf8') }];
    return read.map(({ part, text }) => ({ part: `${name}, ${part}`, text }));
  });
  return { parts, text: docx ? docxText(docx.bytes) : '', folder: made };
}

test('what counts sees a value in any disguise, and a harmless word that is gone', () => {
  const { document, values, harmless } = seededDecision(example, seed, each);
  const before = [{ part: 'before', text: textsOf(document.content).join('\n') }];
  // Each text mentions four values of its person; few of them twice.
  expect(leftIn(before, values, harmless).length).toBeGreaterThan(2.5 * each);
  expect(lostOf('一二□三四', '一二三', gap)).toEqual({ lost: 1, all: 4 });
});

test.skipIf(!hasTools('pdftotext', 'pdfinfo', 'pdfdetach', 'qpdf', 'openssl'))(
  `of ${texts} texts with values that no code knows nothing is left in any part of the finished files, and at most 2 % of harmless words are taken`,
  async () => {
    const left: string[] = [];
    let lost = 0;
    let all = 0;
    for (let turn = 0; turn * each < texts; turn += 1) {
      const decision = seededDecision(example, seed + turn, Math.min(each, texts - turn * each));
      const { parts, text } = await published(decision);
      // The page was read at all: what it says in harmless words is there.
      for (const part of parts.filter((one) => one.part.includes('page text'))) {
        expect(bare(part.text)).toContain(bare('行政处罚决定书'));
      }
      const signers = parts.filter((one) => one.part.endsWith('signer'));
      expect(signers.map((one) => one.text).join('')).toContain(agencyName);
      const fixed = textsOf(example.documents.map(({ content }) => content)).join('|');
      left.push(...leftIn(parts, decision.values, `${decision.harmless}|${fixed}`));
      const counted = lostOf(decision.harmless, text, gap);
      lost += counted.lost;
      all += counted.all;
    }
    expect(left).toEqual([]);
    expect(all).toBeGreaterThan(texts * 50);
    console.info(
      `${texts} texts from seed ${seed}: ${left.length} left; ${lost} of ${all} harmless characters taken (${((100 * lost) / all).toFixed(2)} %)`,
    );
    expect(lost / all).toBeLessThanOrEqual(0.02);
  },
  60_000 + texts * 2_000,
);

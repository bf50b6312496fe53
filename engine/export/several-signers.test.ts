import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrintedPdf } from '../../contract/print.ts';
import { type FormLibrary, type LoadedForm, loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import type { DocumentPaper } from './document-paper.ts';
import { exportDocument, type Makers, printJob } from './export-document.ts';
import type { Identity } from './signing/identity.ts';
import { hasTools, libreOffice } from './signing/independent-verifiers.ts';
import type { Signer } from './signing/signers.ts';
import { makeAuthority, samplePng, type TestAuthority } from './signing/signing-test-support.ts';
import { openTokenIdentity } from './signing/token-identity.ts';
import { makeToken, softHsm, tokenPin } from './signing/token-test-support.ts';
import { builtPrinter } from './testing/built-printer.ts';
import { libreOfficeFaults, pdfFaults, xmlsecFaults } from './testing/signed-files.ts';

/** `npm run matrix`: every form by every kind of key, not one kind and number for each form. */
const full = process.env.ANJUAN_SIGNING_MATRIX === 'full';
const root = join(import.meta.dirname, '..', '..');
const tools = hasTools(
  ...['pdfsig', 'openssl', 'qpdf', 'certutil', 'pdftotext', 'softhsm2-util', 'soffice', 'xmlsec1', 'unzip'],
);
const order = ['officer', 'head', 'agency'] as const;

/** A key, with the root that vouches for it. */
type Key = { readonly identity: Identity; readonly root: Uint8Array };
type Kind = 'rsa' | 'ecdsa' | 'token' | 'mixed';
type Cell = { readonly title: string; readonly kind: Kind; readonly count: number };

let printer: ReturnType<typeof builtPrinter>;
let folder: string;
let roots: readonly Uint8Array[];
let keys: Readonly<Record<Kind, readonly Key[]>>;
let library: FormLibrary;

beforeAll(async () => {
  printer = builtPrinter();
  folder = mkdtempSync(join(tmpdir(), 'anjuan-several-'));
  library = loadFormLibrary(root);
  // Three of each: pdfsig 22.12 calls a certificate's second signature in one file an unknown issue.
  const inFiles = ['甲', '乙', '丙'].map((name) => makeAuthority(`${name}省测试根证书`));
  const onToken = ['丁', '戊'].map((name) => makeAuthority(`${name}省测试根证书`));
  roots = [...inFiles, ...onToken].map(({ authority }) => authority);
  keys = await keysOf(inFiles, onToken);
}, 120_000);

afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

async function keysOf(inFiles: readonly TestAuthority[], onToken: readonly TestAuthority[]) {
  const driver = softHsm ?? '';
  await makeToken(folder, driver, ...onToken);
  const fromFile = (kind: 'rsa' | 'ec') =>
    inFiles.map((pki) => ({ identity: pki[kind], root: pki.authority }));
  const token: Key[] = [];
  for (const { leaves, authority } of onToken) {
    for (const leaf of [leaves.rsa, leaves.ec]) {
      token.push({
        identity: await openTokenIdentity(driver, leaf, tokenPin, new Date()),
        root: authority,
      });
    }
  }
  const [rsa, ecdsa] = [fromFile('rsa'), fromFile('ec')];
  const mixed = [rsa[0], token[1], ecdsa[0], token[0]].filter((key) => key !== undefined);
  return { rsa, ecdsa, token, mixed };
}

/** The last `count` of officer, head and agency, with keys that differ from form to form. */
function signersOf({ kind, count }: Cell, turn: number): { signers: Signer[]; roots: Uint8Array[] } {
  const all = keys[kind];
  const chosen = order.slice(order.length - count).map((role, index) => {
    const key = all[(turn + index) % all.length];
    if (!key) throw new Error('no key');
    return { role, ...key };
  });
  return {
    signers: chosen.map(({ role, identity }) => ({ role, identity })),
    roots: chosen.map((key) => key.root),
  };
}

/** What each form is signed with: all nine ways, or one of its own. */
function cellsOf(title: string, turn: number): Cell[] {
  if (!full) return [{ title, kind: 'mixed', count: 1 + (turn % 3) }];
  return (['rsa', 'ecdsa', 'token'] as const).flatMap((kind) =>
    [1, 2, 3].map((count) => ({ title, kind, count })),
  );
}

function paperOf(form: LoadedForm): DocumentPaper {
  return {
    form,
    title: form.definition.title,
    content: form.sample,
    blocks: resolveLayout(form, form.sample, []),
    page: form.layout.page,
    watermark: null,
  };
}

function makersOf(printed: PrintedPdf, signers: readonly Signer[]): Makers {
  return {
    printPdf: async () => printed,
    identity: null,
    signers,
    seal: { png: samplePng(), millimetres: 42 },
    agencyName: '某某县交通运输局',
    place: '某某县',
    now: () => new Date(),
  };
}

type Found = Cell & { readonly pdf: readonly string[]; readonly docx: readonly string[] };

/** One line a form: what holds for each kind of key with one, two and three signatures. */
function table(found: readonly Found[]): string {
  const titles = [...new Set(found.map(({ title }) => title))];
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const mark = (title: string, kind: Kind) =>
    found
      .filter((one) => one.title === title && one.kind === kind)
      .map(({ count, pdf, docx }) => `${count}${pdf.length + docx.length === 0 ? '✓' : '✗'}`)
      .join(' ');
  const lines = titles.map((title, index) =>
    [`| ${index + 1} ${title}`, ...kinds.map((kind) => mark(title, kind))].join(' | '),
  );
  return [`| form | ${kinds.join(' | ')}`, ...lines].join('\n');
}

/** Every official form (series 1 to 24), printed with its sample and signed by one, two or three in turn. */
describe.skipIf(!tools || !softHsm)('all 24 official forms, one to three signatures', () => {
  test('pdfsig, openssl, qpdf, xmlsec1 and LibreOffice accept every file; pages and text stay; PDF/A-2u as far as asserted', async () => {
    const forms = library.forms
      .filter(({ definition }) => (definition.series ?? 99) <= 24)
      .sort((one, other) => (one.definition.series ?? 0) - (other.definition.series ?? 0));
    expect(forms.map(({ definition }) => definition.series)).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
    const made: (Found & { readonly bytes: Uint8Array })[] = [];
    for (const [turn, form] of forms.entries()) {
      const paper = paperOf(form);
      const printed = await printer.printPdf(printJob(paper, null));
      for (const cell of cellsOf(paper.title, turn)) {
        const chosen = signersOf(cell, turn);
        const makers = makersOf(printed, chosen.signers);
        const pdf = await exportDocument(paper, 'pdf', makers);
        expect(pdf.signers).toEqual(
          chosen.signers.map(({ role, identity }) => ({ role, signer: identity.subjectName })),
        );
        const { bytes } = await exportDocument(paper, 'docx', makers);
        made.push({
          ...cell,
          pdf: await pdfFaults(pdf.bytes, printed, cell.count, roots),
          docx: xmlsecFaults(bytes, chosen.roots),
          bytes,
        });
      }
    }
    const office = libreOffice(
      made.map(({ bytes }) => bytes),
      ...roots,
    );
    const found = made.map(({ bytes: _, ...one }, index) => ({
      ...one,
      docx: [...one.docx, ...libreOfficeFaults(office[index] ?? [], one.count)],
    }));
    if (full) process.stdout.write(`${table(found)}\n${found.length} PDF, ${found.length} DOCX\n`);
    expect(found.filter(({ pdf, docx }) => pdf.length + docx.length > 0)).toEqual([]);
  }, 3_600_000);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FormLibrary, loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { exportDocument, type Makers, printJob } from './export-document.ts';
import { archiveProblems } from './signing/archive-assertions.ts';
import type { Identity } from './signing/identity.ts';
import {
  hasTools,
  libreOffice,
  opensslCades,
  pdfsig,
  pdfText,
  qpdfCheck,
} from './signing/independent-verifiers.ts';
import type { Signer } from './signing/signers.ts';
import { makeAuthority, samplePng, type TestAuthority } from './signing/signing-test-support.ts';
import { openTokenIdentity } from './signing/token-identity.ts';
import { makeToken, softHsm, tokenPin } from './signing/token-test-support.ts';
import { builtPrinter } from './testing/built-printer.ts';

const root = join(import.meta.dirname, '..', '..');
const tools = hasTools('pdfsig', 'openssl', 'qpdf', 'certutil', 'pdftotext', 'softhsm2-util', 'soffice');
let printer: ReturnType<typeof builtPrinter>;

let folder: string;
let pki: TestAuthority;
/** Whose keys are on the token: pdfsig 22.12 calls a certificate's second signature in one file an unknown issue. */
let token: TestAuthority;
let keys: readonly Identity[];
let library: FormLibrary;

beforeAll(async () => {
  printer = builtPrinter();
  folder = mkdtempSync(join(tmpdir(), 'anjuan-several-'));
  pki = makeAuthority();
  library = loadFormLibrary(root);
  const driver = softHsm ?? '';
  token = makeAuthority('外市测试根证书');
  await makeToken(folder, driver, token);
  const open = (kind: 'rsa' | 'ec') => openTokenIdentity(driver, token.leaves[kind], tokenPin, new Date());
  keys = [pki.rsa, await open('ec'), pki.ec, await open('rsa')];
}, 120_000);

afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

const order = ['officer', 'head', 'agency'] as const;

/** The last `count` of officer, head and agency, with keys that differ from form to form. */
function signersOf(count: number, turn: number): Signer[] {
  return order.slice(order.length - count).map((role, index) => {
    const identity = keys[(turn + index) % keys.length];
    if (!identity) throw new Error('no key');
    return { role, identity };
  });
}

/** Every official form (series 1 to 24), printed with its sample and signed by one, two or three in turn. */
describe.skipIf(!tools || !softHsm)('all 24 official forms, one to three signatures', () => {
  test('pdfsig, openssl, qpdf and LibreOffice accept every file; pages and text stay; PDF/A-2u as far as asserted', async () => {
    const forms = library.forms.filter(({ definition }) => (definition.series ?? 99) <= 24);
    expect(forms.map(({ definition }) => definition.series).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
    const docx: { readonly title: string; readonly count: number; readonly bytes: Uint8Array }[] = [];
    for (const [turn, form] of forms.entries()) {
      const paper = {
        form,
        title: form.definition.title,
        content: form.sample,
        blocks: resolveLayout(form, form.sample, []),
        page: form.layout.page,
        watermark: null,
      };
      const count = 1 + (turn % 3);
      const signers = signersOf(count, turn);
      const printed = await printer.printPdf(printJob(paper, null));
      const makers: Makers = {
        printPdf: async () => printed,
        identity: null,
        signers,
        seal: { png: samplePng(), millimetres: 42 },
        agencyName: '某某县交通运输局',
        place: '某某县',
        now: () => new Date(),
      };
      const name = `${paper.title}, ${count}`;
      const pdf = await exportDocument(paper, 'pdf', makers);
      expect(pdf.signers, name).toEqual(
        signers.map(({ role, identity }) => ({ role, signer: identity.subjectName })),
      );
      const said = pdfsig(pdf.bytes, pki.authority, token.authority);
      expect(
        said.map(({ valid, trusted, wholeDocument }) => [valid, trusted, wholeDocument]),
        name,
      ).toEqual(signers.map((_, index) => [true, true, index === count - 1]));
      expect(opensslCades(pdf.bytes, pki.authority, token.authority), name).toEqual(
        signers.map(() => expect.stringContaining('CAdES Verification successful')),
      );
      expect(qpdfCheck(pdf.bytes), name).toEqual({ clean: true, pages: printed.pages });
      expect(pdfText(pdf.bytes), name).toBe(pdfText(printed.pdf));
      expect(await archiveProblems(pdf.bytes), name).toEqual([]);
      docx.push({ title: paper.title, count, bytes: (await exportDocument(paper, 'docx', makers)).bytes });
    }
    const verdicts = libreOffice(
      docx.map(({ bytes }) => bytes),
      pki.authority,
      token.authority,
    );
    expect(
      verdicts.map((all, index) => [docx[index]?.title, all.map(({ valid, status }) => [valid, status])]),
    ).toEqual(docx.map(({ title, count }) => [title, Array.from({ length: count }, () => [true, 0])]));
  }, 600_000);
});

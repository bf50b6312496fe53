import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasTools, opensslCades, pdfsig, pdfText, qpdfCheck } from './independent-verifiers.ts';
import { type SignPdfOptions, signPdf } from './pdf-signature.ts';
import { openPkcs12 } from './pkcs12.ts';
import { makeAuthority, samplePdfs, samplePng, type TestAuthority } from './signing-test-support.ts';
import { createTrialIdentity } from './trial-identity.ts';
import { verifyPdf } from './verify-pdf.ts';

let at: Date;
const tools = hasTools('pdfsig', 'openssl', 'qpdf', 'certutil', 'pdftotext');
let pki: TestAuthority;
let pdfs: Awaited<ReturnType<typeof samplePdfs>>;
const options = (more: Partial<SignPdfOptions> = {}): SignPdfOptions => ({
  identity: pki.rsa,
  at,
  fieldName: 'agency',
  name: '某某县交通运输局',
  reason: '《行政处罚决定书》签发',
  location: '某某县',
  ...more,
});
const seal = (page: number) => ({ page, rect: [300, 100, 419, 219] as const, png: samplePng() });
const kinds = ['classic', 'objectStreams', 'qpdf', 'linearized'] as const;
const keys = ['rsa', 'ec'] as const;

beforeAll(async () => {
  pki = makeAuthority();
  at = new Date();
  pdfs = await samplePdfs();
});

describe.skipIf(!tools)('signPdf, held against pdfsig, openssl and qpdf', () => {
  test.each(kinds.flatMap((kind) => keys.map((key) => [kind, key] as const)))(
    'one signature with a seal on a %s file with %s',
    async (kind, key) => {
      const base = pdfs[kind];
      const signed = await signPdf(base, options({ identity: pki[key], certify: true, appearance: seal(1) }));
      expect(Buffer.compare(signed.subarray(0, base.length), base)).toBe(0);
      expect(pdfsig(signed, pki.authority)).toEqual([
        {
          signer: pki[key].subjectName,
          type: 'ETSI.CAdES.detached',
          valid: true,
          trusted: true,
          wholeDocument: true,
        },
      ]);
      expect(opensslCades(signed, pki.authority)).toEqual([
        expect.stringContaining('CAdES Verification successful'),
      ]);
      expect(qpdfCheck(signed)).toEqual({ clean: true, pages: 3 });
      expect(pdfText(signed)).toBe(pdfText(base));
      expect(await verifyPdf(signed, { trusted: [pki.authority], now: at })).toMatchObject({
        ok: true,
        signatures: [
          { integrity: 'intact', trust: 'trusted', coverage: 'whole', validAtSigning: true, validNow: true },
        ],
      });
    },
  );

  test.each(kinds)('three signatures on a %s file leave each other valid, the last locks', async (kind) => {
    const one = await signPdf(pdfs[kind], options({ certify: true, appearance: seal(2) }));
    const two = await signPdf(one, options({ identity: pki.ec, fieldName: 'officer', appearance: seal(0) }));
    const three = await signPdf(two, options({ fieldName: 'head', lock: true }));
    expect(pdfsig(three, pki.authority).map(({ valid, wholeDocument }) => [valid, wholeDocument])).toEqual([
      [true, false],
      [true, false],
      [true, true],
    ]);
    expect(
      opensslCades(three, pki.authority).every((text) => text.includes('CAdES Verification successful')),
    ).toBe(true);
    expect(qpdfCheck(three)).toEqual({ clean: true, pages: 3 });
    expect(pdfText(three)).toBe(pdfText(pdfs[kind]));
    const verdict = await verifyPdf(three, { trusted: [], now: at });
    expect(verdict).toMatchObject({ ok: true, problems: [] });
    expect(verdict.signatures.map(({ name, coverage }) => [name, coverage])).toEqual([
      ['agency', 'partial'],
      ['officer', 'partial'],
      ['head', 'whole'],
    ]);
    await expect(signPdf(three, options({ fieldName: 'late' }))).rejects.toMatchObject({
      code: 'PDF_LOCKED',
    });
  });

  test('a changed byte of the page is refused by all', async () => {
    const signed = await signPdf(pdfs.classic, options());
    const tampered = Uint8Array.from(signed);
    const place = Buffer.from(tampered.buffer).indexOf('/MediaBox');
    tampered[Buffer.from(tampered.buffer).indexOf('595', place)] = 0x36;
    expect(pdfsig(tampered, pki.authority)[0]?.valid).toBe(false);
    expect(opensslCades(tampered, pki.authority)[0]).toContain('Verification failure');
    const verdict = await verifyPdf(tampered, { trusted: [pki.authority], now: at });
    expect(verdict.ok).toBe(false);
    expect(verdict.signatures[0]).toMatchObject({
      integrity: 'broken',
      problems: [{ code: 'DIGEST_MISMATCH' }],
    });
  });

  test('a trial identity signs what pdfsig accepts and says 试用', async () => {
    const trial = await createTrialIdentity({
      agencyName: '某某县交通运输局',
      password: '试',
      now: at,
      years: 1,
    });
    const signed = await signPdf(pdfs.classic, options({ identity: openPkcs12(trial.pkcs12, '试', at) }));
    expect(pdfsig(signed, trial.authority)).toMatchObject([
      { signer: '〔试用〕某某县交通运输局', valid: true, trusted: true },
    ]);
    expect(await verifyPdf(signed, { trusted: [], now: at })).toMatchObject({
      ok: true,
      signatures: [{ trial: true, trust: 'notChecked' }],
    });
  });
});

describe('signPdf', () => {
  test('RSA with the same time gives the same bytes', async () => {
    const one = await signPdf(pdfs.classic, options({ appearance: seal(0) }));
    const two = await signPdf(pdfs.classic, options({ appearance: seal(0) }));
    expect(Buffer.compare(one, two)).toBe(0);
  });

  test('places reserved by the first signature are filled by later ones', async () => {
    const place = { fieldName: 'officer', page: 0, rect: [80, 80, 160, 120] as const };
    const first = await signPdf(pdfs.objectStreams, options({ certify: true, reserve: [place] }));
    const stranger = makeAuthority('外省根证书');
    const now = new Date();
    const second = await signPdf(
      first,
      options({
        identity: stranger.ec,
        at: now,
        fieldName: 'officer',
        appearance: { ...place, png: samplePng() },
      }),
    );
    expect(await verifyPdf(second, { trusted: [pki.authority], now })).toMatchObject({
      ok: true,
      signatures: [{ trust: 'trusted' }, { trust: 'untrusted' }],
    });
    expect(qpdfCheck(second)).toEqual({ clean: true, pages: 3 });
  });

  test('links on the page are kept', async () => {
    const document = await PDFDocument.load(pdfs.classic);
    const link = document.context.register(
      document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 10, 10] }),
    );
    document.getPage(0).node.set(document.context.obj('Annots') as never, document.context.obj([link]));
    const signed = await signPdf(await document.save(), options({ appearance: seal(0) }));
    expect((await PDFDocument.load(signed)).getPage(0).node.Annots()?.size()).toBe(2);
  });

  test('what cannot be signed says why', async () => {
    await expect(signPdf(new TextEncoder().encode('no pdf'), options())).rejects.toMatchObject({
      code: 'PDF_UNREADABLE',
    });
    await expect(signPdf(pdfs.classic.subarray(0, 500), options())).rejects.toMatchObject({
      code: 'PDF_UNREADABLE',
    });
    const later = new Date(pki.rsa.notAfter.getTime() + 1000);
    await expect(signPdf(pdfs.classic, options({ at: later }))).rejects.toMatchObject({
      code: 'CERT_EXPIRED',
    });
    const noPng = { ...seal(0), png: new TextEncoder().encode('no png') };
    await expect(signPdf(pdfs.classic, options({ appearance: noPng }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const signed = await signPdf(pdfs.classic, options());
    await expect(signPdf(signed, options())).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(signPdf(pdfs.classic, options({ appearance: { ...seal(9) } }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});

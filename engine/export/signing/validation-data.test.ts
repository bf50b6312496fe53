import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extendFile } from '../extend-file.ts';
import { judgeContainer } from './container-record.ts';
import type { Identity } from './identity.ts';
import { hasTools, opensslCades, pdfsig, pdfText, qpdfCheck } from './independent-verifiers.ts';
import { appendObjects, replacedPage } from './pdf-attacks.ts';
import { extendPdf } from './pdf-extension.ts';
import { PdfFile } from './pdf-file.ts';
import { PdfIncrement } from './pdf-increment.ts';
import { type SignPdfOptions, signPdf } from './pdf-signature.ts';
import { addValidationData, validationDataOf } from './pdf-validation-data.ts';
import { samplePdfs } from './signing-test-support.ts';
import { dataToEmbed } from './trust/embedding.ts';
import { RevokingAuthority, usages } from './trust/revocation-test-support.ts';
import { noTrust, type StationTrust } from './trust/station-trust.ts';
import type { ValidationData } from './trust/validation-data.ts';
import { verifyPdf } from './verify-pdf.ts';

/** After the certificates were made. */
let now: Date;
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const serials = { signer: '0a01', responder: '0a02', stranger: '0a03', middle: '0a04', under: '0b01' };

let ca: RevokingAuthority;
let root: Uint8Array;
let signer: Identity;
let base: Awaited<ReturnType<typeof samplePdfs>>;
let good: Uint8Array;
let revoked: Uint8Array;

beforeAll(async () => {
  ca = new RevokingAuthority();
  root = ca.certificate('ca');
  ca.issue('signer', serials.signer, usages.signer);
  ca.issue('responder', serials.responder, usages.answers);
  ca.issue('stranger', serials.stranger, usages.signer);
  ca.issue('middle', serials.middle, usages.authority);
  ca.issue('under', serials.under, usages.signer, 'middle');
  signer = ca.identity('signer', 'ca');
  now = new Date();
  good = ca.list(days(-1), days(30));
  revoked = ca.list(days(-1), days(30), [{ serial: serials.signer, at: days(-2) }]);
  base = await samplePdfs();
}, 60_000);

afterAll(() => ca.end());

const data = (part: Partial<ValidationData>): ValidationData => ({
  certificates: [],
  lists: [],
  answers: [],
  ...part,
});

const sign = (pdf: Uint8Array, options: Partial<SignPdfOptions> = {}) =>
  signPdf(pdf, {
    identity: signer,
    at: now,
    fieldName: 'agency',
    name: '某某县交通运输局',
    reason: '签发',
    location: '某某县',
    certify: true,
    lock: true,
    ...options,
  });

const judged = async (pdf: Uint8Array, validation = data({})) =>
  verifyPdf(pdf, { trusted: [root], validation, now });

const revocationOf = async (pdf: Uint8Array, part: Partial<ValidationData>) => {
  const { signatures } = await judged(pdf, data(part));
  return signatures[0]?.revocation;
};

const codes = ({ problems }: Awaited<ReturnType<typeof verifyPdf>>) => problems.map(({ code }) => code);

describe.skipIf(!hasTools('openssl', 'pdfsig', 'qpdf', 'certutil'))('validation data (PAdES B-LT)', () => {
  test.each(['classic', 'objectStreams', 'qpdf', 'linearized'] as const)(
    'before the lock, in a %s file: accepted by pdfsig, openssl and qpdf, and read back whole',
    async (kind) => {
      const signed = await sign(base[kind], { validation: data({ certificates: [root], lists: [good] }) });
      expect(pdfsig(signed, root)).toMatchObject([{ valid: true, trusted: true, wholeDocument: true }]);
      expect(opensslCades(signed, root)[0]).toContain('CAdES Verification successful');
      expect(qpdfCheck(signed)).toEqual({ clean: true, pages: 3 });
      expect(pdfText(signed)).toBe(pdfText(base[kind]));
      expect(validationDataOf(new PdfFile(signed))).toEqual({
        certificates: [root],
        lists: [good],
        answers: [],
      });
      expect(await judged(signed)).toMatchObject({
        ok: true,
        signatures: [
          {
            revocation: {
              state: 'good',
              asOf: days(-1)
                .toISOString()
                .replace(/\.\d+Z/, '.000Z'),
            },
          },
        ],
      });
    },
  );

  test.each(['classic', 'objectStreams', 'qpdf', 'linearized'] as const)(
    'behind the lock, in a %s file: an increment of its own, which changes no signature',
    async (kind) => {
      const signed = await sign(base[kind]);
      const extended = extendPdf(signed, data({ lists: [good] }));
      if (!extended) throw new Error('nothing put in');
      expect(pdfsig(extended, root)).toMatchObject([{ valid: true, trusted: true }]);
      expect(opensslCades(extended, root)[0]).toContain('CAdES Verification successful');
      expect(qpdfCheck(extended)).toEqual({ clean: true, pages: 3 });
      expect(judgeContainer('pdf', extended)).toBe('unchanged');
      expect(await judged(signed)).toMatchObject({
        ok: true,
        signatures: [{ revocation: { state: 'unknown' } }],
      });
      expect(await judged(extended)).toMatchObject({
        ok: true,
        signatures: [{ revocation: { state: 'good' } }],
      });
      expect(extendPdf(extended, data({ lists: [good] }))).toBeNull();
      // A second one, of another day.
      const again = extendPdf(extended, data({ lists: [ca.list(days(0), days(40))] }));
      expect(await judged(again ?? extended)).toMatchObject({ ok: true });
      expect(qpdfCheck(again ?? extended)).toEqual({ clean: true, pages: 3 });
    },
  );

  test('between two signatures too; an earlier lock still forbids the second', async () => {
    const first = await sign(base.classic, { lock: false });
    const extended = extendPdf(first, data({ lists: [good] })) ?? first;
    const second = await sign(extended, { fieldName: 'head' });
    expect(await judged(second)).toMatchObject({ ok: true, signatures: [{}, { coverage: 'whole' }] });
    expect(pdfsig(second, root)).toMatchObject([{ valid: true }, { valid: true }]);
  });

  test('a change of the page beside it, or behind it, is no validation data', async () => {
    const signed = await sign(base.classic);
    const extended = extendPdf(signed, data({ lists: [good] })) ?? signed;
    expect(codes(await judged(appendObjects(extended, replacedPage(extended))))).toEqual(['PDF_APPENDED']);
    const file = new PdfFile(signed);
    const increment = new PdfIncrement(file);
    addValidationData(file, increment, data({ lists: [good] }));
    const page = PDFRef.of(Number(Object.keys(replacedPage(signed))[0]));
    increment.change(page).set(PDFName.of('Rotate'), increment.context.obj(90));
    expect(codes(await judged(increment.append('x')))).toEqual(['PDF_APPENDED']);
  });

  test('what the page shows may not be passed off as part of the store, nor anything else be put into it', async () => {
    const shown = new PdfFile(base.classic);
    const page = shown.object(PDFRef.of(Number(Object.keys(replacedPage(base.classic))[0])));
    const entry = page instanceof PDFDict ? page.get(PDFName.of('Contents')) : null;
    const contents = entry instanceof PDFArray ? entry.get(0) : entry;
    if (!(contents instanceof PDFRef)) throw new Error('no contents');
    // The store of the signed file names the page's own stream; the increment gives that stream another content.
    const prepared = new PdfIncrement(shown);
    prepared.change(shown.catalog.ref).set(PDFName.of('DSS'), prepared.context.obj({ Certs: [contents] }));
    const signed = await sign(prepared.append('prepared'));
    expect(await judged(signed)).toMatchObject({ ok: true });
    const file = new PdfFile(signed);
    const swap = new PdfIncrement(file);
    swap.context.assign(contents, swap.context.stream('BT ET'));
    swap.change(file.catalog.ref).set(PDFName.of('DSS'), swap.context.obj({ Certs: [contents] }));
    expect(codes(await judged(swap.append('swapped')))).toEqual(['PDF_APPENDED']);

    const plain = await sign(base.classic);
    const other = new PdfFile(plain);
    const script = new PdfIncrement(other);
    const action = script.context.register(script.context.obj({ S: 'JavaScript' }));
    script
      .change(other.catalog.ref)
      .set(PDFName.of('DSS'), script.context.obj({ Certs: [], OpenAction: action }));
    expect(codes(await judged(script.append('script')))).toEqual(['PDF_APPENDED']);
  });

  test('nobody signs with a certificate of which the list at hand says that it is revoked', async () => {
    const validation = data({ lists: [revoked] });
    await expect(sign(base.classic, { validation })).rejects.toMatchObject({
      code: 'SIGNATURE_NOT_VERIFIED',
    });
  });

  test('what the document carried may not be left out later', async () => {
    const carrying = await sign(base.classic, { validation: data({ lists: [good] }) });
    const file = new PdfFile(carrying);
    const increment = new PdfIncrement(file);
    increment.change(file.catalog.ref).set(PDFName.of('DSS'), increment.context.obj({ CRLs: [] }));
    expect(codes(await judged(increment.append('emptied')))).toContain('PDF_APPENDED');
  });
});

describe.skipIf(!hasTools('openssl'))('revocation', () => {
  test('by a list: openssl and ours say the same of the same certificate', async () => {
    const signed = await sign(base.classic);
    const check = (list: Uint8Array) => {
      writeFileSync(join(ca.folder, 'check.der'), list);
      ca.openssl('crl', '-inform', 'DER', '-in', 'check.der', '-out', 'check.pem');
      const args = ['verify', '-crl_check', '-CAfile', 'ca.crt', '-CRLfile', 'check.pem', 'signer.crt'];
      const { stdout, stderr } = spawnSync('openssl', args, { cwd: ca.folder, encoding: 'utf8' });
      return stdout + stderr;
    };
    expect(check(good)).toContain('signer.crt: OK');
    expect(await revocationOf(signed, { lists: [good] })).toMatchObject({ state: 'good', revokedAt: null });
    expect(check(revoked)).toContain('certificate revoked');
    const verdict = await judged(signed, data({ lists: [revoked] }));
    expect(verdict.ok).toBe(false);
    expect(verdict.signatures[0]).toMatchObject({
      integrity: 'intact',
      trust: 'trusted',
      revocation: { state: 'revoked', certificate: 'signer' },
      problems: [{ code: 'CERTIFICATE_REVOKED' }],
    });
    const old = ca.list(days(-60), days(-30));
    expect(check(old)).toContain('CRL has expired');
    expect(await revocationOf(signed, { lists: [old] })).toMatchObject({ state: 'unknown' });
    // An old list that names it is enough, and a newer one that does not cannot undo it.
    const named = ca.list(days(-60), days(-30), [{ serial: serials.signer, at: days(-61) }]);
    expect(await revocationOf(signed, { lists: [named, good] })).toMatchObject({ state: 'revoked' });
    // A suspension can be lifted.
    const held = ca.list(days(-3), days(30), [
      { serial: serials.signer, at: days(-4), reason: 'certificateHold' },
    ]);
    expect(await revocationOf(signed, { lists: [held] })).toMatchObject({ state: 'revoked' });
    expect(await revocationOf(signed, { lists: [held, good] })).toMatchObject({ state: 'good' });
  });

  test('a list by somebody else, a forged one, or one of tomorrow proves nothing', async () => {
    const signed = await sign(base.classic);
    const other = new RevokingAuthority();
    try {
      // The same names, another key.
      const forged = other.list(days(-1), days(30));
      expect(await revocationOf(signed, { lists: [forged] })).toMatchObject({ state: 'unknown', asOf: null });
    } finally {
      other.end();
    }
    const broken = Uint8Array.from(good);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    expect(await revocationOf(signed, { lists: [broken] })).toMatchObject({ state: 'unknown' });
    const tomorrow = ca.list(days(3), days(30));
    expect(await revocationOf(signed, { lists: [tomorrow] })).toMatchObject({ state: 'unknown' });
    expect(await revocationOf(signed, { lists: [Buffer.from('nonsense')] })).toMatchObject({
      state: 'unknown',
    });
  });

  test('by an OCSP response of the issuer or of whom it appointed, and of nobody else', async () => {
    const signed = await sign(base.classic);
    const answer = (by: string, gone = false) =>
      gone
        ? ca.answer('signer', by, [], [{ serial: serials.signer.toUpperCase(), at: days(-2) }])
        : ca.answer('signer', by, [serials.signer.toUpperCase()]);
    expect(await revocationOf(signed, { answers: [answer('ca')] })).toMatchObject({ state: 'good' });
    expect(await revocationOf(signed, { answers: [answer('responder')] })).toMatchObject({ state: 'good' });
    expect(await revocationOf(signed, { answers: [answer('responder', true)] })).toMatchObject({
      state: 'revoked',
    });
    expect(await revocationOf(signed, { answers: [answer('stranger')] })).toMatchObject({ state: 'unknown' });
    const unknown = ca.answer('signer', 'responder', []);
    expect(await revocationOf(signed, { answers: [unknown] })).toMatchObject({ state: 'unknown' });
  });

  test('every authority on the way is looked at too', async () => {
    const identity = ca.identity('under', 'middle', 'ca');
    const signed = await sign(base.classic, { identity });
    const ofMiddle = ca.list(days(-1), days(30), [], 'middle');
    expect(await revocationOf(signed, { lists: [ofMiddle] })).toMatchObject({ state: 'unknown' });
    expect(await revocationOf(signed, { lists: [ofMiddle, good] })).toMatchObject({ state: 'good' });
    const without = ca.list(days(-1), days(30), [{ serial: serials.middle, at: days(-2) }]);
    expect(await revocationOf(signed, { lists: [ofMiddle, without] })).toMatchObject({
      state: 'revoked',
      certificate: 'middle',
    });
  });
});

test('a file carries what is in force about its signers and the authority of time, and nothing else', async () => {
  ca.issue('clock', '0a05', usages.timeStamps);
  const trust: StationTrust = {
    trusted: [],
    timeAuthorities: [ca.certificate('clock')],
    validation: data({
      certificates: [root],
      lists: [good, ca.list(days(-60), days(-30)), ca.list(days(-1), days(30), [], 'middle')],
      answers: [ca.answer('stranger', 'ca', [serials.stranger.toUpperCase()])],
    }),
  };
  expect(await dataToEmbed([signer], true, trust, now)).toEqual(
    data({ certificates: [ca.certificate('clock')], lists: [good] }),
  );
  expect(await dataToEmbed([signer], false, trust, now)).toEqual(data({ lists: [good] }));
  const under = ca.identity('under', 'middle', 'ca');
  expect((await dataToEmbed([under], false, trust, now))?.lists).toHaveLength(2);
  const other = { ...trust, validation: data({ lists: [ca.list(days(-1), days(30), [], 'middle')] }) };
  expect(await dataToEmbed([signer], true, other, now)).toBeNull();
});

test('a signed file is extended beside itself; one that is not signed, or spoilt, is refused and nothing is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-extend-'));
  try {
    const trust = { ...noTrust, validation: data({ lists: [good] }) };
    const signed = await sign(base.classic);
    expect(await extendFile({ name: 'a.pdf', bytes: signed }, folder, trust, now)).toBe('a.pdf');
    const written = new Uint8Array(readFileSync(join(folder, 'a.pdf')));
    expect(written.subarray(0, 100)).toEqual(signed.subarray(0, 100));
    expect(await judged(written)).toMatchObject({
      ok: true,
      signatures: [{ revocation: { state: 'good' } }],
    });
    expect(await extendFile({ name: 'a.pdf', bytes: written }, folder, trust, now)).toBeNull();
    const spoilt = appendObjects(signed, replacedPage(signed));
    for (const bytes of [base.classic, spoilt])
      await expect(extendFile({ name: 'b.pdf', bytes }, folder, trust, now)).rejects.toMatchObject({
        code: 'SIGNATURE_NOT_VERIFIED',
      });
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PDFName, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import { hasTools, inFolder, opensslCades, pdfsig } from './independent-verifiers.ts';
import { appendObjects, firstPage, replacedPage, signAlong, wrapSignature } from './pdf-attacks.ts';
import { PdfFile } from './pdf-file.ts';
import { signPdf } from './pdf-signature.ts';
import {
  makeAuthority,
  password,
  samplePdfs,
  samplePng,
  type TestAuthority,
} from './signing-test-support.ts';
import { verifyPdf } from './verify-pdf.ts';

let pki: TestAuthority;
let stranger: TestAuthority;
let base: Uint8Array;
let signed: Uint8Array;
let now: Date;
const name = (text: string) => PDFName.of(text);
const about = { fieldName: 'agency', name: '某局', reason: '签发', location: '某县' };
const tools = hasTools('pdfsig', 'certutil');

beforeAll(async () => {
  pki = makeAuthority();
  stranger = makeAuthority('外省根证书');
  now = new Date();
  base = (await samplePdfs()).classic;
  signed = await signPdf(base, { ...about, identity: pki.rsa, at: now, certify: true });
}, 60_000);

const verdictOf = (pdf: Uint8Array) => verifyPdf(pdf, { trusted: [pki.authority], now });
const codesOf = async (pdf: Uint8Array) => {
  const verdict = await verdictOf(pdf);
  const problems = [...verdict.problems, ...verdict.signatures.flatMap((one) => one.problems)];
  expect(verdict.ok).toBe(problems.length === 0);
  return problems.map(({ code }) => code);
};
const stillValid = (pdf: Uint8Array) => pdfsig(pdf, pki.authority)[0]?.valid;

describe.skipIf(!tools)('attacks that pdfsig calls valid', () => {
  test('incremental saving: a page replaced in a later update', async () => {
    const attack = appendObjects(signed, replacedPage(signed));
    expect(stillValid(attack)).toBe(true);
    expect(await codesOf(attack)).toEqual(['PDF_APPENDED']);
  });

  test('the same, covered by the signature of a stranger', async () => {
    const changed = appendObjects(signed, replacedPage(signed));
    const attack = await signAlong(changed, { identity: stranger.rsa, at: now }, () => {});
    expect(stillValid(attack)).toBe(true);
    expect(await codesOf(attack)).toEqual(['PDF_CHANGED']);
    // Nor do we put a further signature of ours on such a file.
    const more = signPdf(changed, { ...about, identity: pki.ec, at: now, fieldName: 'more' });
    await expect(more).rejects.toMatchObject({ code: 'SIGNATURE_NOT_VERIFIED' });
  });

  test.each([
    [
      'page content',
      (page, increment) =>
        page.set(name('Contents'), increment.context.register(increment.context.stream(''))),
    ],
    ['page resources', (page, increment) => page.set(name('Resources'), increment.context.obj({}))],
    [
      'an annotation over the text (evil annotation)',
      (page, increment) => {
        const note = {
          Type: 'Annot',
          Subtype: 'FreeText',
          Rect: [0, 0, 500, 500],
          Contents: PDFString.of('1 yuan'),
        };
        page.set(
          name('Annots'),
          increment.context.obj([increment.context.register(increment.context.obj(note))]),
        );
      },
    ],
    ['page size', (page, increment) => page.set(name('MediaBox'), increment.context.obj([0, 0, 9, 9]))],
  ] satisfies [string, (page: ReturnType<Slip['change']>, increment: Slip) => void][])(
    'one signed step that also changes %s',
    async (_, change) => {
      const attack = await signAlong(signed, { identity: stranger.ec, at: now }, (increment, file) =>
        change(increment.change(firstPage(file)), increment),
      );
      expect(stillValid(attack)).toBe(true);
      expect(await codesOf(attack)).toEqual(['PDF_CHANGED']);
    },
  );

  test('a later signature of a stranger that draws on the page (sneaky signature)', async () => {
    const attack = await signPdf(signed, {
      ...about,
      identity: stranger.rsa,
      at: now,
      fieldName: 'evil',
      appearance: { page: 0, rect: [70, 690, 300, 720], png: samplePng() },
    });
    expect(stillValid(attack)).toBe(true);
    expect(await codesOf(attack)).toEqual(['PDF_DRAWN_OVER']);
  });

  test('bytes behind the end of the file', async () => {
    const attack = Uint8Array.from(Buffer.concat([signed, Buffer.from('\n% more\n')]));
    expect(stillValid(attack)).toBe(true);
    expect(await codesOf(attack)).toEqual(['PDF_APPENDED']);
  });
});

type Slip = Parameters<Parameters<typeof signAlong>[2]>[0];

describe('steps that a signature may not take', () => {
  test('control: a hidden signature and nothing else is allowed', async () => {
    expect(await codesOf(await signAlong(signed, { identity: stranger.ec, at: now }, () => {}))).toEqual([]);
  });

  test.each<[string, (increment: Slip, file: PdfFile) => void]>([
    [
      'an action on opening',
      (increment, file) =>
        increment
          .change(file.catalog.ref)
          .set(name('OpenAction'), increment.context.obj({ S: 'JavaScript' })),
    ],
    [
      'other pages',
      (increment, file) =>
        increment
          .change(file.catalog.ref)
          .set(
            name('Pages'),
            increment.context.register(increment.context.obj({ Type: 'Pages', Kids: [], Count: 0 })),
          ),
    ],
    [
      'layers',
      (increment, file) =>
        increment.change(file.catalog.ref).set(name('OCProperties'), increment.context.obj({})),
    ],
    ['permissions', (increment, file) => increment.change(file.catalog.ref).delete(name('Perms'))],
  ])('%s in the catalog', async (_, slip) => {
    expect(await codesOf(await signAlong(signed, { identity: stranger.ec, at: now }, slip))).toContain(
      'PDF_CHANGED',
    );
  });

  test.each<[string, (increment: Slip, field: Parameters<Parameters<typeof signAlong>[2]>[2]) => void]>([
    [
      'an action',
      (increment, field) => field.set(name('AA'), increment.context.obj({ E: { S: 'JavaScript' } })),
    ],
    ['kids', (increment, field) => field.set(name('Kids'), increment.context.obj([]))],
  ])('%s in the new field', async (_, slip) => {
    expect(
      await codesOf(
        await signAlong(signed, { identity: stranger.ec, at: now }, (increment, __, field) =>
          slip(increment, field),
        ),
      ),
    ).toEqual(['PDF_CHANGED']);
  });

  test('a background in the new field of a stranger', async () => {
    const attack = await signAlong(signed, { identity: stranger.ec, at: now }, ({ context }, _, field) => {
      field.set(name('Rect'), context.obj([0, 0, 500, 500]));
      field.set(name('MK'), context.obj({ BG: [1, 1, 1] }));
    });
    expect(await codesOf(attack)).toEqual(['PDF_DRAWN_OVER']);
  });

  test('an object the signed file refers to and does not have (shadow attack)', async () => {
    const page = firstPage(new PdfFile(base));
    const withHole = appendObjects(base, {
      [page.objectNumber]: String(new PdfFile(base).object(page)).replace('<<', '<</Contents2 90 0 R '),
    });
    const first = await signPdf(withHole, { ...about, identity: pki.rsa, at: now });
    const attack = await signAlong(first, { identity: stranger.ec, at: now }, ({ context }) => {
      context.largestObjectNumber = 89;
      context.register(context.stream('shadow'));
    });
    expect(await codesOf(first)).toEqual([]);
    expect(await codesOf(attack)).toEqual(['PDF_CHANGED']);
  });

  test('anything after a lock', async () => {
    const locked = await signPdf(signed, {
      ...about,
      identity: pki.ec,
      at: now,
      fieldName: 'head',
      lock: true,
    });
    expect(await codesOf(locked)).toEqual([]);
    expect(await codesOf(await signAlong(locked, { identity: pki.rsa, at: now }, () => {}))).toEqual([
      'PDF_LOCK_BROKEN',
    ]);
  });
});

describe('forged and wrapped signatures', () => {
  test('a signature dictionary moved while its range stays (signature wrapping)', async () => {
    expect(await codesOf(wrapSignature(signed, replacedPage(signed)))).toContain('PDF_BYTE_RANGE');
  });

  test.each([
    ['no Contents', /\/Contents </, '/Contentz <'],
    ['no ByteRange', /\/ByteRange/, '/ByteRangz'],
    ['a range that begins later', /\/ByteRange \[0/, '/ByteRange [1'],
    ['two Contents', /\/Reason<FEFF7B7E53D1>/, '/Contents<FEFF7B7E53>'],
    ['an unknown kind', /ETSI\.CAdES\.detached/, 'ETSI.CAdES.detacheX'],
  ])('%s (universal forgery)', async (_, from, to) => {
    const text = Buffer.from(signed).toString('latin1');
    expect(text).toMatch(from);
    const attack = Uint8Array.from(Buffer.from(text.replace(from, to), 'latin1'));
    const outcome = await codesOf(attack).catch((error: unknown) => error);
    if (outcome instanceof AppError) expect(outcome.code).toBe('PDF_UNREADABLE');
    else expect(outcome).not.toEqual([]);
  });

  test('something hidden behind the CMS', async () => {
    const attack = Uint8Array.from(signed);
    const gapEnd = Buffer.from(attack.buffer).lastIndexOf('0>>>');
    attack[gapEnd] = 0x37;
    expect(await codesOf(attack)).toEqual(['CMS_PADDING']);
  });

  test('the CMS of another file', async () => {
    const other = await signPdf((await samplePdfs()).classic, {
      ...about,
      reason: '撤销',
      identity: pki.rsa,
      at: now,
      certify: true,
    });
    const cut = (pdf: Uint8Array) =>
      Buffer.from(pdf)
        .toString('latin1')
        .split(/(?<=\/Contents )(<[0-9a-f]+>)/);
    const [head = '', , tail = ''] = cut(signed);
    const attack = Uint8Array.from(Buffer.from(head + cut(other)[1] + tail, 'latin1'));
    expect(await codesOf(attack)).toEqual(['DIGEST_MISMATCH']);
  });

  test.skipIf(!hasTools('openssl'))(
    'under another authority openssl refuses, and we say untrusted',
    async () => {
      expect(opensslCades(signed, pki.authority)[0]).toContain('CAdES Verification successful');
      expect(opensslCades(signed, stranger.authority)[0]).toContain('error');
      expect((await verifyPdf(signed, { trusted: [stranger.authority], now })).signatures[0]?.trust).toBe(
        'untrusted',
      );
    },
  );
});

describe.skipIf(!hasTools('openssl'))('a CMS made by openssl in the place of ours', () => {
  const cmsBy = (pdf: Uint8Array, ...more: readonly string[]) => {
    const text = Buffer.from(pdf).toString('latin1');
    const gapStart = text.indexOf('/Contents <') + 10;
    const gapEnd = text.indexOf('>', gapStart) + 1;
    const cms = inFolder((folder) => {
      const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
      writeFileSync(join(folder, 'p12'), pki.files.rsa);
      writeFileSync(join(folder, 'data'), Buffer.concat([pdf.subarray(0, gapStart), pdf.subarray(gapEnd)]));
      openssl('pkcs12', '-in', 'p12', '-passin', `pass:${password}`, '-clcerts', '-noenc', '-out', 'pem');
      const sign = [
        'cms',
        '-sign',
        '-binary',
        '-in',
        'data',
        '-signer',
        'pem',
        '-md',
        'sha256',
        '-outform',
        'DER',
      ];
      openssl(...sign, ...more, '-out', 'cms');
      return readFileSync(join(folder, 'cms'));
    });
    const hexadecimal = cms.toString('hex').padEnd(gapEnd - gapStart - 2, '0');
    const bytes = `${text.slice(0, gapStart)}<${hexadecimal}>${text.slice(gapEnd)}`;
    return Uint8Array.from(Buffer.from(bytes, 'latin1'));
  };

  test('with -cades it is found good', async () => {
    expect(await codesOf(cmsBy(signed, '-cades'))).toEqual([]);
  });

  test.each([
    ['without the signing certificate attribute', [], 'CMS_ATTRIBUTES'],
    ['without any signed attribute', ['-noattr'], 'CMS_ATTRIBUTES'],
    ['with the content inside', ['-cades', '-nodetach'], 'CMS_SIGNERS'],
    ['without the certificate', ['-cades', '-nocerts'], 'CMS_SIGNER_UNKNOWN'],
    ['with SHA-1', ['-md', 'sha1'], 'CMS_ALGORITHM'],
  ])('%s it is not', async (_, more, code) => {
    expect(await codesOf(cmsBy(signed, ...more))).toContain(code);
  });
});

test('a time outside the certificate, and signature data of no field, are said', async () => {
  const old = await signAlong(signed, { identity: pki.ec, at: new Date('2001-01-01T00:00:00Z') }, () => {});
  expect(await codesOf(old)).toEqual(['CERTIFICATE_NOT_VALID_AT_SIGNING']);
  const stray = await signPdf(appendObjects(base, { 80: '<</Type/Sig/ByteRange[0 1 2 3]>>' }), {
    ...about,
    identity: pki.rsa,
    at: now,
  }).catch((error: unknown) => error);
  expect(stray).toMatchObject({ code: 'SIGNATURE_NOT_VERIFIED' });
});

describe('hostile input', () => {
  test('every change of a byte outside the signature value is noticed', async () => {
    const text = Buffer.from(signed).toString('latin1');
    const gapStart = text.indexOf('/Contents <') + 10;
    const gapEnd = text.indexOf('>', gapStart) + 1;
    const outside = fc
      .integer({ min: 0, max: signed.length - 1 })
      .filter((at) => at < gapStart || at >= gapEnd);
    await fc.assert(
      fc.asyncProperty(outside, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = Uint8Array.from(signed);
        changed[at] = (changed[at] ?? 0) ^ mask;
        const ok = await verdictOf(changed).then(
          (verdict) => verdict.ok,
          (error: unknown) => !(error instanceof AppError),
        );
        return !ok;
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('cut, empty, deeply nested and looping files end in an error with a code', async () => {
    const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n${text}`);
    const deep = `1 0 obj\n${'['.repeat(200_000)}\nendobj\n`;
    const xref = (at: number) => `startxref\n${at}\n%%EOF\n`;
    const hostile = [
      new Uint8Array(),
      pdf(''),
      pdf(deep + xref(9)),
      pdf(`xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\n${xref(9)}`),
      pdf(`xref\n0 99999999\n${xref(9)}`),
      pdf(`trailer\n<</Size 1>>\n${xref(999999)}`),
      ...[0.1, 0.5, 0.9, 0.99].map((part) => signed.subarray(0, Math.floor(signed.length * part))),
    ];
    for (const bytes of hostile) {
      const error = await verdictOf(bytes).then(
        (verdict) => verdict.ok,
        (reason: unknown) => reason,
      );
      if (error !== false) expect(error).toMatchObject({ code: 'PDF_UNREADABLE' });
    }
  });

  test.skipIf(!hasTools('qpdf'))('an encrypted file says so', async () => {
    const encrypted = inFolder((folder) => {
      writeFileSync(join(folder, 'a.pdf'), base);
      execFileSync('qpdf', ['--encrypt', 'u', 'o', '256', '--', 'a.pdf', 'b.pdf'], { cwd: folder });
      return new Uint8Array(readFileSync(join(folder, 'b.pdf')));
    });
    await expect(verdictOf(encrypted)).rejects.toMatchObject({ code: 'PDF_ENCRYPTED' });
  });
});

test('time, period and trust are each said apart', async () => {
  const late = new Date(pki.rsa.notAfter.getTime() + 86_400_000);
  const [signature] = (await verifyPdf(signed, { trusted: [pki.authority], now: late })).signatures;
  expect(signature).toMatchObject({ validAtSigning: true, validNow: false, trust: 'trusted' });
  expect(signature?.claimedTime).toBe(`${now.toISOString().slice(0, 19)}.000Z`);
  const early = new Date(now.getTime() - 3 * 86_400_000);
  const future = await verifyPdf(signed, { trusted: [], now: early });
  expect(future).toMatchObject({ ok: false, signatures: [{ problems: [{ code: 'TIME_IN_FUTURE' }] }] });
  const [unasked] = (await verifyPdf(signed, { trusted: [], now })).signatures;
  expect(unasked?.trust).toBe('notChecked');
});

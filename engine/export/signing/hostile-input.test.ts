import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import { buildCms } from './cms-signature.ts';
import { verifyCms } from './cms-verification.ts';
import { signDocx } from './docx-signature.ts';
import { checkSignature } from './opc-signature-check.ts';
import { openPkcs12 } from './pkcs12.ts';
import { makeAuthority, password, sampleDocx, type TestAuthority } from './signing-test-support.ts';

/** Bytes from outside may be anything: the answer is a verdict or an AppError, and never a sound signature. */
let pki: TestAuthority;
let now: Date;
let xml: Uint8Array;
const content = new TextEncoder().encode('行政处罚决定书');

beforeAll(async () => {
  pki = makeAuthority();
  now = new Date();
  const docx = await signDocx(await sampleDocx(), { identity: pki.ec, at: now });
  xml = unzipSync(docx)['_xmlsignatures/sig1.xml'] ?? new Uint8Array();
});

/** Some bytes overwritten, the file perhaps cut. */
const damage = (bytes: () => Uint8Array) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat({ max: 1 << 24 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
    )
    .map(([changes, cut]) => {
      const out = Uint8Array.from(bytes());
      for (const [at, value] of changes) out[at % out.length] = value;
      return cut === null ? out : out.subarray(0, Math.floor(out.length * cut));
    });

const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe('damaged at random', () => {
  test('a CMS is never found good unless it is the same signature', async () => {
    const cms = await buildCms([content], pki.ec);
    expect(verifyCms(cms, [content], true).problems).toEqual([]);
    fc.assert(
      fc.property(
        damage(() => cms),
        (bytes) => {
          const verdict = verifyCms(bytes, [content], true);
          if (verdict.problems.length > 0) return true;
          // What no signature covers is the CMS's own frame and the certificates behind the first.
          const signer = verdict.signer?.der;
          return signer !== undefined && Buffer.compare(signer, pki.leaves.ec) === 0;
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  test('a signature part ends in a verdict or a code', () => {
    fc.assert(
      fc.property(
        damage(() => xml),
        (bytes) => {
          const code = codeOf(() => checkSignature(bytes, 'sig1.xml'));
          return code === null || code === 'DOCX_UNREADABLE';
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  test('a PKCS#12 file opens or says why not', () => {
    const known = ['P12_UNREADABLE', 'P12_WRONG_PASSWORD', 'P12_NO_KEY', 'KEY_UNSUPPORTED', null];
    fc.assert(
      fc.property(
        damage(() => pki.files.ecLegacy),
        (bytes) => known.includes(codeOf(() => openPkcs12(bytes, password, now))),
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

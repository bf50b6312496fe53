import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBER } from 'asn1js';
import * as pkijs from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSigner, makeVerificationCode, readVerificationCode } from '../revision/verification-code.ts';
import { buildCms } from './cms-signature.ts';
import { verifyCms } from './cms-verification.ts';
import { signDocx } from './docx-signature.ts';
import { inFolder, pdfsig, pdfText, qpdfCheck } from './independent-verifiers.ts';
import { signPdfInTurn } from './sign-in-turn.ts';
import type { Signer } from './signers.ts';
import {
  makeAuthority,
  sampleDocx,
  samplePdfs,
  samplePng,
  type TestAuthority,
} from './signing-test-support.ts';
import { makeSm2Authority, type Sm2Authority } from './sm2-test-support.ts';
import { verifyPdf } from './verify-pdf.ts';

let sm2: Sm2Authority;
let pki: TestAuthority;
let plain: Uint8Array;
let at: Date;

beforeAll(async () => {
  sm2 = makeSm2Authority();
  pki = makeAuthority();
  plain = (await samplePdfs()).classic;
  at = new Date();
}, 120_000);

const occasion = () => ({ title: '行政处罚决定书', agencyName: '某某县交通运输局', place: '某某县', at });
const seal = () => ({ page: 0, rect: [300, 200, 419, 319] as const, png: samplePng() });

async function signed(...signers: readonly Signer[]): Promise<Uint8Array> {
  return signPdfInTurn(plain, signers, occasion(), { seal: seal(), straddle: null });
}

/** The CMS of each signature and the bytes it is over, cut out by /ByteRange. */
function cutOut(pdf: Uint8Array): { readonly cms: Uint8Array; readonly content: Uint8Array }[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/ByteRange ?\[(\d+) (\d+) (\d+) (\d+) *\]/g)].map((match) => {
    const [start = 0, length = 0, next = 0, rest = 0] = match.slice(1).map(Number);
    return {
      cms: Uint8Array.from(Buffer.from(text.slice(length + 1, next - 1), 'hex')),
      content: Uint8Array.from(Buffer.concat([pdf.subarray(start, length), pdf.subarray(next, next + rest)])),
    };
  });
}

function infoOf(cms: Uint8Array): pkijs.SignerInfo {
  const content = new pkijs.ContentInfo({ schema: fromBER(Uint8Array.from(cms)).result });
  const [info] = new pkijs.SignedData({ schema: content.content }).signerInfos;
  if (!info) throw new Error('no signer');
  return info;
}

describe('a PDF signed with SM2 and SM3', () => {
  test('our verifier: intact, trusted by its root alone; page count and text stay, qpdf has nothing to say', async () => {
    const pdf = await signed({ role: 'agency', identity: sm2.identity });
    const trusted = await verifyPdf(pdf, { trusted: [sm2.authority], now: at });
    expect(trusted).toMatchObject({ ok: true, signed: true, problems: [] });
    expect(trusted.signatures).toMatchObject([
      { integrity: 'intact', trust: 'trusted', coverage: 'whole', validAtSigning: true, problems: [] },
    ]);
    const strange = await verifyPdf(pdf, { trusted: [pki.authority], now: at });
    expect(strange.signatures).toMatchObject([{ integrity: 'intact', trust: 'untrusted' }]);
    expect(qpdfCheck(pdf)).toEqual({ clean: true, pages: 3 });
    expect(pdfText(pdf)).toBe(pdfText(plain));
  });

  // OpenSSL 3.0 verifies no CMS of SM2 (it has no way to be told the signer's id), but it verifies each part of one.
  test('openssl takes the CMS apart, and finds digest, signature and certificate right', async () => {
    const [one] = cutOut(await signed({ role: 'agency', identity: sm2.identity }));
    if (!one) throw new Error('no signature');
    const info = infoOf(one.cms);
    inFolder((folder) => {
      const put = (file: string, bytes: Uint8Array | string) => writeFileSync(join(folder, file), bytes);
      const openssl = (...args: string[]) => {
        const { stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
        return `${stdout}${stderr}`;
      };
      put('cms', one.cms);
      put('content', one.content);
      put('key', sm2.key);
      put('attributes', new Uint8Array(info.signedAttrs?.encodedValue ?? new ArrayBuffer(0)));
      put('value', info.signature.valueBlock.valueHexView);
      put('ca.der', sm2.authority);
      put('leaf.der', sm2.leaf);
      for (const name of ['ca', 'leaf'])
        openssl('x509', '-inform', 'DER', '-in', `${name}.der`, '-out', name);
      openssl('pkey', '-in', 'key', '-pubout', '-out', 'public');
      const printed = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'cms');
      expect(printed).toMatch(/contentType: pkcs7-signedData \(1\.2\.840\.113549\.1\.7\.2\)/);
      expect(printed).toMatch(/eContentType: pkcs7-data \(1\.2\.840\.113549\.1\.7\.1\)/);
      expect(printed).toMatch(/algorithm: sm3 \(1\.2\.156\.10197\.1\.401\)/);
      expect(printed).toMatch(/algorithm: SM2-with-SM3 \(1\.2\.156\.10197\.1\.501\)/);
      const digest = openssl('dgst', '-sm3', '-hex', 'content').match(/[0-9a-f]{64}/)?.[0] ?? '';
      const attributes = Buffer.from(info.signedAttrs?.encodedValue ?? new ArrayBuffer(0)).toString('hex');
      expect(attributes).toContain(`0420${digest}`);
      const id = 'distid:1234567812345678';
      expect(
        openssl(...['dgst', '-sm3', '-verify', 'public', '-signature', 'value', '-sigopt', id, 'attributes']),
      ).toContain('Verified OK');
      expect(openssl('verify', '-vfyopt', id, '-CAfile', 'ca', 'leaf')).toContain('leaf: OK');
    });
  });

  test('pdfsig does not call it valid: what docs and the export dialog say of ordinary readers', async () => {
    const pdf = await signed({ role: 'agency', identity: sm2.identity });
    expect(pdfsig(pdf, sm2.authority).map(({ valid }) => valid)).not.toContain(true);
  });

  test('beside RSA and ECDSA in one document, in every order; pdfsig finds those as valid as ever', async () => {
    for (const [first, second] of [
      [pki.rsa, sm2.identity],
      [sm2.identity, pki.ec],
    ] as const) {
      const pdf = await signed({ role: 'officer', identity: first }, { role: 'agency', identity: second });
      const verdict = await verifyPdf(pdf, { trusted: [sm2.authority, pki.authority], now: at });
      expect(verdict).toMatchObject({ ok: true, problems: [] });
      expect(verdict.signatures.map(({ integrity, trust }) => [integrity, trust])).toEqual([
        ['intact', 'trusted'],
        ['intact', 'trusted'],
      ]);
      expect(pdfsig(pdf, pki.authority).filter(({ valid }) => valid)).toHaveLength(1);
      expect(qpdfCheck(pdf)).toEqual({ clean: true, pages: 3 });
    }
  });

  test('a changed byte of the page is a digest mismatch', async () => {
    const pdf = await signed({ role: 'agency', identity: sm2.identity });
    const at300 = Uint8Array.from(pdf);
    at300[300] = (at300[300] ?? 0) ^ 1;
    const verdict = await verifyPdf(at300, { trusted: [sm2.authority], now: at });
    expect(verdict.ok).toBe(false);
    expect(verdict.signatures.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain(
      'DIGEST_MISMATCH',
    );
  });
});

describe('CMS', () => {
  test('no changed byte of it is taken for good, and neither is another key', async () => {
    const content = [new TextEncoder().encode('清单')];
    const cms = await buildCms(content, sm2.identity);
    expect(verifyCms(cms, content, true).problems).toEqual([]);
    const value = infoOf(cms).signature.valueBlock.valueHexView;
    const start = Buffer.from(cms).indexOf(Buffer.from(value));
    for (let place = start; place < start + value.length; place += 1) {
      const changed = Uint8Array.from(cms);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(verifyCms(changed, content, true).problems, `${place - start}`).not.toEqual([]);
    }
    const other = makeSm2Authority();
    const forged = await buildCms(content, { ...other.identity, certificates: sm2.identity.certificates });
    expect(verifyCms(forged, content, true).problems.map(({ code }) => code)).toEqual(['SIGNATURE_INVALID']);
  });

  test('the older identifier of the algorithm (1.2.156.10197.1.301.1) is read too', async () => {
    const content = [new TextEncoder().encode('清单')];
    const cms = Buffer.from(await buildCms(content, sm2.identity));
    const [current, older] = ['06082a811ccf55018375', '06092a811ccf5501822d01'];
    const info = infoOf(cms);
    info.signatureAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: '1.2.156.10197.1.301.1' });
    expect(cms.toString('hex')).toContain(current);
    const outer = new pkijs.ContentInfo({ schema: fromBER(Uint8Array.from(cms)).result });
    const data = new pkijs.SignedData({ schema: outer.content });
    data.signerInfos = [info];
    outer.content = data.toSchema(true);
    const rewritten = new Uint8Array(outer.toSchema().toBER());
    expect(Buffer.from(rewritten).toString('hex')).toContain(older);
    expect(verifyCms(rewritten, content, true).problems).toEqual([]);
  });
});

describe('elsewhere', () => {
  test('a DOCX is refused and says why; nothing is signed with anything else instead', async () => {
    await expect(signDocx(await sampleDocx(), { identity: sm2.identity, at })).rejects.toMatchObject({
      code: 'SM2_NOT_FOR_DOCX',
      params: { subject: sm2.identity.subjectName },
    });
  });

  test('the verification code of a decision is signed and checked', async () => {
    const hash = createHash('sha256').update('内容').digest('hex');
    const text = await makeVerificationCode('某交罚〔2026〕1号', hash, sm2.identity);
    const code = readVerificationCode(text);
    expect(code && codeSigner(code, [pki.leaves.rsa, sm2.leaf])).toEqual(sm2.leaf);
    expect(code && codeSigner({ ...code, number: '某交罚〔2026〕2号' }, [sm2.leaf])).toBeNull();
    expect(code && codeSigner(code, [makeSm2Authority().leaf])).toBeNull();
  });
});

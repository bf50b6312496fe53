import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSM3 } from 'hash-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import { readCertificate } from './certificate.ts';
import { digestOf } from './digest.ts';
import { envelopeHeader } from './enveloped-header.ts';
import { inFolder } from './independent-verifiers.ts';
import { openKeyFile } from './key-file.ts';
import { password } from './signing-test-support.ts';
import { signSm2, sm2PublicKey, sm2Value, verifySm2 } from './sm2.ts';
import { makeSm2Authority, type Sm2Authority } from './sm2-test-support.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replace(/\s+/g, ''), 'hex'));
const text = (value: string) => new TextEncoder().encode(value);

let pki: Sm2Authority;
let now: Date;
beforeAll(() => {
  pki = makeSm2Authority();
  now = new Date();
}, 120_000);

describe('SM3 (GB/T 32905, appendix A)', () => {
  test('the two examples of the standard, whole and in parts', () => {
    const abc = bytes('66c7f0f4 62eeedd9 d1f2d46b dc10e4e2 4167c487 5cf2f7a2 297da02b 8f4ba8e0');
    const long = bytes('debe9ff9 2275b8a1 38604889 c18e5a4d 6fdb70e5 387e5765 293dcba3 9c0c5732');
    expect(digestOf('sm3', text('abc'))).toEqual(abc);
    expect(digestOf('sm3', text('a'), text('bc'))).toEqual(abc);
    expect(digestOf('sm3', text('abcd'.repeat(16)))).toEqual(long);
  });

  test('another implementation agrees on every length about a block', async () => {
    const other = await createSM3();
    for (let length = 0; length < 200; length += 1) {
      const data = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 255);
      const theirs = other.init().update(data).digest('binary');
      expect(digestOf('sm3', data), `${length}`).toEqual(Uint8Array.from(theirs));
    }
  });
});

describe('SM2 (GB/T 32918.5, appendix A.2)', () => {
  const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
  const key = bytes(`04
    09f9df31 1e5421a1 50dd7d16 1e4bc5c6 72179fad 1833fc07 6bb08ff3 56f35020
    ccea490c e26775a5 2dc6ea71 8cc1aa60 0aed05fb f35e084a 6632f607 2da9ad13`);
  const value = bytes(`
    f5a03b06 48d2c463 0eeac513 e1bb81a1 5944da38 27d5b741 43ac7eac eee720b3
    b1b6aa29 df212fd8 763182bc 0d421ca1 bb9038fd 1f7f42d4 840b69c4 85bbc1aa`);
  const message = text('message digest');

  test('the example of the standard verifies, and its key is the one that its secret gives', () => {
    expect(sm2PublicKey(secret)).toEqual(key);
    expect(verifySm2(message, value, key)).toBe(true);
    expect(verifySm2(text('message digesu'), value, key)).toBe(false);
    expect(verifySm2(message, signSm2(message, secret), key)).toBe(true);
  });

  // The library reduces r and s: n + s would pass for s, and 0 is never looked at.
  test('numbers out of range, other lengths and points off the curve are refused', () => {
    const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
    const hex = (number: bigint) => number.toString(16).padStart(64, '0');
    const [r, s] = [value.subarray(0, 32), value.subarray(32)].map((half) =>
      Buffer.from(half).toString('hex'),
    );
    for (const wrong of [`${r}${hex(0n)}`, `${hex(0n)}${s}`, `${r}${hex(order)}`, `${hex(order)}${s}`])
      expect(verifySm2(message, bytes(wrong), key)).toBe(false);
    const higher = BigInt(`0x${s}`) + order;
    expect(verifySm2(message, bytes(`${r}${higher.toString(16).padStart(66, '0')}`), key)).toBe(false);
    expect(verifySm2(message, value.subarray(0, 63), key)).toBe(false);
    const off = Uint8Array.from(key);
    off[64] = (off[64] ?? 0) ^ 1;
    expect(verifySm2(message, value, off)).toBe(false);
    expect(verifySm2(message, value, new Uint8Array(65))).toBe(false);
  });

  test('a value in DER is read only where it is exactly that', () => {
    const good = bytes(`3045 0221 00${'f5'.repeat(32)} 0220 ${'11'.repeat(32)}`);
    expect(sm2Value(good)).toEqual(bytes('f5'.repeat(32) + '11'.repeat(32)));
    expect(sm2Value(Uint8Array.of(...good, 0))).toBeNull();
    expect(sm2Value(bytes('3006 0201 ff 0201 01'))).toBeNull();
    expect(sm2Value(bytes('3003 0201 01'))).toBeNull();
    expect(sm2Value(new Uint8Array())).toBeNull();
  });
});

describe('key files', () => {
  test.each(['p12', 'pem'] as const)(
    '%s: the key signs, openssl verifies under the id of the standard',
    async (kind) => {
      const identity = openKeyFile(pki.files[kind], password, now);
      expect(identity).toMatchObject({
        algorithm: 'sm2-sm3',
        unwrap: null,
        subjectName: '某某县交通运输综合行政执法大队（国密）',
        issuerName: '某省国密测试根证书',
      });
      expect(identity.certificates).toEqual([pki.leaf, pki.authority]);
      const data = text('行政处罚决定书');
      const value = Buffer.from(await identity.sign(data)).toString('hex');
      const [r = '', s = ''] = [value.slice(0, 64), value.slice(64)];
      inFolder((folder) => {
        const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
        writeFileSync(join(folder, 'k'), pki.key);
        writeFileSync(join(folder, 'd'), data);
        writeFileSync(join(folder, 'v.cnf'), `asn1=SEQUENCE:v\n[v]\nr=INTEGER:0x${r}\ns=INTEGER:0x${s}\n`);
        openssl('asn1parse', '-genconf', 'v.cnf', '-out', 'v', '-noout');
        openssl('pkey', '-in', 'k', '-pubout', '-out', 'p');
        const verify = (id: string) =>
          openssl('dgst', '-sm3', '-verify', 'p', '-signature', 'v', '-sigopt', `distid:${id}`, 'd').stdout;
        expect(verify('1234567812345678')).toContain('Verified OK');
        expect(verify('8765432187654321')).toContain('Verification failure');
      });
    },
  );

  test('a signature by openssl verifies here', () => {
    inFolder((folder) => {
      writeFileSync(join(folder, 'k'), pki.key);
      writeFileSync(join(folder, 'd'), '罚款');
      const args = ['dgst', '-sm3', '-sign', 'k', '-sigopt', 'distid:1234567812345678', '-out', 's', 'd'];
      execFileSync('openssl', args, { cwd: folder });
      const value = sm2Value(execFileSync('cat', ['s'], { cwd: folder }));
      const { sm2Key } = readCertificate(pki.leaf);
      expect(value && sm2Key && verifySm2(text('罚款'), value, sm2Key)).toBe(true);
    });
  });

  test('every failure has its code', () => {
    const codeOf = (work: () => unknown) => {
      try {
        work();
        return 'none';
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
    };
    expect(codeOf(() => openKeyFile(pki.files.p12, 'x', now))).toBe('P12_WRONG_PASSWORD');
    expect(codeOf(() => openKeyFile(pki.files.pem, 'x', now))).toBe('P12_WRONG_PASSWORD');
    expect(codeOf(() => openKeyFile(pki.files.bare, password, now))).toBe('KEY_UNPROTECTED');
    const broken = text('-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n');
    expect(codeOf(() => openKeyFile(broken, password, now))).toBe('P12_UNREADABLE');
    const cut = pki.files.pem.subarray(0, pki.files.pem.indexOf(0x2d, 600));
    expect(codeOf(() => openKeyFile(cut, password, now))).toBe('P12_NO_KEY');
    expect(codeOf(() => openKeyFile(pki.files.pem, password, new Date('2199-01-01')))).toBe('CERT_EXPIRED');
    expect(codeOf(() => envelopeHeader(pki.leaf, new Uint8Array(32), new Uint8Array(16), 1))).toBe(
      'KEY_UNSUPPORTED',
    );
  });
});

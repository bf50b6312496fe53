import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chainsTo, isTrial, readCertificate, sameBytes } from './certificate.ts';
import { inFolder } from './independent-verifiers.ts';
import { openPkcs12 } from './pkcs12.ts';
import { makeAuthority, password, type TestAuthority } from './signing-test-support.ts';
import { createTrialIdentity, type TrialIdentity } from './trial-identity.ts';

let pki: TestAuthority;
let now: Date;

beforeAll(() => {
  pki = makeAuthority();
  now = new Date();
});

const errorOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

describe('openPkcs12', () => {
  test.each([
    ['rsa', 'rsa', 'rsa-sha256'],
    ['rsaLegacy', 'rsa', 'rsa-sha256'],
    ['ec', 'ec', 'ecdsa-p256-sha256'],
    ['ecLegacy', 'ec', 'ecdsa-p256-sha256'],
  ] as const)('%s: certificates byte for byte, a key that signs', async (file, leaf, algorithm) => {
    const identity = openPkcs12(pki.files[file], password, now);
    expect(identity.algorithm).toBe(algorithm);
    expect(identity.certificates.map((der) => Buffer.from(der).toString('base64'))).toEqual(
      [pki.leaves[leaf], pki.authority].map((der) => Buffer.from(der).toString('base64')),
    );
    const data = new TextEncoder().encode('行政处罚决定书');
    const value = await identity.sign(data);
    const key = createPublicKey(
      readCertificate(pki.leaves[leaf]).x509.publicKey.export({ type: 'spki', format: 'pem' }),
    );
    expect(verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, value)).toBe(true);
    expect(identity).toMatchObject({ issuerName: '某省测试根证书', trial: false });
  });

  test('every failure has its code', () => {
    const { rsa } = pki.files;
    expect(errorOf(() => openPkcs12(rsa, 'wrong', now))).toMatchObject({ code: 'P12_WRONG_PASSWORD' });
    expect(errorOf(() => openPkcs12(pki.files.ecLegacy, '', now))).toMatchObject({
      code: 'P12_WRONG_PASSWORD',
    });
    for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), rsa.subarray(0, 300), pki.authority]) {
      expect(errorOf(() => openPkcs12(bytes, password, now))).toMatchObject({ code: 'P12_UNREADABLE' });
    }
    const late = new Date('2199-01-01T00:00:00Z');
    const early = new Date('1999-01-01T00:00:00Z');
    expect(errorOf(() => openPkcs12(rsa, password, late))).toMatchObject({ code: 'CERT_EXPIRED' });
    expect(errorOf(() => openPkcs12(rsa, password, early))).toMatchObject({ code: 'CERT_NOT_YET_VALID' });
  });

  test.each([
    ['RSA of 1024 bits', ['rsa:1024'], 'RSA 1024'],
    ['P-384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], 'secp384r1'],
  ])('%s is not supported', (_, key, algorithm) => {
    const file = pkcs12Of(['-newkey', ...key]);
    expect(errorOf(() => openPkcs12(file, password, new Date()))).toMatchObject({
      code: 'KEY_UNSUPPORTED',
      params: { algorithm },
    });
  });

  test('a certificate to encrypt with does not sign', () => {
    const usage = (value: string) => ['-newkey', 'rsa:2048', '-addext', `keyUsage=critical,${value}`];
    expect(errorOf(() => openPkcs12(pkcs12Of(usage('keyEncipherment')), password, new Date()))).toMatchObject(
      {
        code: 'CERT_NOT_FOR_SIGNING',
      },
    );
    expect(openPkcs12(pkcs12Of(usage('nonRepudiation')), password, new Date()).algorithm).toBe('rsa-sha256');
  });

  test('a file with certificates only has no key', () => {
    const file = pkcs12Of(['-newkey', 'rsa:2048'], '-nokeys');
    expect(errorOf(() => openPkcs12(file, password, new Date()))).toMatchObject({ code: 'P12_NO_KEY' });
  });

  // With the wrong bytes of a password the padding comes out right once in some hundred files: then forge
  // complains of the ASN.1, and the file was taken for a broken one.
  test('thirty files with a Chinese password all open', () => {
    inFolder((folder) => {
      writeFileSync(join(folder, 'c'), pki.files.ec);
      const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
      openssl('pkcs12', '-in', 'c', '-passin', `pass:${password}`, '-noenc', '-out', 'k');
      for (let round = 0; round < 30; round += 1) {
        openssl('pkcs12', '-export', '-in', 'k', '-passout', `pass:${password}`, '-iter', '10', '-out', 'p');
        const file = new Uint8Array(readFileSync(join(folder, 'p')));
        expect(openPkcs12(file, password, now).subjectName).toBe('李四');
      }
    });
  });
});

describe('createTrialIdentity', () => {
  let trial: TrialIdentity;
  beforeAll(async () => {
    trial = await createTrialIdentity({ agencyName: '某某县交通运输局', password, now, years: 2 });
  });

  test('openssl verifies the chain strictly and opens the file', () => {
    inFolder((folder) => {
      writeFileSync(join(folder, 't.p12'), trial.pkcs12);
      writeFileSync(join(folder, 'ca.der'), trial.authority);
      const openssl = (...args: string[]) =>
        execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
      openssl(
        'pkcs12',
        '-in',
        't.p12',
        '-passin',
        `pass:${password}`,
        '-clcerts',
        '-noenc',
        '-out',
        'leaf.pem',
      );
      openssl('x509', '-inform', 'DER', '-in', 'ca.der', '-out', 'ca.pem');
      expect(openssl('verify', '-x509_strict', '-CAfile', 'ca.pem', 'leaf.pem')).toContain('OK');
      const subject = openssl(
        'x509',
        '-in',
        'leaf.pem',
        '-noout',
        '-subject',
        '-nameopt',
        'utf8,sep_comma_plus',
      );
      expect(subject).toContain('O=试用证书，不具法律效力');
      expect(subject).toContain('CN=〔试用〕某某县交通运输局');
      expect(openssl('pkey', '-in', 'leaf.pem', '-noout', '-check')).toContain('Key is valid');
    });
  });

  test('says 试用 everywhere and is told from a real certificate', async () => {
    const identity = openPkcs12(trial.pkcs12, password, now);
    expect(identity).toMatchObject({ subjectName: '〔试用〕某某县交通运输局', trial: true });
    expect(isTrial(identity.certificates[0])).toBe(true);
    expect(isTrial(trial.authority)).toBe(true);
    expect(isTrial(pki.leaves.rsa)).toBe(false);
    const [leaf] = identity.certificates;
    expect(await chainsTo(leaf, identity.certificates, [trial.authority], now)).toBe(true);
    expect(await chainsTo(leaf, identity.certificates, [pki.authority], now)).toBe(false);
    expect(await chainsTo(leaf, identity.certificates, [], now)).toBe(false);
    expect(identity.certificates.some((der) => sameBytes(der, trial.authority))).toBe(true);
  });

  test('a name beyond 64 characters is cut where X.509 ends', async () => {
    const long = await createTrialIdentity({ agencyName: '局'.repeat(100), password, now, years: 1 });
    expect([...openPkcs12(long.pkcs12, password, now).subjectName]).toHaveLength(64);
  });
});

/** A PKCS#12 file by openssl around a self-signed certificate. */
function pkcs12Of(key: readonly string[], ...more: readonly string[]): Uint8Array {
  return inFolder((folder) => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    openssl('req', '-x509', ...key, '-nodes', '-keyout', 'k', '-out', 'c', '-days', '9', '-subj', '/CN=a');
    openssl(
      'pkcs12',
      '-export',
      ...more,
      '-inkey',
      'k',
      '-in',
      'c',
      '-passout',
      `pass:${password}`,
      '-out',
      'p',
    );
    return new Uint8Array(readFileSync(join(folder, 'p')));
  });
}

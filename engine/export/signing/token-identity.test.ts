import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Identities } from '../identities.ts';
import { signDocx } from './docx-signature.ts';
import { hasTools, opensslCades, pdfsig, xmlsec } from './independent-verifiers.ts';
import { signPdf } from './pdf-signature.ts';
import { makeAuthority, sampleDocx, samplePdfs, type TestAuthority } from './signing-test-support.ts';
import { openTokenIdentity } from './token-identity.ts';
import { find, isInitialized, tokenCertificates, tokenModule } from './token-module.ts';
import { makeToken, softHsm, tokenPin } from './token-test-support.ts';

const driver = softHsm;
const pin = tokenPin;
let now: Date;
let folder: string;
let pki: TestAuthority;

beforeAll(async () => {
  if (!driver) return;
  pki = makeAuthority();
  now = new Date(Math.max(Date.now(), pki.rsa.notBefore.getTime(), pki.ec.notBefore.getTime()));
  folder = mkdtempSync(join(tmpdir(), 'anjuan-token-'));
  await makeToken(folder, driver, pki);
  const module = await tokenModule(driver);
  const slot = module.api.C_GetSlotList(true).find((each) => isInitialized(module, each));
  if (!slot) throw new Error('no token');
  const session = module.api.C_OpenSession(slot, module.names.CKF_SERIAL_SESSION);
  module.api.C_Login(session, module.names.CKU_USER, pin);
  expect(
    find(module, session, [{ type: module.names.CKA_CLASS, value: module.names.CKO_PRIVATE_KEY }]),
  ).toHaveLength(2);
  module.api.C_Logout(session);
  module.api.C_CloseSession(session);
}, 60_000);

afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!driver || !hasTools('softhsm2-util', 'openssl'))('a key on a token', () => {
  const file = driver ?? '';

  test('its certificates are listed without a PIN, the authority not among them', async () => {
    const listed = tokenCertificates(await tokenModule(file)).map(({ der }) => Buffer.from(der));
    expect(listed).toHaveLength(2);
    expect(listed).toEqual(expect.arrayContaining([Buffer.from(pki.leaves.rsa), Buffer.from(pki.leaves.ec)]));
  });

  test.skipIf(!hasTools('pdfsig', 'certutil', 'xmlsec1', 'unzip')).each(['rsa', 'ec'] as const)(
    'signs PDF and DOCX with %s as from a file',
    async (kind) => {
      const identity = await openTokenIdentity(file, pki.leaves[kind], pin, now);
      expect(identity.certificates.map((der) => Buffer.from(der))).toEqual([
        Buffer.from(pki.leaves[kind]),
        Buffer.from(pki.authority),
      ]);
      const at = new Date();
      const pdf = await signPdf((await samplePdfs()).classic, {
        identity,
        at,
        fieldName: 'agency',
        name: '某某县交通运输局',
        reason: '签发',
        location: '某某县',
      });
      expect(pdfsig(pdf, pki.authority)).toMatchObject([{ valid: true, trusted: true, wholeDocument: true }]);
      expect(opensslCades(pdf, pki.authority)[0]).toContain('CAdES Verification successful');
      const docx = await signDocx(await sampleDocx(), { identity, at });
      const verdict = xmlsec(docx, '_xmlsignatures/sig1.xml', pki.authority);
      expect(verdict).toMatchObject({ ok: true, signedInfo: '3/3' });
      expect(verdict.manifest).toMatch(/^(\d+)\/\1$/);
    },
  );

  test('a wrong PIN says so and holds no PIN; the right one then works', async () => {
    const refused = openTokenIdentity(file, pki.leaves.rsa, '999999', now);
    await expect(refused).rejects.toMatchObject({ code: 'TOKEN_WRONG_PIN' });
    const error: unknown = await refused.catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toContain('999999');
    const identity = await openTokenIdentity(file, pki.leaves.rsa, pin, now);
    expect(identity.alive?.()).toBe(true);
    expect(Object.values(identity).map(String).join()).not.toContain(pin);
  });

  test('a session that ended, as when the token is pulled out, is TOKEN_REMOVED and no longer alive', async () => {
    const identity = await openTokenIdentity(file, pki.leaves.ec, pin, now);
    const { api } = await tokenModule(file);
    for (const slot of api.C_GetSlotList(true)) api.C_CloseAllSessions(slot);
    expect(identity.alive?.()).toBe(false);
    await expect(identity.sign(Buffer.from('x'))).rejects.toMatchObject({ code: 'TOKEN_REMOVED' });
    const again = await openTokenIdentity(file, pki.leaves.ec, pin, now);
    expect(await again.sign(Buffer.from('x'))).toHaveLength(64);
  });

  test('two identities of one token sign in turn: opening the second leaves the first working', async () => {
    const one = await openTokenIdentity(file, pki.leaves.rsa, pin, now);
    const two = await openTokenIdentity(file, pki.leaves.ec, pin, now);
    expect(await one.sign(Buffer.from('x'))).toHaveLength(256);
    expect(await two.sign(Buffer.from('x'))).toHaveLength(64);
    expect([one.alive?.(), two.alive?.()]).toEqual([true, true]);
  });

  test('another certificate, an expired one and a file that is no driver each say why', async () => {
    const other = makeAuthority('别的根证书');
    await expect(openTokenIdentity(file, other.leaves.rsa, pin, now)).rejects.toMatchObject({
      code: 'TOKEN_ABSENT',
    });
    const later = new Date(pki.rsa.notAfter.getTime() + 1000);
    await expect(openTokenIdentity(file, pki.leaves.rsa, pin, later)).rejects.toMatchObject({
      code: 'CERT_EXPIRED',
    });
    const text = join(folder, 'text.so');
    writeFileSync(text, 'no driver');
    await expect(tokenModule(text)).rejects.toMatchObject({ code: 'TOKEN_MODULE_UNUSABLE' });
  });

  test('the station keeps which key it is and never the PIN; pulled out, the PIN is asked again', async () => {
    const data = join(folder, 'station');
    const identities = new Identities(data, () => now);
    const listed = await identities.tokenCertificates(file);
    expect(listed.map(({ supported }) => supported)).toEqual([true, true]);
    const wanted = listed.find(({ subject }) => subject === pki.ec.subjectName)?.certificate ?? '';
    await expect(identities.addToken(file, wanted, '000000')).rejects.toMatchObject({
      code: 'TOKEN_WRONG_PIN',
    });
    expect((await identities.list()).identities).toEqual([]);
    const info = await identities.addToken(file, wanted, pin);
    expect(info).toMatchObject({ keptIn: 'token', unlocked: true, algorithm: 'ecdsa-p256-sha256' });
    expect(await (await identities.chosen()).sign(Buffer.from('x'))).toHaveLength(64);
    const { api } = await tokenModule(file);
    for (const slot of api.C_GetSlotList(true)) api.C_CloseAllSessions(slot);
    expect((await identities.list()).identities).toMatchObject([{ unlocked: false }]);
    await expect(identities.chosen()).rejects.toMatchObject({ code: 'IDENTITY_LOCKED' });
    const restarted = new Identities(data, () => now);
    expect(await restarted.unlock(info.id, pin)).toMatchObject({ unlocked: true });
    expect(readFileSync(join(data, 'identities', 'identities.json'), 'utf8')).not.toContain(pin);
    expect(await restarted.trusted()).toEqual([Buffer.from(pki.authority)]);
  });
});

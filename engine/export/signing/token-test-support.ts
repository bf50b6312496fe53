/** TEST SUPPORT, not part of the program: a SoftHSM token with RSA and P-256 keys and their certificates. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from './independent-verifiers.ts';
import { password, type TestAuthority } from './signing-test-support.ts';
import { isInitialized, tokenModule } from './token-module.ts';

/** SoftHSM's PKCS#11 driver; undefined where it is not installed. */
export const softHsm = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
].find((file) => existsSync(file));

export const tokenPin = '246810';

/** Makes the token in `folder` and points SoftHSM at it for this process. Once a process: the driver stays loaded. */
export async function makeToken(
  folder: string,
  driver: string,
  ...authorities: readonly TestAuthority[]
): Promise<void> {
  mkdirSync(join(folder, 'tokens'));
  process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf');
  writeFileSync(process.env.SOFTHSM2_CONF, `directories.tokendir = ${join(folder, 'tokens')}\n`);
  softhsm('--init-token', '--free', '--label', 'key', '--so-pin', '12345678', '--pin', tokenPin);
  const files = authorities.flatMap(({ files: { rsa, ec } }) => [rsa, ec]);
  for (const [index, file] of files.entries()) importKey(file, `key ${index + 1}`, `0${index + 1}`);
  await writeCertificates(driver, [
    ...authorities.flatMap(({ leaves: { rsa, ec } }) => [rsa, ec]),
    ...authorities.map(({ authority }) => authority),
  ]);
}

function softhsm(...args: string[]): void {
  execFileSync('softhsm2-util', args, { stdio: 'pipe' });
}

function importKey(pkcs12: Uint8Array, label: string, id: string): void {
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.p12'), pkcs12);
    const pem = execFileSync('openssl', [
      ...['pkcs12', '-in', join(folder, 'a.p12'), '-nocerts', '-nodes', '-passin', `pass:${password}`],
    ]);
    execFileSync('openssl', ['pkcs8', '-topk8', '-nocrypt', '-out', join(folder, 'a.p8')], { input: pem });
    softhsm(
      ...['--import', join(folder, 'a.p8'), '--token', 'key', '--label', label, '--id', id],
      ...['--pin', tokenPin],
    );
  });
}

async function writeCertificates(driver: string, certificates: readonly Uint8Array[]): Promise<void> {
  const module = await tokenModule(driver);
  const { api, names } = module;
  const slot = api.C_GetSlotList(true).find((each) => isInitialized(module, each));
  if (!slot) throw new Error('no token');
  const session = api.C_OpenSession(slot, names.CKF_SERIAL_SESSION | names.CKF_RW_SESSION);
  api.C_Login(session, names.CKU_USER, tokenPin);
  for (const [id, der] of certificates.entries()) {
    api.C_CreateObject(session, [
      { type: names.CKA_CLASS, value: names.CKO_CERTIFICATE },
      { type: names.CKA_CERTIFICATE_TYPE, value: names.CKC_X_509 },
      { type: names.CKA_TOKEN, value: true },
      { type: names.CKA_PRIVATE, value: false },
      { type: names.CKA_ID, value: Buffer.of(id + 1) },
      { type: names.CKA_SUBJECT, value: Buffer.of(0x30, 0) },
      { type: names.CKA_VALUE, value: Buffer.from(der) },
    ]);
  }
  api.C_Logout(session);
  api.C_CloseSession(session);
}

import { createHash } from 'node:crypto';
import { AppError } from '../../../contract/app-error.ts';
import { type Certificate, readCertificate, sameBytes } from './certificate.ts';
import { chainFrom } from './certificate-chain.ts';
import { type Identity, identityOf, requireValidAt, type SignatureAlgorithm } from './identity.ts';
import { algorithmFor } from './private-key.ts';
import {
  find,
  guarded,
  messageOf,
  type TokenModule,
  tokenCertificates,
  tokenModule,
} from './token-module.ts';

/** DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1). */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
/** CK_STATE of a session that the user is logged in to: read only, read and write (PKCS#11 2.40, 3.3). */
const loggedIn: readonly number[] = [1, 3];
/** As large as the signature of an RSA key of 16384 bits. */
const signatureRoom = 2048;

/** Certificates to sign with on the tokens that a driver reaches, and whether the program signs with their keys. */
export async function listTokenCertificates(
  file: string,
): Promise<{ certificate: Certificate; supported: boolean }[]> {
  return tokenCertificates(await tokenModule(file)).map(({ der }) => {
    const certificate = readCertificate(der);
    return { certificate, supported: isSupported(certificate) };
  });
}

function isSupported(certificate: Certificate): boolean {
  try {
    return tokenAlgorithm(certificate).length > 0;
  } catch {
    return false;
  }
}

/** PKCS#11 has no mechanism for SM2: each vendor numbers its own. Throws KEY_UNSUPPORTED. */
function tokenAlgorithm(certificate: Certificate): SignatureAlgorithm {
  if (certificate.sm2Key) throw new AppError('KEY_UNSUPPORTED', { algorithm: 'USB Key 里的 SM2' });
  return algorithmFor(certificate);
}

/**
 * Opens a certificate's key on a PKCS#11 token (USB key). The PIN goes to the driver and is not kept: the session
 * stays logged in until the token is pulled out or the program closes.
 * @param file the vendor's driver. @param certificate DER, as `tokenCertificates` lists it.
 * @throws AppError TOKEN_UNAVAILABLE, TOKEN_MODULE_UNUSABLE, TOKEN_ABSENT, TOKEN_WRONG_PIN, TOKEN_LOCKED,
 *   TOKEN_REMOVED, TOKEN_FAILED, KEY_UNSUPPORTED, CERT_EXPIRED, CERT_NOT_YET_VALID
 */
export async function openTokenIdentity(
  file: string,
  certificate: Uint8Array,
  pin: string,
  now: Date,
): Promise<Identity> {
  const module = await tokenModule(file);
  const read = readCertificate(certificate);
  const found = tokenCertificates(module).find(({ der }) => sameBytes(der, certificate));
  if (!found) throw new AppError('TOKEN_ABSENT', { subject: read.subjectName });
  const algorithm = tokenAlgorithm(read);
  const session = logIn(module, found.slot, pin);
  const keyOf = () => privateKey(module, session, found.keyId);
  if (!guarded(module, keyOf)) throw new AppError('P12_NO_KEY');
  const identity = identityOf(chainFrom(certificate, found.beside), algorithm, async (data) =>
    // Found anew each time: a second identity of the same token logs in again, and old handles die of it.
    sign(module, session, guarded(module, keyOf), algorithm, data),
  );
  requireValidAt(identity, now);
  return { ...identity, alive: () => isLoggedIn(module, session) };
}

function privateKey(module: TokenModule, session: Buffer, keyId: Buffer): Buffer | undefined {
  const { names } = module;
  return find(module, session, [
    { type: names.CKA_CLASS, value: names.CKO_PRIVATE_KEY },
    { type: names.CKA_ID, value: keyId },
  ])[0];
}

function logIn(module: TokenModule, slot: Buffer, pin: string): Buffer {
  const { api, names } = module;
  const session = guarded(module, () => api.C_OpenSession(slot, names.CKF_SERIAL_SESSION));
  try {
    // A session of this program may be logged in already: the PIN counts all the same.
    if (isLoggedIn(module, session)) api.C_Logout(session);
    api.C_Login(session, names.CKU_USER, pin);
    return session;
  } catch (cause) {
    const problem = messageOf(cause);
    const left = triesLeft(module, slot);
    closeQuietly(module, session);
    if (left === null) throw new AppError('TOKEN_LOCKED', {}, cause);
    if (/^CKR_PIN_(INCORRECT|INVALID|LEN_RANGE)$/.test(problem)) {
      throw new AppError('TOKEN_WRONG_PIN', { left }, cause);
    }
    return guarded(module, () => {
      throw cause;
    });
  }
}

/** What the token tells of the tries left (PKCS#11 2.40, CK_TOKEN_INFO flags); null when it is locked. */
function triesLeft({ api, names }: TokenModule, slot: Buffer): string | null {
  try {
    const { flags } = api.C_GetTokenInfo(slot);
    if (flags & names.CKF_USER_PIN_LOCKED) return null;
    if (flags & names.CKF_USER_PIN_FINAL_TRY) return '只剩最后一次机会，再错就会锁定';
    if (flags & names.CKF_USER_PIN_COUNT_LOW) return '连续输错会锁定';
  } catch {
    // A token pulled out tells nothing.
  }
  return '请核对后重新输入';
}

function closeQuietly({ api }: TokenModule, session: Buffer): void {
  try {
    api.C_CloseSession(session);
  } catch {
    // The session went with the token.
  }
}

function isLoggedIn({ api }: TokenModule, session: Buffer): boolean {
  try {
    return loggedIn.includes(api.C_GetSessionInfo(session).state);
  } catch {
    return false;
  }
}

function sign(
  module: TokenModule,
  session: Buffer,
  key: Buffer | undefined,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
): Uint8Array {
  // Private objects are hidden once nobody is logged in.
  if (!key) throw new AppError('TOKEN_REMOVED');
  const { api, names } = module;
  const digest = createHash('sha256').update(data).digest();
  const rsa = algorithm === 'rsa-sha256';
  return guarded(module, () => {
    api.C_SignInit(session, { mechanism: rsa ? names.CKM_RSA_PKCS : names.CKM_ECDSA }, key);
    const input = rsa ? Buffer.concat([digestInfo, digest]) : digest;
    return Uint8Array.from(api.C_Sign(session, input, Buffer.alloc(signatureRoom)));
  });
}

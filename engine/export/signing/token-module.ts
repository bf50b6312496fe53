import { basename } from 'node:path';
import type * as Pkcs11 from 'pkcs11js';
import { AppError } from '../../../contract/app-error.ts';
import { readCertificate } from './certificate.ts';

/** A vendor's driver, loaded and initialised, with the library that calls it. */
export type TokenModule = {
  readonly api: Pkcs11.PKCS11;
  readonly names: typeof Pkcs11;
  readonly file: string;
};

/** A certificate to sign with as a token holds it. */
export type TokenCertificate = {
  readonly slot: Buffer;
  /** CKA_ID, which the private key shares. */
  readonly keyId: Buffer;
  readonly der: Uint8Array;
  /** Every certificate of the same token, for the chain. */
  readonly beside: readonly Uint8Array[];
};

/** A driver may be initialised once in a process. */
const loaded = new Map<string, TokenModule>();
const valueLimit = 64;

/**
 * Loads a vendor's PKCS#11 driver (.so, .dll).
 * @throws AppError TOKEN_UNAVAILABLE, TOKEN_MODULE_UNUSABLE
 */
export async function tokenModule(file: string): Promise<TokenModule> {
  const known = loaded.get(file);
  if (known) return known;
  const names = await library();
  const api = new names.PKCS11();
  try {
    api.load(file);
    api.C_Initialize();
  } catch (cause) {
    const problem = messageOf(cause);
    if (problem !== 'CKR_CRYPTOKI_ALREADY_INITIALIZED') {
      throw new AppError('TOKEN_MODULE_UNUSABLE', { file: basename(file), problem }, cause);
    }
  }
  const module = { api, names, file };
  loaded.set(file, module);
  return module;
}

async function library(): Promise<typeof Pkcs11> {
  try {
    const found: typeof Pkcs11 & { readonly default?: typeof Pkcs11 } = await import('pkcs11js');
    return found.default ?? found;
  } catch (cause) {
    throw new AppError('TOKEN_UNAVAILABLE', {}, cause);
  }
}

/** Certificates to sign with on every token that is plugged in; no PIN is needed. @throws AppError TOKEN_FAILED */
export function tokenCertificates(module: TokenModule): TokenCertificate[] {
  return guarded(module, () =>
    module.api.C_GetSlotList(true).flatMap((slot) => {
      const { names, api } = module;
      if (!isInitialized(module, slot)) return [];
      const session = api.C_OpenSession(slot, names.CKF_SERIAL_SESSION);
      try {
        const objects = find(module, session, [
          { type: names.CKA_CLASS, value: names.CKO_CERTIFICATE },
          { type: names.CKA_CERTIFICATE_TYPE, value: names.CKC_X_509 },
        ]).map((object) => ({
          keyId: bytesOf(module, session, object, names.CKA_ID),
          der: Uint8Array.from(bytesOf(module, session, object, names.CKA_VALUE)),
        }));
        const beside = objects.map(({ der }) => der).filter(isReadable);
        return objects
          .filter(({ der }) => isReadable(der) && maySign(der))
          .map((object) => ({ ...object, slot, beside }));
      } finally {
        api.C_CloseSession(session);
      }
    }),
  );
}

/** Some drivers list slots whose token was never set up; no session opens there. */
export function isInitialized({ api, names }: TokenModule, slot: Buffer): boolean {
  return (api.C_GetTokenInfo(slot).flags & names.CKF_TOKEN_INITIALIZED) !== 0;
}

function isReadable(der: Uint8Array): boolean {
  try {
    return readCertificate(der).der.length > 0;
  } catch {
    return false;
  }
}

function maySign(der: Uint8Array): boolean {
  const certificate = readCertificate(der);
  return certificate.maySign && !certificate.x509.ca;
}

/** Objects that fit a template, at most 64. */
export function find(module: TokenModule, session: Buffer, template: Pkcs11.Template): Buffer[] {
  module.api.C_FindObjectsInit(session, template);
  try {
    return module.api.C_FindObjects(session, valueLimit);
  } finally {
    module.api.C_FindObjectsFinal(session);
  }
}

function bytesOf(module: TokenModule, session: Buffer, object: Buffer, type: number): Buffer {
  const value = module.api.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
}

const gone: readonly string[] = [
  'CKR_DEVICE_REMOVED',
  'CKR_TOKEN_NOT_PRESENT',
  'CKR_SESSION_HANDLE_INVALID',
  'CKR_SESSION_CLOSED',
  'CKR_USER_NOT_LOGGED_IN',
  'CKR_SLOT_ID_INVALID',
];

/** Runs calls of the driver; its codes become the program's own errors. */
export function guarded<Result>(module: TokenModule, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const problem = messageOf(cause);
    if (!(cause instanceof module.names.NativeError)) throw cause;
    if (gone.includes(problem)) throw new AppError('TOKEN_REMOVED', {}, cause);
    if (problem === 'CKR_PIN_LOCKED') throw new AppError('TOKEN_LOCKED', {}, cause);
    throw new AppError('TOKEN_FAILED', { problem }, cause);
  }
}

/** The driver's own code, without the stack that the library puts behind it. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}

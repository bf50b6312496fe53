import { createCipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/app-error.ts';
import { envelopeHeader } from '../export/signing/enveloped-header.ts';
import { asFolderError } from '../export/write-file.ts';

/** The DER of a certificate file, which may be PEM. */
export function certificateOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(text)?.[1];
  return pem ? Buffer.from(pem, 'base64') : bytes;
}

/**
 * Puts a CMS EnvelopedData for the certificate in the place of a file, streamed; `openssl cms -decrypt -inform DER`
 * opens it too. Throws CERTIFICATE_UNREADABLE, KEY_UNSUPPORTED, DISK_FULL, FOLDER_UNWRITABLE; the file is then gone:
 * what was to be encrypted never stays in the clear.
 */
export async function encryptInPlace(path: string, certificate: Uint8Array): Promise<number> {
  const beside = `${path}.part`;
  try {
    const [key, iv] = [randomBytes(32), randomBytes(16)];
    const header = envelopeHeader(certificate, key, iv, (await stat(path)).size);
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    const target = createWriteStream(beside, { flags: 'wx' });
    target.write(header);
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), cipher, target);
    const file = await open(beside, 'r+');
    await file.sync();
    await file.close();
    await rename(beside, path);
    return (await stat(path)).size;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : asFolderError(dirname(path), error);
  }
}

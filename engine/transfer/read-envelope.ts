import { createDecipheriv } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/app-error.ts';
import { readCertificate } from '../export/signing/certificate.ts';
import type { Identity } from '../export/signing/identity.ts';

/** The header of an envelope for one recipient is under this, in bytes. */
const headerLimit = 65_536;

/** Whether a file is an envelope (a DER sequence) and no archive. */
export async function isEnvelope(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x30 && ((buffer[1] ?? 0) & 0x80) !== 0;
  } finally {
    await file.close();
  }
}

/**
 * Decrypts an envelope into `target`, as a stream. Throws BUNDLE_FOR_OTHER where it is not for this identity (null: the
 * station has none), BUNDLE_UNREADABLE where it is broken; `target` is then gone.
 */
export async function decryptEnvelope(
  path: string,
  name: string,
  target: string,
  identity: Identity | null,
): Promise<void> {
  const parsed = await readHeader(path, name);
  const key = unwrap(parsed, identity, name);
  try {
    await pipeline(
      createReadStream(path, { start: parsed.contentAt, highWaterMark: 1 << 20 }),
      createDecipheriv('aes-256-cbc', key, parsed.iv),
      createWriteStream(target, { flags: 'wx', mode: 0o600 }),
    );
  } catch (error) {
    await rm(target, { force: true });
    throw broken(name, error);
  }
}

type Header = {
  readonly kind: 'rsa' | 'ec';
  readonly serial: Buffer;
  readonly issuer: Buffer;
  /** The ephemeral SubjectPublicKeyInfo, of `ec`. */
  readonly originator: Buffer;
  readonly encryptedKey: Buffer;
  readonly iv: Buffer;
  readonly contentAt: number;
};

function unwrap(header: Header, identity: Identity | null, name: string): Uint8Array {
  const own = identity ? readCertificate(identity.certificates[0]) : null;
  const mine =
    own !== null &&
    sameNumber(header.serial, own.serialContent) &&
    Buffer.compare(header.issuer, own.issuerDer) === 0;
  if (!mine || !identity?.unwrap) throw new AppError('BUNDLE_FOR_OTHER', { file: name });
  try {
    return identity.unwrap(header);
  } catch (error) {
    throw broken(name, error);
  }
}

function sameNumber(one: Uint8Array, other: Uint8Array): boolean {
  const hex = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('hex')
      .replace(/^(00)+/, '');
  return hex(one) === hex(other);
}

async function readHeader(path: string, name: string): Promise<Header> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerLimit), 0, headerLimit, 0);
    return parseHeader(buffer.subarray(0, bytesRead));
  } catch (error) {
    throw broken(name, error);
  } finally {
    await file.close();
  }
}

/** Exactly the shape that `envelopeHeader` writes: one recipient, named by issuer and serial number. */
function parseHeader(bytes: Buffer): Header {
  const whole = value(bytes, 0, 0x30);
  const type = value(bytes, whole.start, 0x06);
  const explicit = value(bytes, type.end, 0xa0);
  const data = value(bytes, explicit.start, 0x30);
  const version = value(bytes, data.start, 0x02);
  const recipients = value(bytes, version.end, 0x31);
  const rsa = bytes[recipients.start] === 0x30;
  const info = value(bytes, recipients.start, rsa ? 0x30 : 0xa1);
  const content = value(bytes, recipients.end, 0x30);
  const contentType = value(bytes, content.start, 0x06);
  const algorithm = value(bytes, contentType.end, 0x30);
  const iv = value(bytes, value(bytes, algorithm.start, 0x06).end, 0x04);
  const encrypted = value(bytes, algorithm.end, 0x80);
  const recipient = rsa ? transported(bytes, info.start) : agreed(bytes, info.start);
  return { ...recipient, iv: inside(bytes, iv), contentAt: encrypted.start };
}

function transported(bytes: Buffer, at: number): Omit<Header, 'iv' | 'contentAt'> {
  const id = value(bytes, value(bytes, at, 0x02).end, 0x30);
  const key = value(bytes, value(bytes, id.end, 0x30).end, 0x04);
  return {
    kind: 'rsa',
    ...named(bytes, id.start),
    originator: Buffer.alloc(0),
    encryptedKey: inside(bytes, key),
  };
}

function agreed(bytes: Buffer, at: number): Omit<Header, 'iv' | 'contentAt'> {
  const originator = value(bytes, value(bytes, at, 0x02).end, 0xa0);
  const key = value(bytes, originator.start, 0xa1);
  const keys = value(bytes, value(bytes, originator.end, 0x30).end, 0x30);
  const one = value(bytes, keys.start, 0x30);
  const id = value(bytes, one.start, 0x30);
  const wrapped = value(bytes, id.end, 0x04);
  const spki = Buffer.from(bytes.subarray(originator.start, key.end));
  spki[0] = 0x30;
  return { kind: 'ec', ...named(bytes, id.start), originator: spki, encryptedKey: inside(bytes, wrapped) };
}

function named(bytes: Buffer, at: number): { issuer: Buffer; serial: Buffer } {
  const issuer = value(bytes, at, 0x30);
  return { issuer: bytes.subarray(at, issuer.end), serial: inside(bytes, value(bytes, issuer.end, 0x02)) };
}

type Span = { readonly start: number; readonly end: number };

/** The content's place of the value at `at`, which must have this tag. Throws RangeError. */
function value(bytes: Buffer, at: number, tag: number): Span {
  if (bytes[at] !== tag) throw new RangeError('another value than expected');
  const first = bytes.readUInt8(at + 1);
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const count = first & 0x7f;
  if (count === 0 || count > 7) throw new RangeError('a length that is not definite');
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + bytes.readUInt8(at + 2 + index);
  const start = at + 2 + count;
  return { start, end: start + length };
}

function inside(bytes: Buffer, { start, end }: Span): Buffer {
  if (end > bytes.length) throw new RangeError('a value beyond the header');
  return bytes.subarray(start, end);
}

function broken(file: string, error: unknown): AppError {
  return new AppError('BUNDLE_UNREADABLE', { file, problem: '加密部分损坏' }, error);
}

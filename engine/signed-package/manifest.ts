import { createHash } from 'node:crypto';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { AppError } from '../../contract/app-error.ts';

/** The two entries of a signed package that are no content of it. */
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.p7s';

/** A file as a package's manifest lists it. */
export type ListedFile = { path: string; size: number; sha256: string };

/** Makes the error that a package is refused with. `problem` in Chinese. */
export type Refuse = (problem: string, cause?: unknown) => AppError;

/** The manifest, or null where it is no JSON in UTF-8 of that shape. */
export function parseManifest<Manifest>(
  bytes: Uint8Array,
  check: ValidateFunction<Manifest>,
): Manifest | null {
  try {
    const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return check(data) ? data : null;
  } catch {
    return null;
  }
}

/** A file's content, held to what the manifest says of it. */
export function held(
  { path, size, sha256 }: ListedFile,
  content: Uint8Array | undefined,
  refuse: Refuse,
): Uint8Array {
  if (!content) throw refuse(`缺少 ${path}`);
  if (content.length !== size || hashOf(content) !== sha256)
    throw refuse(`${path} 与清单的摘要不符，可能损坏或被改动`);
  return content;
}

/** SHA-256 in lower-case hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

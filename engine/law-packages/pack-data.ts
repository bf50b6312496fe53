import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { buildCms } from '../export/signing/cms-signature.ts';
import type { Identity } from '../export/signing/identity.ts';
import { type DataHead, type DataManifest, hashOf, manifestName, signatureName } from './data-package.ts';

/** A package's bytes: the same files, moment and key give the same manifest. */
export async function packData(
  head: DataHead,
  texts: ReadonlyMap<string, string>,
  identity: Identity | null,
  now: Date,
): Promise<Uint8Array> {
  const entries: Record<string, Uint8Array> = {};
  const files: DataManifest['files'] = [];
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = Buffer.from(text);
    files.push({ path, size: bytes.length, sha256: hashOf(bytes) });
    entries[path] = bytes;
  }
  const manifest: DataManifest = { format: 'anjuan-data/1', ...head, madeAt: now.toISOString(), files };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  entries[manifestName] = bytes;
  if (identity)
    entries[signatureName] = await buildCms(createHash('sha256').update(bytes).digest(), identity);
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 });
}

import { zipSync } from 'fflate';
import { buildCms } from '../export/signing/cms-signature.ts';
import type { Identity } from '../export/signing/identity.ts';
import { hashOf, type ListedFile, manifestName, signatureName } from './manifest.ts';

/**
 * A package's bytes: its texts in their order, a manifest that lists them after what `head` says, and a CMS signature
 * over the manifest. The same files, moment and key give the same manifest.
 */
export async function packFiles(
  head: { readonly format: string } & Readonly<Record<string, unknown>>,
  texts: ReadonlyMap<string, string>,
  identity: Identity | null,
  now: Date,
): Promise<Uint8Array> {
  const entries: Record<string, Uint8Array> = {};
  const files: ListedFile[] = [];
  for (const [path, text] of texts) {
    const bytes = Buffer.from(text);
    files.push({ path, size: bytes.length, sha256: hashOf(bytes) });
    entries[path] = bytes;
  }
  const manifest = { ...head, madeAt: now.toISOString(), files };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  entries[manifestName] = bytes;
  if (identity) entries[signatureName] = await buildCms([bytes], identity);
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 });
}

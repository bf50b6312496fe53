import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { SignatureVerdict } from '../../contract/verdict.ts';
import { buildCms } from '../export/signing/cms-signature.ts';
import { verifyCms } from '../export/signing/cms-verification.ts';
import type { Identity } from '../export/signing/identity.ts';
import { judgeSigner } from '../export/signing/signer-verdict.ts';
import { allowedFiles } from './check-form.ts';
import { type FormPackage, hashOf, type Manifest, manifestName, signatureName } from './form-package.ts';

/** A package's bytes: the same files, moment and key give the same manifest. `head` is what form.json says. */
export async function packForm(
  texts: ReadonlyMap<string, string>,
  head: Pick<Manifest, 'id' | 'title' | 'version'>,
  identity: Identity | null,
  now: Date,
): Promise<Uint8Array> {
  const entries: Record<string, Uint8Array> = {};
  const files: Manifest['files'] = [];
  for (const path of allowedFiles) {
    const text = texts.get(path);
    if (text === undefined) continue;
    const bytes = Buffer.from(text);
    files.push({ path, size: bytes.length, sha256: hashOf(bytes) });
    entries[path] = bytes;
  }
  const manifest: Manifest = { format: 'anjuan-form/1', ...head, madeAt: now.toISOString(), files };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  entries[manifestName] = bytes;
  if (identity)
    entries[signatureName] = await buildCms(createHash('sha256').update(bytes).digest(), identity);
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 });
}

/** What a package's signature is over, and when it says that it was made. */
type SignedManifest = Pick<FormPackage, 'manifestBytes' | 'signature'> & {
  readonly manifest: { readonly madeAt: string };
};

/** What is to be said of a package's signature, or null where it has none. */
export async function judgePackage(
  { manifest, manifestBytes, signature }: SignedManifest,
  options: { readonly trusted: readonly Uint8Array[]; readonly now: Date },
): Promise<SignatureVerdict | null> {
  if (!signature) return null;
  const cms = verifyCms(signature, [manifestBytes], true);
  const { problems, ...signer } = await judgeSigner(
    cms.signer,
    cms.certificates,
    new Date(manifest.madeAt),
    options,
  );
  return {
    name: signatureName,
    integrity: cms.problems.length === 0 ? 'intact' : 'broken',
    ...signer,
    coverage: 'whole',
    problems: [...cms.problems, ...problems],
  };
}

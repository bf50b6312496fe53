import type { SignatureVerdict } from '../../contract/verdict.ts';
import { verifyCms } from '../export/signing/cms-verification.ts';
import { judgeSigner } from '../export/signing/signer-verdict.ts';
import type { StationTrust } from '../export/signing/trust/station-trust.ts';
import { signatureName } from './manifest.ts';

/** What a package's signature is over, and when it says that it was made. */
type SignedManifest = {
  readonly manifest: { readonly madeAt: string };
  readonly manifestBytes: Uint8Array;
  /** DER, or null where the package is not signed. */
  readonly signature: Uint8Array | null;
};

/** What is to be said of a package's signature, or null where it has none. */
export async function judgePackage(
  { manifest, manifestBytes, signature }: SignedManifest,
  options: StationTrust & { readonly now: Date },
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

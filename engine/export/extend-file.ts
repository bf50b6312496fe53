import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { StationTrust } from './signing/trust/station-trust.ts';
import { writeFileBeside } from './write-file.ts';

/**
 * Writes a signed PDF anew with validation data behind it; the file given stays. Null where it holds all of it already.
 * Throws PDF_UNREADABLE, PDF_ENCRYPTED; SIGNATURE_NOT_VERIFIED where it is not signed, or its signatures do not hold
 * before or after.
 */
export async function extendFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  folder: string,
  trust: StationTrust,
  now: Date,
): Promise<string | null> {
  const { extendPdf } = await import('./signing/pdf-extension.ts');
  const { verifyPdf } = await import('./signing/verify-pdf.ts');
  const holds = async (pdf: Uint8Array) => {
    const { ok, problems, signatures } = await verifyPdf(pdf, { trusted: [], now });
    if (ok) return;
    const [first] = [...problems, ...signatures.flatMap((signature) => signature.problems)];
    throw new AppError('SIGNATURE_NOT_VERIFIED', { problem: first?.message ?? '' });
  };
  await holds(bytes);
  const extended = extendPdf(bytes, trust.validation);
  if (!extended) return null;
  await holds(extended);
  return basename(await writeFileBeside(join(folder, name), extended));
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { AppError } from '../../contract/app-error.ts';
import type { FileVerdict, SignatureVerdict, VerdictProblem } from '../../contract/verdict.ts';
import { readGranted } from '../export/case-file-commands.ts';
import { verifyCms } from '../export/signing/cms-verification.ts';
import { judgeSigner } from '../export/signing/signer-verdict.ts';
import { problem, type VerifyOptions } from '../export/signing/verdict-problem.ts';
import { verifyFile } from '../export/signing/verify-file.ts';
import { once } from '../values/once.ts';
import { manifestName, PublicationManifest, sha256Of, signatureName } from './publication-manifest.ts';

/** Whether a file is the manifest of a publication package: judged by what it says it is. */
export function isPublicationManifest(bytes: Uint8Array): boolean {
  return (
    bytes.length < 1_000_000 &&
    Buffer.from(bytes.subarray(0, 200)).toString('utf8').includes('"anjuan-publication/1"')
  );
}

/**
 * Verifies the publication package whose manifest lies in `folder`: the manifest's signature, each file by its hash,
 * the signatures inside PDF and DOCX, nothing missing and nothing beside. One verdict for the whole.
 * @throws AppError FILE_KIND_UNKNOWN where the manifest is not one of ours
 */
export async function verifyPublication(
  folder: string,
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<FileVerdict> {
  const manifest = parsed(bytes);
  if (!manifest) throw new AppError('FILE_KIND_UNKNOWN', { file: manifestName });
  const present = await readdir(folder);
  const signature = present.includes(signatureName)
    ? await judged(await readGranted(join(folder, signatureName)), bytes, manifest, options)
    : null;
  const problems = [
    ...(signature ? [] : [problem('NOT_SIGNED', manifestName)]),
    ...(await filesProblems(folder, present, manifest, options)),
  ];
  return {
    file: manifestName,
    kind: 'publication',
    container: 'unmarked',
    revision: null,
    sha256: sha256Of(bytes),
    signed: signature !== null,
    ok: signature?.integrity === 'intact' && signature.problems.length === 0 && problems.length === 0,
    signatures: signature ? [signature] : [],
    problems,
  };
}

async function judged(
  cms: Uint8Array,
  bytes: Uint8Array,
  { madeAt }: PublicationManifest,
  options: VerifyOptions,
): Promise<SignatureVerdict> {
  const checked = verifyCms(cms, [bytes], true);
  const signer = await judgeSigner(checked.signer, checked.certificates, new Date(madeAt), options);
  const problems = [...checked.problems, ...signer.problems];
  return {
    name: signatureName,
    ...signer,
    integrity: checked.problems.length === 0 ? 'intact' : 'broken',
    coverage: 'whole',
    problems,
  };
}

async function filesProblems(
  folder: string,
  present: readonly string[],
  { files }: PublicationManifest,
  options: VerifyOptions,
): Promise<VerdictProblem[]> {
  const problems: VerdictProblem[] = [];
  for (const { file, size, sha256 } of files) {
    if (!present.includes(file)) {
      problems.push(problem('PACKAGE_FILE_MISSING', file));
      continue;
    }
    const bytes = await readGranted(join(folder, file));
    if (bytes.length !== size || sha256Of(bytes) !== sha256)
      problems.push(problem('PACKAGE_FILE_CHANGED', file));
    else if (/\.(?:pdf|docx)$/.test(file) && !(await signedWell(file, bytes, options)))
      problems.push(problem('PACKAGE_SIGNATURE', file));
  }
  const known = new Set([manifestName, signatureName, ...files.map(({ file }) => file)]);
  const strangers = present.filter((file) => !known.has(file));
  return [...problems, ...strangers.map((file) => problem('PACKAGE_FILE_STRANGE', file))];
}

async function signedWell(file: string, bytes: Uint8Array, options: VerifyOptions): Promise<boolean> {
  const verdict = await verifyFile(file, bytes, options);
  return verdict.signed && verdict.ok;
}

const manifestCheck = once(() =>
  new Ajv2020({ strict: true }).compile<PublicationManifest>(PublicationManifest),
);

function parsed(bytes: Uint8Array): PublicationManifest | null {
  try {
    const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return manifestCheck()(data) ? data : null;
  } catch {
    return null;
  }
}

import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join, parse } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { JudgedCheckpoint } from '../../contract/commands/keeping.ts';
import type { SignatureVerdict } from '../../contract/verdict.ts';
import { readGranted } from '../export/case-file-commands.ts';
import type { StationTrust } from '../export/signing/trust/station-trust.ts';
import { type AuditCheckpoint, readCheckpoint } from './audit-checkpoint.ts';

export type CheckpointTrust = StationTrust & { readonly now: Date };

/** A checkpoint with what is to be said of its signature. */
export type FoundCheckpoint = { readonly point: AuditCheckpoint; readonly judged: JudgedCheckpoint };

/** A detached signature is never longer, in bytes. */
const signatureLimit = 200_000;

/**
 * Reads a checkpoint: its own file with the signature that lies beside it under the same name (`.p7s`), or a bundle,
 * whose signed manifest says where the chain of its sender stood. An encrypted bundle says it to its recipient only.
 * Throws CHECKPOINT_UNREADABLE, FILE_UNREADABLE, FILE_TOO_LARGE and those of a bundle.
 */
export async function findCheckpoint(path: string, trust: CheckpointTrust): Promise<FoundCheckpoint> {
  if (extname(path).toLowerCase() === '.anjuan') return ofBundle(path, trust);
  const bytes = await readGranted(path);
  const point = readCheckpoint(basename(path), bytes);
  const { dir, name } = parse(path);
  return {
    point,
    judged: judged(point, await judge(bytes, await besideOf(join(dir, `${name}.p7s`)), point, trust)),
  };
}

async function ofBundle(path: string, trust: CheckpointTrust): Promise<FoundCheckpoint> {
  const { openBundle } = await import('../transfer/read-bundle.ts');
  const bundle = await openBundle(path, basename(path));
  try {
    const { agency, madeAt: at, audit } = bundle.manifest;
    // The sender had recorded nothing yet: there is nothing to hold a chain against.
    if (audit === null) throw new AppError('CHECKPOINT_UNREADABLE', { file: basename(path) });
    const point: AuditCheckpoint = { format: 'anjuan-audit-checkpoint/1', at, agency, ...audit };
    return {
      point,
      judged: judged(point, await judge(bundle.manifestBytes, bundle.signature, point, trust)),
    };
  } finally {
    bundle.close();
  }
}

function judged({ at, agency, seq }: AuditCheckpoint, signature: SignatureVerdict | null): JudgedCheckpoint {
  return { at, agency, seq, signature };
}

async function besideOf(path: string): Promise<Uint8Array | null> {
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  return size === null || size > signatureLimit ? null : readFile(path);
}

async function judge(
  bytes: Uint8Array,
  signature: Uint8Array | null,
  point: AuditCheckpoint,
  trust: CheckpointTrust,
): Promise<SignatureVerdict | null> {
  if (!signature) return null;
  const [{ verifyCms }, { judgeSigner }] = await Promise.all([
    import('../export/signing/cms-verification.ts'),
    import('../export/signing/signer-verdict.ts'),
  ]);
  const cms = verifyCms(signature, [bytes], true);
  const moment = new Date(point.at);
  const claimed = Number.isNaN(moment.getTime()) ? null : moment;
  const { problems, ...signer } = await judgeSigner(cms.signer, cms.certificates, claimed, trust);
  return {
    name: '核对点',
    integrity: cms.problems.length === 0 ? 'intact' : 'broken',
    ...signer,
    coverage: 'whole',
    problems: [...cms.problems, ...problems],
  };
}

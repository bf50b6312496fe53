import { AppError } from '../../contract/app-error.ts';
import type { Identity } from '../export/signing/identity.ts';

/** Where the chain stood at a moment: kept elsewhere, it shows a chain that was cut short or made anew. */
export type AuditCheckpoint = {
  readonly format: 'anjuan-audit-checkpoint/1';
  readonly at: string;
  readonly agency: string;
  readonly seq: number;
  readonly hash: string;
};

/** The checkpoint's bytes and, where there is an identity, a detached CMS signature (RFC 5652, DER) over them. */
export async function checkpointFiles(
  checkpoint: AuditCheckpoint,
  identity: Identity | null,
): Promise<{ readonly json: Buffer; readonly signature: Buffer | null }> {
  const json = Buffer.from(`${JSON.stringify(checkpoint, null, 2)}\n`);
  if (!identity) return { json, signature: null };
  const { buildCms } = await import('../export/signing/cms-signature.ts');
  return { json, signature: Buffer.from(await buildCms([json], identity)) };
}

/** Reads a checkpoint file. Throws CHECKPOINT_UNREADABLE. */
export function readCheckpoint(file: string, bytes: Uint8Array): AuditCheckpoint {
  try {
    const data: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (isCheckpoint(data)) return data;
  } catch {
    // Told below.
  }
  throw new AppError('CHECKPOINT_UNREADABLE', { file });
}

function isCheckpoint(data: unknown): data is AuditCheckpoint {
  if (typeof data !== 'object' || data === null) return false;
  const { format, seq, hash, at, agency } = data as Record<string, unknown>;
  return (
    format === 'anjuan-audit-checkpoint/1' &&
    typeof at === 'string' &&
    typeof agency === 'string' &&
    Number.isSafeInteger(seq) &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash)
  );
}

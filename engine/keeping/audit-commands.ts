import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { Identity } from '../export/signing/identity.ts';
import type { StationTrust } from '../export/signing/trust/station-trust.ts';
import { replaceFile, writeFileBeside } from '../export/write-file.ts';
import { auditHead, wholeAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { checkpointFiles } from './audit-checkpoint.ts';
import { checkAudit } from './check-audit.ts';
import { findCheckpoint } from './judge-checkpoint.ts';

export type AuditContext = {
  readonly store: Store;
  readonly agency: () => string;
  /** The station's identity where its key is open, else null. */
  readonly identity: () => Promise<Identity | null>;
  /** Certificates that the station trusts, DER. */
  readonly trust: () => Promise<StationTrust>;
  readonly now: () => Date;
  readonly today: () => string;
  readonly pathOf: (token: string) => string;
  /** Records an act in its own transaction. */
  readonly record: (what: string, detail: Readonly<Record<string, string | number | null>>) => void;
};

/** The chain of what was done: verified, exported, and its checkpoints made. */
export function auditHandlers(
  context: AuditContext,
): Handlers<'audit/verify' | 'audit/export' | 'audit/checkpoint'> {
  const { store, now, today, pathOf } = context;
  return {
    'audit/verify': async ({ checkpoint }) => {
      if (checkpoint === undefined) return { ...checkAudit(store, null), checkpoint: null };
      const trust = { ...(await context.trust()), now: now() };
      const { point, judged } = await findCheckpoint(pathOf(checkpoint), trust);
      return { ...checkAudit(store, point), checkpoint: judged };
    },
    'audit/export': async ({ folder }) => {
      const entries = wholeAudit(store);
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      const file = await writeFileBeside(
        join(pathOf(folder), `操作记录-${today()}.jsonl`),
        Buffer.from(lines),
      );
      return { file: basename(file), entries: entries.length };
    },
    'audit/checkpoint': async ({ folder }) => {
      const target = pathOf(folder);
      const identity = await context.identity();
      // Recorded first, so that the checkpoint covers its own taking.
      context.record('取核对点', { signer: identity?.subjectName ?? null });
      const head = auditHead(store);
      if (!head) throw new AppError('NOT_FOUND', { what: '操作记录', id: '（空）' });
      const { json, signature } = await checkpointFiles(
        { format: 'anjuan-audit-checkpoint/1', at: now().toISOString(), agency: context.agency(), ...head },
        identity,
      );
      const file = await writeFileBeside(join(target, `核对点-${today()}.json`), json);
      if (signature) await replaceFile(file.replace(/\.json$/, '.p7s'), signature);
      return { file: basename(file), entries: head.seq, signedBy: identity?.subjectName ?? null };
    },
  };
}

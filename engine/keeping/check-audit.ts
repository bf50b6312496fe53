import type { BrokenEntry } from '../../contract/commands/keeping.ts';
import { auditHash, auditHead, firstBrokenEntry } from '../store/audit.ts';
import type { ReadableStore } from '../store/store.ts';
import type { AuditCheckpoint } from './audit-checkpoint.ts';

/**
 * Walks the whole chain. A chain that holds in itself can still have been cut short or made anew by whoever can write
 * the file: only a checkpoint kept elsewhere shows that.
 */
export function checkAudit(
  store: ReadableStore,
  checkpoint: AuditCheckpoint | null,
): { readonly entries: number; readonly head: string; readonly broken: BrokenEntry | null } {
  const head = auditHead(store);
  const answer = { entries: head?.seq ?? 0, head: head?.hash ?? '' };
  const seq = firstBrokenEntry(store);
  if (seq !== null) return { ...answer, broken: { seq, problem: '这一条被改动、插入，或它前面缺了记录' } };
  return { ...answer, broken: checkpoint && against(store, checkpoint) };
}

function against(store: ReadableStore, { seq, hash }: AuditCheckpoint): BrokenEntry | null {
  const found = auditHash(store, seq);
  if (found === hash) return null;
  return {
    seq,
    problem: found === null ? '核对点所记的这一条不在了：记录被截短过' : '这一条与核对点不符：记录被重新编过',
  };
}

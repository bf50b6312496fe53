import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { Identity } from '../export/signing/identity.ts';
import { checkDatabase, countedFacts, type DatabaseFacts } from '../store/copy-database.ts';
import type { Store } from '../store/store.ts';
import { asStoreError } from '../store/store-error.ts';
import { keyFileName } from '../store/store-file.ts';
import { checkpointFiles } from './audit-checkpoint.ts';
import { type BackupManifest, type BackupReason, backupParts, listBackups } from './backup-manifest.ts';
import { copyContent, copyFolder, copySafely, sha256Of } from './copy-files.ts';
import { backupStamp, type KeepCounts, outworn } from './rotation.ts';

export type BackupJob = {
  readonly store: Store;
  /** The folder of backups. */
  readonly folder: string;
  readonly reason: BackupReason;
  readonly agency: string;
  /** Signs the audit checkpoint; null where there is none or its password has not been given. */
  readonly identity: Identity | null;
  readonly keep: KeepCounts;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Hundredths of the whole. */
  readonly progress: (hundredths: number, label: string) => void;
};

/** Pages of 4 KiB that are copied before others have their turn: about a millisecond's work. */
const pagesAtOnce = 64;

/**
 * Makes a backup beside its place, opens it and checks it whole, and only then gives it its name and lets outworn ones
 * go. Throws BACKUP_CANCELLED, BACKUP_UNSOUND, DISK_FULL, STORE_UNWRITABLE; nothing half is left then.
 */
export async function makeBackup(job: BackupJob): Promise<BackupManifest> {
  const beside = join(job.folder, `.${backupStamp(job.now)}.part`);
  try {
    await mkdir(beside, { recursive: true });
    const before = countedFacts(job.store);
    const manifest = await fill(job, beside, before);
    await writeFile(join(beside, backupParts.manifest), `${JSON.stringify(manifest, null, 2)}\n`, {
      flush: true,
    });
    await rename(beside, join(job.folder, manifest.stamp));
    await dropOutworn(job);
    return manifest;
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
    throw asStoreError(job.folder, error);
  }
}

async function fill(job: BackupJob, beside: string, before: DatabaseFacts): Promise<BackupManifest> {
  const { store, progress } = job;
  const goOn = () => {
    if (job.signal.aborted) throw new AppError('BACKUP_CANCELLED');
  };
  const database = join(beside, backupParts.database);
  await store.copyTo(database, pagesAtOnce, (done, total) => {
    goOn();
    progress(total === 0 ? 0 : Math.floor((60 * done) / total), '复制数据库');
  });
  progress(60, '核对备份');
  const holds = await checkDatabase(database, store.key);
  requireAll(database, before, holds);
  goOn();
  const spoilt = await copyContent(
    join(store.folder, backupParts.files),
    join(job.folder, backupParts.files),
    (done, total) => {
      goOn();
      progress(75 + Math.floor((20 * done) / total), '复制证据与扫描件');
    },
  );
  const identities = await copyFolder(
    join(store.folder, backupParts.identities),
    join(beside, backupParts.identities),
  );
  for (const part of [backupParts.forms, backupParts.law])
    await copyFolder(join(store.folder, part), join(beside, part));
  // Without them nobody could open it; they are wrapped, and tell nothing by themselves.
  if (store.key !== null) await copySafely(join(store.folder, keyFileName), join(beside, keyFileName));
  const signedBy = await writeCheckpoint(job, beside, holds);
  progress(97, identities ? '复制签名证书' : '完成');
  return {
    format: 'anjuan-backup/1',
    stamp: backupStamp(job.now),
    reason: job.reason,
    agency: job.agency,
    size: (await stat(database)).size,
    sha256: await sha256Of(database),
    holds,
    signedBy,
    spoilt,
  };
}

/** Nothing is ever deleted from the store: a copy that holds less than the store held before is none. */
function requireAll(file: string, before: DatabaseFacts, holds: DatabaseFacts): void {
  for (const table of ['cases', 'documents', 'revisions', 'journal'] as const) {
    if (holds[table] < before[table]) {
      throw new AppError('BACKUP_UNSOUND', { file, problem: `${table}: ${holds[table]} < ${before[table]}` });
    }
  }
  if ((holds.audit?.seq ?? 0) < (before.audit?.seq ?? 0)) {
    throw new AppError('BACKUP_UNSOUND', { file, problem: '操作记录不全' });
  }
}

async function writeCheckpoint(job: BackupJob, beside: string, holds: DatabaseFacts): Promise<string | null> {
  if (holds.audit === null) return null;
  const { json, signature } = await checkpointFiles(
    {
      format: 'anjuan-audit-checkpoint/1',
      at: job.now.toISOString(),
      agency: job.agency,
      ...holds.audit,
    },
    job.identity,
  );
  await writeFile(join(beside, backupParts.checkpoint), json, { flush: true });
  if (signature === null) return null;
  await writeFile(join(beside, backupParts.signature), signature, { flush: true });
  return job.identity?.subjectName ?? null;
}

/** Kept files stay: later backups share them. */
async function dropOutworn({ folder, keep }: BackupJob): Promise<void> {
  const stamps = (await listBackups(folder))
    .filter((one) => one.reason !== 'beforeRestore' && one.reason !== 'beforeWipe')
    .map((one) => one.stamp);
  for (const stamp of outworn(stamps, keep)) await rm(join(folder, stamp), { recursive: true, force: true });
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseFacts } from '../store/copy-database.ts';
import { type BackupStamp, stampPattern } from './rotation.ts';

export type BackupReason = 'daily' | 'closing' | 'person' | 'beforeRestore' | 'beforeWipe';

/** What a backup says of itself; written last, so that a folder without one is no backup. */
export type BackupManifest = {
  readonly format: 'anjuan-backup/1';
  /** Its folder's name. */
  readonly stamp: BackupStamp;
  readonly reason: BackupReason;
  readonly agency: string;
  /** Bytes and SHA-256 of its anjuan.sqlite. */
  readonly size: number;
  readonly sha256: string;
  readonly holds: DatabaseFacts;
  /** Who signed the audit checkpoint, or null. */
  readonly signedBy: string | null;
  /** Kept files that were no longer what they had been, by SHA-256: they are not in the backup. */
  readonly spoilt: readonly string[];
};

/** A folder of backups: one folder each, and the kept files of all of them in `files`. */
export const backupParts = {
  database: 'anjuan.sqlite',
  manifest: 'manifest.json',
  checkpoint: 'audit-checkpoint.json',
  signature: 'audit-checkpoint.p7s',
  identities: 'identities',
  forms: 'forms',
  law: 'law',
  files: 'files',
} as const;

/** The backups of a folder, newest first; what is none is passed over. */
export async function listBackups(folder: string): Promise<BackupManifest[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => stampPattern.test(name)).map((name) => readManifest(join(folder, name))),
  );
  return found.filter((one) => one !== null).sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
}

/** The manifest of one backup's folder, or null where that is none. */
export async function readManifest(folder: string): Promise<BackupManifest | null> {
  try {
    const data: unknown = JSON.parse(await readFile(join(folder, backupParts.manifest), 'utf8'));
    return isManifest(data) ? data : null;
  } catch {
    return null;
  }
}

function isManifest(data: unknown): data is BackupManifest {
  if (typeof data !== 'object' || data === null) return false;
  const { format, stamp, size, sha256, holds } = data as Record<string, unknown>;
  return (
    format === 'anjuan-backup/1' &&
    typeof stamp === 'string' &&
    stampPattern.test(stamp) &&
    typeof size === 'number' &&
    typeof sha256 === 'string' &&
    typeof holds === 'object' &&
    holds !== null
  );
}

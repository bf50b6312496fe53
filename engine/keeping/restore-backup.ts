import { randomUUID } from 'node:crypto';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { checkDatabase } from '../store/copy-database.ts';
import { stagedFile } from '../store/staged-store.ts';
import { asStoreError } from '../store/store-error.ts';
import { type BackupManifest, backupParts, readManifest } from './backup-manifest.ts';
import { copyContent, copyFolder, isThere, sha256Of } from './copy-files.ts';

/**
 * Reads a backup and holds its database against its manifest. Throws BACKUP_NOT_FOUND, BACKUP_UNSOUND.
 */
export async function soundBackup(folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  if (!manifest) throw new AppError('BACKUP_NOT_FOUND', { place: folder });
  const file = join(folder, backupParts.database);
  const found = await sha256Of(file).catch(() => null);
  if (found !== manifest.sha256) {
    throw new AppError('BACKUP_UNSOUND', {
      file,
      problem: found === null ? '数据库文件读不出' : '内容与备份时不同',
    });
  }
  return manifest;
}

/**
 * Brings a backup's database beside the present one, where the next start takes it, and its kept files that are
 * missing here. Nothing present is changed. Throws BACKUP_NOT_FOUND, BACKUP_UNSOUND, DISK_FULL, STORE_UNWRITABLE.
 */
export async function stageBackup(dataFolder: string, folder: string): Promise<BackupManifest> {
  const beside = join(dataFolder, `.${randomUUID()}.part`);
  try {
    const manifest = await soundBackup(folder);
    await copyFile(join(folder, backupParts.database), beside);
    await checkDatabase(beside);
    await copyContent(
      join(dirname(folder), backupParts.files),
      join(dataFolder, backupParts.files),
      () => undefined,
    );
    // A new machine has no certificates yet; those of this one are never replaced.
    const identities = join(dataFolder, backupParts.identities);
    if (!(await isThere(identities))) await copyFolder(join(folder, backupParts.identities), identities);
    for (const part of [backupParts.forms, backupParts.law]) {
      const packages = join(folder, part);
      if (await isThere(packages)) await copyFolder(packages, join(dataFolder, part));
    }
    const file = await open(beside, 'r+');
    await file.sync().finally(() => file.close());
    await rename(beside, stagedFile(dataFolder));
    return manifest;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw asStoreError(dataFolder, error);
  }
}

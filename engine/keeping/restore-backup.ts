import { randomUUID } from 'node:crypto';
import { copyFile, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { readKeyFile } from '../sealing/key-file.ts';
import { checkDatabase } from '../store/copy-database.ts';
import type { DatabaseKey } from '../store/driver.ts';
import { isPlainDatabase } from '../store/sealed-pages.ts';
import { stagedFile, stagedKeys } from '../store/staged-store.ts';
import { asStoreError } from '../store/store-error.ts';
import { keyFileName } from '../store/store-file.ts';
import { type BackupManifest, backupParts, readManifest } from './backup-manifest.ts';
import { copyContent, copyFolder, copySafely, isThere, sha256Of } from './copy-files.ts';

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

/** Whether a backup is encrypted, and by the key of this folder. Throws KEY_FILE_DAMAGED. */
export function sealOf(
  dataFolder: string,
  folder: string,
  key: DatabaseKey | null,
): 'plain' | 'ownKey' | 'otherKey' {
  if (isPlainDatabase(join(folder, backupParts.database))) return 'plain';
  const theirs = readKeyFile(folder);
  if (theirs === null) throw new AppError('KEY_FILE_DAMAGED', { file: join(folder, keyFileName) });
  return key !== null && theirs.key === readKeyFile(dataFolder)?.key ? 'ownKey' : 'otherKey';
}

/**
 * Brings a backup's database beside the present one, where the next start takes it, and its kept files that are
 * missing here. `key`: of the present database. Nothing present is changed. Throws BACKUP_NOT_FOUND, BACKUP_UNSOUND, DISK_FULL, STORE_UNWRITABLE.
 */
export async function stageBackup(
  dataFolder: string,
  folder: string,
  key: DatabaseKey | null,
): Promise<BackupManifest> {
  const beside = join(dataFolder, `.${randomUUID()}.part`);
  try {
    const manifest = await soundBackup(folder);
    await copyFile(join(folder, backupParts.database), beside);
    const sealed = sealOf(dataFolder, folder, key);
    // Under a key that is not at hand it is held to its manifest alone, which was written when it had been checked.
    if (sealed !== 'otherKey') await checkDatabase(beside, sealed === 'ownKey' ? key : null);
    await copyContent(
      join(dirname(folder), backupParts.files),
      join(dataFolder, backupParts.files),
      () => undefined,
    );
    await bringIdentities(join(folder, backupParts.identities), join(dataFolder, backupParts.identities));
    for (const part of [backupParts.forms, backupParts.law]) {
      const packages = join(folder, part);
      if (await isThere(packages)) await copyFolder(packages, join(dataFolder, part));
    }
    const file = await open(beside, 'r+');
    await file.sync().finally(() => file.close());
    await rm(stagedKeys(dataFolder), { force: true });
    if (sealed !== 'plain') await copySafely(join(folder, keyFileName), stagedKeys(dataFolder));
    await rename(beside, stagedFile(dataFolder));
    return manifest;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw asStoreError(dataFolder, error);
  }
}

/**
 * A new machine has no certificates yet and takes all; those of this one are never replaced. What the station trusts
 * and judges by (trust-store.ts: a file each, named by its content) is brought in where it is missing.
 */
async function bringIdentities(from: string, to: string): Promise<void> {
  if (!(await isThere(to))) {
    await copyFolder(from, to);
    return;
  }
  const present = new Set(await readdir(to));
  const kept = await readdir(from).catch(() => []);
  for (const name of kept.filter((one) => one.startsWith('trust-') && !present.has(one)))
    await copySafely(join(from, name), join(to, name));
}

import { open } from 'node:fs/promises';
import type { Database } from './driver.ts';
import { asStoreError } from './store-error.ts';

export type CopyJob = {
  readonly database: Database;
  readonly file: string;
  readonly target: string;
  readonly pagesAtOnce: number;
  /** Pages done and in all; what it throws ends the copy. */
  readonly onStep: (done: number, total: number) => void;
};

/** Copies a plain database by SQLite's own backup. Throws AppError of the store. */
export async function copyPages({ database, target, pagesAtOnce, onStep }: CopyJob): Promise<void> {
  try {
    await database.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onStep(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
  } catch (error) {
    throw asStoreError(target, error);
  }
}

const pageSize = 4096;
/** SQLite's own measure of pages in the log after which it brings them into the file. */
const usualCheckpoint = 1000;

/**
 * Copies an encrypted database, which SQLite's own backup does not: the log is brought into the file, and while the
 * file is copied as it is nothing more is; what is written meanwhile stays in the log. So the copy is the database as
 * it stood at the beginning, under the same key.
 */
export class SealedCopier {
  private disturbed = false;

  /** The log is about to be brought into the file all the same: a copy under way begins again. */
  disturb(): void {
    this.disturbed = true;
  }

  readonly copy = async ({ database, file, target, pagesAtOnce, onStep }: CopyJob): Promise<void> => {
    database.pragma('wal_autocheckpoint = 0');
    try {
      do {
        this.disturbed = false;
        const [state] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        if (state?.busy !== 0) throw Object.assign(new Error('in use'), { code: 'SQLITE_BUSY' });
        await copyBytes(file, target, pagesAtOnce * pageSize, (done, total) => {
          onStep(done / pageSize, total / pageSize);
          return !this.disturbed;
        });
      } while (this.disturbed);
    } catch (error) {
      throw asStoreError(target, error);
    } finally {
      if (database.open) database.pragma(`wal_autocheckpoint = ${usualCheckpoint}`);
    }
  };
}

/** Copies a file in parts, until `onPart` answers false, and forces it to the disk. */
export async function copyBytes(
  from: string,
  to: string,
  part: number,
  onPart: (done: number, total: number) => boolean,
): Promise<void> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'w');
    try {
      const { size } = await source.stat();
      const buffer = Buffer.alloc(part);
      for (let done = 0; done < size; ) {
        if (!onPart(done, size)) return;
        const { bytesRead } = await source.read(buffer, 0, Math.min(part, size - done), done);
        if (bytesRead === 0) break;
        await target.write(buffer, 0, bytesRead, done);
        done += bytesRead;
      }
      onPart(size, size);
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

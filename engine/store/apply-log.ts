import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Brings a write-ahead log into its database by the published format alone (sqlite.org/fileformat2.html, 4), for where
 * SQLite does not even begin because the file's own header is gone. Frames after the last commit, and those of an
 * earlier log, are left out.
 */
export function applyLog(file: string): void {
  const log = `${file}-wal`;
  if (!existsSync(log)) return;
  const bytes = readFileSync(log);
  let database = readFileSync(file);
  if (bytes.length >= 32) {
    const size = bytes.readUInt32BE(8);
    const salts = bytes.subarray(16, 24);
    let waiting: { readonly page: number; readonly content: Buffer }[] = [];
    for (let at = 32; size >= 512 && at + 24 + size <= bytes.length; at += 24 + size) {
      if (!bytes.subarray(at + 8, at + 16).equals(salts)) break;
      waiting.push({ page: bytes.readUInt32BE(at), content: bytes.subarray(at + 24, at + 24 + size) });
      const pages = bytes.readUInt32BE(at + 4);
      if (pages === 0) continue;
      database = put(database, waiting, pages, size);
      waiting = [];
    }
  }
  writeFileSync(file, database);
  rmSync(log, { force: true });
}

/** One commit: its pages, and the length that the database has after it. */
function put(
  database: Buffer<ArrayBuffer>,
  frames: readonly { readonly page: number; readonly content: Buffer }[],
  pages: number,
  size: number,
): Buffer<ArrayBuffer> {
  // A length that is nonsense is not believed: twice the file and all its frames is more than can be.
  const length = Math.min(pages * size, 2 * database.length + (frames.length + 100_000) * size);
  const longer =
    database.length < length ? Buffer.concat([database, Buffer.alloc(length - database.length)]) : database;
  for (const { page, content } of frames) {
    if (page >= 1 && page * size <= longer.length) content.copy(longer, (page - 1) * size);
  }
  return longer;
}

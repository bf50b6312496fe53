import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** As disk-shim.c writes them. */
const kinds = { written: 1, synced: 2, gone: 3, cut: 4 } as const;

type Unsynced = {
  readonly kind: number;
  readonly offset: number;
  readonly size: number;
  readonly before: Buffer;
  readonly after: Buffer;
};

const sector = 512;

/** Takes back in `folder` what no sync has covered, and puts again the sectors of it that `random` lets through. */
export function cutPower(folder: string, log: string, random: () => number): void {
  if (!existsSync(log)) return;
  const unsynced = readLog(readFileSync(log));
  for (const path of filesBelow(folder)) {
    const writes = unsynced.get(statSync(path).ino);
    if (!writes || writes.length === 0) continue;
    const file = openSync(path, 'r+');
    for (const write of [...writes].reverse()) {
      writeSync(file, write.before, 0, write.before.length, write.offset);
      ftruncateSync(file, write.size);
    }
    // A third of the cuts lose all that was not synced.
    if (random() > 1 / 3) for (const write of writes) putSome(file, write, random);
    closeSync(file);
  }
}

function putSome(file: number, write: Unsynced, random: () => number): void {
  if (write.kind === kinds.cut) {
    if (random() < 0.5) ftruncateSync(file, write.offset);
    return;
  }
  for (let at = 0; at < write.after.length; at += sector) {
    const length = Math.min(sector, write.after.length - at);
    if (random() < 0.5) writeSync(file, write.after, at, length, write.offset + at);
  }
}

/** The writes since the last sync, by inode. A record that the kill cut short was never followed by its write. */
function readLog(bytes: Buffer): Map<number, Unsynced[]> {
  const unsynced = new Map<number, Unsynced[]>();
  const head = 5 * 8;
  for (let at = 0; at + head <= bytes.length; ) {
    const word = (index: number) => Number(bytes.readBigInt64LE(at + index * 8));
    const [kind, inode, offset, length, size] = [word(0), word(1), word(2), word(3), word(4)];
    const end = at + head + 2 * length;
    if (end > bytes.length) break;
    if (kind === kinds.synced || kind === kinds.gone) unsynced.delete(inode);
    else {
      const before = bytes.subarray(at + head, at + head + length);
      const after = bytes.subarray(at + head + length, end);
      unsynced.set(inode, [...(unsynced.get(inode) ?? []), { kind, offset, size, before, after }]);
    }
    at = end;
  }
  return unsynced;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

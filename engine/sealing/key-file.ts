import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { AppError } from '../../contract/app-error.ts';
import { asStoreError } from '../store/store-error.ts';
import { keyFileName } from '../store/store-file.ts';

const Text = Type.String({ maxLength: 400 });
const Wrapped = Type.Object({
  // An imported file must not ask for all the memory there is.
  cost: Type.Object({
    memorySize: Type.Integer({ minimum: 8, maximum: 1 << 20 }),
    iterations: Type.Integer({ minimum: 1, maximum: 20 }),
    parallelism: Type.Integer({ minimum: 1, maximum: 4 }),
  }),
  salt: Text,
  iv: Text,
  key: Text,
  tag: Text,
});
const Way = Type.Object({
  by: Type.Union([Type.Literal('password'), Type.Literal('code')]),
  wrapped: Wrapped,
});
const KeyHolder = Type.Object({
  account: Text,
  name: Text,
  administrator: Type.Boolean(),
  ways: Type.Array(Way, { maxItems: 8 }),
  failures: Type.Integer({ minimum: 0 }),
  delayedUntil: Type.Number(),
  /** Wrong tries while the database was closed, not in its audit yet: how many, and when the latest of them were (UTC). */
  tries: Type.Optional(
    Type.Object({
      count: Type.Integer({ minimum: 1 }),
      at: Type.Array(Type.String({ maxLength: 30 }), { maxItems: 50 }),
    }),
  ),
});
const KeyFile = Type.Object({
  format: Type.Literal('anjuan-keys/1'),
  /** Of which key these are; changes with every key. */
  key: Text,
  holders: Type.Array(KeyHolder, { maxItems: 1000 }),
  recovery: Type.Array(Wrapped, { maxItems: 4 }),
});

/** What lies beside an encrypted database: who may open it, and its key wrapped for each of them. */
export type KeyFile = Static<typeof KeyFile>;
export type KeyHolder = Static<typeof KeyHolder>;

/** The file of a folder, or null where there is none. Throws KEY_FILE_DAMAGED. */
export function readKeyFile(folder: string): KeyFile | null {
  const file = join(folder, keyFileName);
  try {
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Value.Check(KeyFile, data)) return data;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ENOENT') return null;
      throw asStoreError(file, error);
    }
  }
  throw new AppError('KEY_FILE_DAMAGED', { file });
}

/** Written beside, forced to the disk, renamed: there is always a whole one. Throws DISK_FULL, STORE_UNWRITABLE. */
export function writeKeyFile(folder: string, content: KeyFile): void {
  const file = join(folder, keyFileName);
  const beside = join(folder, `.${randomUUID()}.part`);
  try {
    const opened = openSync(beside, 'wx', 0o600);
    try {
      writeSync(opened, `${JSON.stringify(content, null, 2)}\n`);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(beside, file);
    forceFolder(dirname(file));
  } catch (error) {
    rmSync(beside, { force: true });
    throw asStoreError(file, error);
  }
}

/** A change of what is there now. */
export function changeKeyFile(folder: string, change: (file: KeyFile) => KeyFile): void {
  const present = readKeyFile(folder);
  if (present) writeKeyFile(folder, change(present));
}

/** The rename itself, where the system can force a folder. */
function forceFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r');
    fsyncSync(opened);
    closeSync(opened);
  } catch {
    // Windows opens no folders; there the file system's journal has it.
  }
}

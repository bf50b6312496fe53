import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Driver from 'better-sqlite3-multiple-ciphers';

export type Database = Driver.Database;
export type Statement = Driver.Statement;

/** 32 random bytes. Whoever has them reads the database: never logged, never in a message. */
export type DatabaseKey = Buffer;

export type OpenOptions = {
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  /** Of an encrypted file; null or left out: a plain one. */
  readonly key?: DatabaseKey | null;
  /** Milliseconds to wait for another that holds it. */
  readonly timeout?: number;
};

/** Opens a database file; every file of the program's goes through here. Throws SqliteError. */
export function openDatabase(file: string, { key = null, ...options }: OpenOptions = {}): Database {
  const database = new Driver(file, { ...options, ...binding() });
  if (key === null) return database;
  try {
    chooseCipher(database);
    database.pragma(`key = "${keyText(key)}"`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Encrypts, decrypts (null) or encrypts anew a database that nobody else has open, in its place. */
export function changeKey(database: Database, key: DatabaseKey | null): void {
  chooseCipher(database);
  database.pragma(`rekey = "${key === null ? '' : keyText(key)}"`);
}

/** SQLCipher's fourth format: AES-256-CBC and HMAC-SHA512 page by page; other programs can read it with the key. */
function chooseCipher(database: Database): void {
  database.pragma("cipher = 'sqlcipher'");
  database.pragma('legacy = 4');
}

/** A key as it is, not a password that a key is still to be made of. */
function keyText(key: DatabaseKey): string {
  if (key.length !== 32) throw new RangeError('a key has 32 bytes');
  return `x'${key.toString('hex')}'`;
}

let found: { readonly nativeBinding?: string } | null = null;

/**
 * The binary that set-up compiled for an older Node or Electron, where there is one: the package's own loader would
 * take the one it carries, which ends such a process.
 */
function binding(): { readonly nativeBinding?: string } {
  if (found === null) {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('better-sqlite3-multiple-ciphers/package.json'));
    const compiled = join(folder, 'build', 'Release', 'better_sqlite3.node');
    found = existsSync(compiled) ? { nativeBinding: compiled } : {};
  }
  return found;
}

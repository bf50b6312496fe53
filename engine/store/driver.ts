import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Driver from 'better-sqlite3-multiple-ciphers';

export type Database = Driver.Database;
export type Statement = Driver.Statement;

export type OpenOptions = {
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  /** Milliseconds to wait for another that holds it. */
  readonly timeout?: number;
};

/** Opens a database file; every file of the program's goes through here. Throws SqliteError. */
export function openDatabase(file: string, options: OpenOptions = {}): Database {
  return new Driver(file, { ...options, ...binding() });
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

import { randomUUID } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import type { ChosenFile } from '../contract/shell-commands.ts';

/** Paths the person chose in a dialog, by token. A page holds tokens only; a path never comes from a page. */
export class GrantedFiles {
  readonly #paths = new Map<string, string>();
  readonly #tell: (token: string, path: string) => Promise<void>;

  /** `tell` hands a new token to the engine and resolves when the engine knows it. */
  constructor(tell: (token: string, path: string) => Promise<void>) {
    this.#tell = tell;
  }

  /** Grants a path; resolves once the engine would accept its token. */
  async grant(path: string): Promise<ChosenFile> {
    const token = randomUUID();
    this.#paths.set(token, path);
    await this.#tell(token, path);
    return { token, name: basename(path), size: sizeOf(path) };
  }

  pathOf(token: string): string | null {
    return this.#paths.get(token) ?? null;
  }

  /** A file in the granted folder, links followed; null when it is not there, lies elsewhere or the token is unknown. */
  fileIn(token: string, file: string): string | null {
    const folder = this.pathOf(token);
    if (folder === null) return null;
    try {
      const path = realpathSync(resolve(folder, file));
      const from = relative(realpathSync(folder), path);
      return from === '' || from.startsWith('..') || isAbsolute(from) ? null : path;
    } catch {
      return null;
    }
  }

  /** All that was granted, to tell an engine that starts again. */
  all(): readonly (readonly [token: string, path: string])[] {
    return [...this.#paths];
  }
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : 0;
}
